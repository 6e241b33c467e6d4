#include "capabilities/plan/capability.hpp"

#include <array>

#include "capabilities/plan/pages.hpp"
#include "capabilities/plan/rules.hpp"

namespace rondom::plan {

namespace {

constexpr std::array commands{
    command<SetGoal>("/plan/doel"),
    command<ChangeGoal>("/plan/doel/wijzigen"),
    command<DropGoal>("/plan/doel/stoppen"),
    command<AddAction>("/plan/actie"),
    command<ProposePlan>("/plan/voorleggen"),
    command<GiveView>("/plan/mening"),
    command<AgreeToPlan>("/plan/akkoord"),
    command<ReportAction>("/plan/acties"),
    command<FlagLate>("/plan/navragen"),
    command<FlagTask>("/plan/navragen/taak"),
};

constexpr std::array rules{
    &responsible,
    &why_not_ordinary,
    &goal_known,
    &action_known,
    &only_involved,
    &goal_first,
    &action_first,
    &evaluation_day,
    &school_proposes,
    &propose_first,
    &not_asked,
    &not_yours,
    &not_late,
    &task_known,
    &task_not_late,
};

constexpr std::array notified{
    VersionProposed::name,
    VersionSettled::name,
    ActionReported::name,
};

using enum http::Method;
constexpr auto in_dossier = web::Reach::dossier;

constexpr std::array routes{
    web::Route{get, "/dossiers/{dossier}/plan", in_dossier, overview},
    web::Route{get, "/dossiers/{dossier}/plan/doel", in_dossier, web::shown<SetGoal, set_goal>},
    web::Route{post, "/dossiers/{dossier}/plan/doel", in_dossier, web::sent<SetGoal, set_goal>},
    web::Route{
        get,
        "/dossiers/{dossier}/plan/doel/wijzigen/{subject}",
        in_dossier,
        web::shown<ChangeGoal, change_goal>},
    web::Route{
        post,
        "/dossiers/{dossier}/plan/doel/wijzigen/{subject}",
        in_dossier,
        web::sent<ChangeGoal, change_goal>},
    web::Route{
        get, "/dossiers/{dossier}/plan/doel/stoppen/{subject}", in_dossier, web::shown<DropGoal, drop_goal>},
    web::Route{
        post, "/dossiers/{dossier}/plan/doel/stoppen/{subject}", in_dossier, web::sent<DropGoal, drop_goal>},
    web::Route{get, "/dossiers/{dossier}/plan/actie", in_dossier, web::shown<AddAction, add_action>},
    web::Route{post, "/dossiers/{dossier}/plan/actie", in_dossier, web::sent<AddAction, add_action>},
    web::Route{get, "/dossiers/{dossier}/plan/voorleggen", in_dossier, web::shown<ProposePlan, propose>},
    web::Route{post, "/dossiers/{dossier}/plan/voorleggen", in_dossier, web::sent<ProposePlan, propose>},
    web::Route{get, "/dossiers/{dossier}/plan/mening", in_dossier, web::shown<GiveView, give_view>},
    web::Route{post, "/dossiers/{dossier}/plan/mening", in_dossier, web::sent<GiveView, give_view>},
    web::Route{get, "/dossiers/{dossier}/plan/akkoord", in_dossier, web::shown<AgreeToPlan, agree>},
    web::Route{post, "/dossiers/{dossier}/plan/akkoord", in_dossier, web::sent<AgreeToPlan, agree>},
    web::Route{
        get,
        "/dossiers/{dossier}/plan/acties/{subject}",
        in_dossier,
        web::shown<ReportAction, report_action>},
    web::Route{
        post,
        "/dossiers/{dossier}/plan/acties/{subject}",
        in_dossier,
        web::sent<ReportAction, report_action>},
    web::Route{
        get, "/dossiers/{dossier}/plan/navragen/{subject}", in_dossier, web::shown<FlagLate, flag_late>},
    web::Route{
        post, "/dossiers/{dossier}/plan/navragen/{subject}", in_dossier, web::sent<FlagLate, flag_late>},
    web::Route{
        get, "/dossiers/{dossier}/plan/navragen/taak/{subject}", in_dossier, web::shown<FlagTask, flag_task>},
    web::Route{
        post, "/dossiers/{dossier}/plan/navragen/taak/{subject}", in_dossier, web::sent<FlagTask, flag_task>},
};

}  // namespace

Capability const capability{
    .name = "plan",
    .contribution = {.facts = facts_of, .tasks = tasks_of, .notified = notified},
    .commands = commands,
    .rules = rules,
    .routes = routes,
};

}  // namespace rondom::plan
