#pragma once

#include "capabilities/plan/plan.hpp"
#include "dossier/situation.hpp"

namespace rondom::plan {

inline constexpr Rule responsible{.name = "plan.goal.responsible", .source = "R-167; R-168; S2:356; S2:360"};
inline constexpr Rule why_not_ordinary{.name = "plan.why-not-ordinary", .source = "R-173; S2:31"};
inline constexpr Rule goal_known{.name = "plan.goal.unknown", .source = "R-170"};
inline constexpr Rule action_known{.name = "plan.action.unknown", .source = "R-170"};
inline constexpr Rule only_involved{.name = "plan.action.only-involved", .source = "R-170; S2:364"};
inline constexpr Rule goal_first{.name = "plan.goal.first", .source = "R-170; S2:364"};
inline constexpr Rule action_first{.name = "plan.action.first", .source = "R-170; S2:364"};
inline constexpr Rule evaluation_day{.name = "plan.evaluation-day", .source = "R-176; G-18"};
inline constexpr Rule school_proposes{
    .name = "plan.propose.school", .source = "law.md 3.2, 3.3; C5-A4; C5-A8"};
inline constexpr Rule propose_first{.name = "plan.propose.first", .source = "S2:30; R-047"};
inline constexpr Rule not_asked{.name = "plan.agree.not-asked", .source = "law.md 3.2; C5-A1; C5-A8"};
inline constexpr Rule not_yours{.name = "plan.action.not-yours", .source = "R-154; C2-A8"};
inline constexpr Rule task_known{.name = "plan.task.unknown", .source = "R-055"};
inline constexpr Rule task_not_late{.name = "plan.task.not-late", .source = "R-055; S4:5"};
inline constexpr Rule not_late{.name = "plan.action.not-late", .source = "R-055"};

inline constexpr Roles makers = roles::school | roles::family | Roles{Role::case_manager};

struct SetGoal {
    Kind kind{};
    std::string text;
    bool special = false;
    std::string why_not_ordinary{};

    static constexpr Permission permission{.name = "plan.set_goal", .who = makers};
    static constexpr auto fields() {
        return std::tuple{
            field("kind", &SetGoal::kind),
            field("text", &SetGoal::text),
            field("special", &SetGoal::special),
            field("why_not_ordinary", &SetGoal::why_not_ordinary)};
    }
};

struct ChangeGoal {
    GoalId goal;
    std::string text;

    static constexpr Permission permission{.name = "plan.change_goal", .who = makers};
    static constexpr auto fields() {
        return std::tuple{field("goal", &ChangeGoal::goal), field("text", &ChangeGoal::text)};
    }
};

struct DropGoal {
    GoalId goal;
    std::string reason;

    static constexpr Permission permission{.name = "plan.drop_goal", .who = makers};
    static constexpr auto fields() {
        return std::tuple{field("goal", &DropGoal::goal), field("reason", &DropGoal::reason)};
    }
};

struct AddAction {
    GoalId goal;
    std::string what;
    PersonId person;
    Day due{};

    static constexpr Permission permission{.name = "plan.add_action", .who = makers};
    static constexpr auto fields() {
        return std::tuple{
            field("goal", &AddAction::goal),
            field("what", &AddAction::what),
            field("person", &AddAction::person),
            field("due", &AddAction::due)};
    }
};

struct ProposePlan {
    Day next_evaluation{};

    static constexpr Permission permission{
        .name = "plan.propose", .who = {Role::support_coordinator, Role::case_manager}};
    static constexpr auto fields() {
        return std::tuple{field("next_evaluation", &ProposePlan::next_evaluation)};
    }
};

struct GiveView {
    std::string text;

    static constexpr Permission permission{.name = "plan.give_view", .who = roles::family};
    static constexpr auto fields() { return std::tuple{field("text", &GiveView::text)}; }
};

struct AgreeToPlan {
    static constexpr Permission permission{.name = "plan.agree", .who = roles::family};
    static constexpr auto fields() { return std::tuple{}; }
};

struct ReportAction {
    ActionId action;
    Delivery result{};
    std::string note{};

    static constexpr Permission permission{.name = "plan.report_action", .who = roles::everyone};
    static constexpr auto fields() {
        return std::tuple{
            field("action", &ReportAction::action),
            field("result", &ReportAction::result),
            field("note", &ReportAction::note)};
    }
};

struct FlagTask {
    std::string task;

    static constexpr Permission permission{.name = "plan.flag_task", .who = roles::everyone};
    static constexpr auto fields() { return std::tuple{field("task", &FlagTask::task)}; }
};

struct FlagLate {
    ActionId action;

    static constexpr Permission permission{.name = "plan.flag_late", .who = roles::everyone};
    static constexpr auto fields() { return std::tuple{field("action", &FlagLate::action)}; }
};

Decision<Event> decide(SetGoal const& command, Situation const& situation);
Decision<Event> decide(ChangeGoal const& command, Situation const& situation);
Decision<Event> decide(DropGoal const& command, Situation const& situation);
Decision<Event> decide(AddAction const& command, Situation const& situation);
Decision<Event> decide(ProposePlan const& command, Situation const& situation);
Decision<Event> decide(GiveView const& command, Situation const& situation);
Decision<Event> decide(AgreeToPlan const& command, Situation const& situation);
Decision<Event> decide(ReportAction const& command, Situation const& situation);
Decision<Event> decide(FlagTask const& command, Situation const& situation);
Decision<Event> decide(FlagLate const& command, Situation const& situation);

}  // namespace rondom::plan
