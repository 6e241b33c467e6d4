#pragma once

#include "capabilities/plan/rules.hpp"
#include "web/command_page.hpp"

namespace rondom::plan {

/// What there is, and what this reader can do about it.
http::Response overview(web::Visit& visit);
std::vector<web::Choice> goals(web::Visit const& visit, std::string_view field);

// The commands whose page follows from their fields.
inline constexpr web::CommandPage set_goal{
    .key = "plan.goal",
    .tab = "plan",
    .list = "/dossiers/{dossier}/plan",
    .flash = "plan.goal.done",
    .optional = "why_not_ordinary"};
inline constexpr web::CommandPage change_goal{
    .key = "plan.change-goal",
    .tab = "plan",
    .list = "/dossiers/{dossier}/plan",
    .flash = "plan.change-goal.done",
    .subject = "goal"};
inline constexpr web::CommandPage drop_goal{
    .key = "plan.drop-goal",
    .tab = "plan",
    .list = "/dossiers/{dossier}/plan",
    .flash = "plan.drop-goal.done",
    .subject = "goal"};
inline constexpr web::CommandPage add_action{
    .key = "plan.action",
    .tab = "plan",
    .list = "/dossiers/{dossier}/plan",
    .flash = "plan.action.done",
    .lines = "what",
    .choices = goals};
inline constexpr web::CommandPage propose{
    .key = "plan.propose", .tab = "plan", .list = "/dossiers/{dossier}/plan", .flash = "plan.propose.done"};
inline constexpr web::CommandPage give_view{
    .key = "plan.view", .tab = "plan", .list = "/dossiers/{dossier}/plan", .flash = "plan.view.done"};
inline constexpr web::CommandPage agree{
    .key = "plan.agree", .tab = "plan", .list = "/dossiers/{dossier}/plan", .flash = "plan.agree.done"};
inline constexpr web::CommandPage report_action{
    .key = "plan.report",
    .tab = "plan",
    .list = "/dossiers/{dossier}/plan",
    .flash = "plan.report.done",
    .subject = "action",
    .optional = "note"};
inline constexpr web::CommandPage flag_late{
    .key = "plan.flag",
    .tab = "plan",
    .list = "/dossiers/{dossier}/plan",
    .flash = "plan.flag.done",
    .subject = "action"};
inline constexpr web::CommandPage flag_task{
    .key = "plan.flag-task",
    .tab = "plan",
    .list = "/dossiers/{dossier}/plan",
    .flash = "plan.flag-task.done",
    .subject = "task"};

}  // namespace rondom::plan
