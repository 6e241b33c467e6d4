#include "capabilities/plan/rules.hpp"

#include <algorithm>

#include "capabilities/conference/table.hpp"
#include "domain/contains.hpp"
#include "dossier/pauses.hpp"

namespace rondom::plan {

namespace {

Plan const& plan_of(Situation const& situation) { return situation.dossier.part<Plan>(); }

bool may_set(Kind kind, Role role) {
    if (roles::family.has(role)) { return true; }
    return (kind == Kind::education && roles::school.has(role)) ||
           (kind == Kind::care && role == Role::case_manager);
}

/// A goal of the family is of the one who set it; every other goal of the party that answers for it.
bool answers_for(Goal const& goal, access::Actor const& actor) {
    if (goal.by == Party::family) { return goal.set_by == actor.person; }
    return actor.party() != Party::family && may_set(goal.kind, actor.role);
}

/// The goal, when it stands and this person answers for it.
tl::expected<Goal const*, Refusal> own_goal(GoalId const& id, Situation const& situation) {
    auto const* goal = plan_of(situation).goal(id);
    if (goal == nullptr || !goal->stands) { return refuse(goal_known); }
    if (!answers_for(*goal, situation.actor)) { return refuse(responsible); }
    return goal;
}

/// At sixteen and seventeen the parents agree to what school does and do not learn that anybody else takes
/// part: so the school puts a plan with education goals before them.
bool is_for_school_to_propose(Situation const& situation) {
    auto const band = route::band_of(situation.standing().age(situation.today));
    return band == route::AgeBand::from_16 && plan_of(situation).has_goal(Kind::education) &&
           situation.party() != Party::education;
}

/// What shows on the board of whoever asks.
bool may_know(Task const& task, Situation const& situation) {
    auto const* step = conference::current_step(situation.dossier, situation.profile);
    access::Lens const lens{situation.standing(), situation.profile, step, situation.facts, situation.today};
    return contains(task.who, situation.actor.person) ||
           lens.ground(situation.actor, task.category, task.owner).has_value();
}

}  // namespace

Decision<Event> decide(SetGoal const& command, Situation const& situation) {
    if (!may_set(command.kind, situation.actor.role)) { return refuse(responsible); }
    if (command.kind == Kind::own && situation.party() != Party::family) { return refuse(responsible); }
    if (command.special && command.why_not_ordinary.empty()) { return refuse(why_not_ordinary); }

    return {{GoalSet{
        .goal = situation.new_id<GoalId>(),
        .kind = command.kind,
        .by = situation.party(),
        .text = command.text,
        .special = command.special,
        .why_not_ordinary = command.why_not_ordinary}}};
}

Decision<Event> decide(ChangeGoal const& command, Situation const& situation) {
    auto const goal = own_goal(command.goal, situation);
    if (!goal) { return tl::unexpected{goal.error()}; }
    if ((*goal)->text == command.text) { return {}; }

    return {
        {GoalChanged{.goal = command.goal, .kind = (*goal)->kind, .by = (*goal)->by, .text = command.text}}};
}

Decision<Event> decide(DropGoal const& command, Situation const& situation) {
    auto const goal = own_goal(command.goal, situation);
    if (!goal) { return tl::unexpected{goal.error()}; }

    return {{GoalDropped{
        .goal = command.goal, .kind = (*goal)->kind, .by = (*goal)->by, .reason = command.reason}}};
}

Decision<Event> decide(AddAction const& command, Situation const& situation) {
    auto const goal = own_goal(command.goal, situation);
    if (!goal) { return tl::unexpected{goal.error()}; }
    auto const who = conference::guest(command.person, situation);
    if (!who) { return refuse(only_involved); }

    return {{ActionAdded{
        .action = situation.new_id<ActionId>(),
        .goal = command.goal,
        .kind = (*goal)->kind,
        .by = (*goal)->by,
        .what = command.what,
        .person = command.person,
        .person_name = who->name,
        .role = who->role,
        .due = command.due}}};
}

/// Every goal that a party answers for has an action; what the family wants for itself needs none.
Decision<Event> decide(ProposePlan const& command, Situation const& situation) {
    auto const& plan = plan_of(situation);
    auto const counts = [](Goal const& each) { return each.stands && each.by != Party::family; };
    bool const all_have_actions = std::ranges::all_of(plan.goals, [&](Goal const& each) {
        return !counts(each) || !plan.actions_of(each.id).empty();
    });

    if (std::ranges::none_of(plan.goals, counts)) { return refuse(goal_first); }
    if (!all_have_actions) { return refuse(action_first); }
    if (is_for_school_to_propose(situation)) { return refuse(school_proposes); }
    if (!in_term(command.next_evaluation, situation.profile, situation.today)) {
        return refuse(evaluation_day);
    }

    auto const* latest = plan.latest();
    return {{VersionProposed{
        .version = latest != nullptr ? latest->number + 1 : 1,
        .next_evaluation = command.next_evaluation,
        .by = situation.party()}}};
}

/// A view is free: on the version that lies there, or before there is one.
Decision<Event> decide(GiveView const& command, Situation const& situation) {
    auto const* latest = plan_of(situation).latest();
    return {{ViewGiven{.version = latest != nullptr ? latest->number : 0, .text = command.text}}};
}

Decision<Event> decide(AgreeToPlan const& /*command*/, Situation const& situation) {
    auto const& plan = plan_of(situation);
    auto const people = asked(plan, situation.standing(), situation.profile, situation.today);
    auto const* version = plan.open();
    auto const& me = situation.actor.person;

    if (!contains(people, me)) { return refuse(not_asked); }
    if (version == nullptr) { return refuse(propose_first); }
    if (contains(version->agreed, me)) { return {}; }

    std::vector<Event> events{AgreedTo{.version = version->number}};
    bool const everybody = std::ranges::all_of(people, [&](PersonId const& each) {
        return each == me || contains(version->agreed, each);
    });
    if (everybody) { events.emplace_back(VersionSettled{.version = version->number, .by = version->by}); }
    return events;
}

/// Whoever does it says whether it came; at work a colleague may say so too.
Decision<Event> decide(ReportAction const& command, Situation const& situation) {
    auto const* action = plan_of(situation).action(command.action);
    if (action == nullptr) { return refuse(action_known); }

    bool const mine = action->person == situation.actor.person;
    bool const colleague =
        situation.party() != Party::family && party_of(action->role) == situation.actor.party();
    if (!mine && !colleague) { return refuse(not_yours); }

    return {{ActionReported{
        .action = command.action,
        .kind = action->kind,
        .by = action->by,
        .result = command.result,
        .note = command.note}}};
}

/// Anybody who may know of the task, parents too: parents and school may address each other on their tasks.
Decision<Event> decide(FlagTask const& command, Situation const& situation) {
    Setting const setting{.profile = situation.profile, .today = situation.today};
    auto const tasks = route_tasks(situation.dossier, setting, situation.facts, situation.pauses);
    auto const task = std::ranges::find_if(tasks, [&](Task const& each) {
        return each.id == command.task && each.state == TaskState::at_turn;
    });
    auto const& me = situation.actor.person;
    if (task == tasks.end() || !may_know(*task, situation)) { return refuse(task_known); }
    if (!task->due || *task->due >= situation.today) { return refuse(task_not_late); }
    bool const again = std::ranges::any_of(plan_of(situation).flags, [&](Flag const& each) {
        return each.task == task->id && each.person == me && each.on >= task->since;
    });
    if (again) { return {}; }

    auto const by = situation.party();
    return {{TaskFlagged{.task = task->id, .party = by == Party::family ? task->party : by}}};
}

Decision<Event> decide(FlagLate const& command, Situation const& situation) {
    auto const* action = plan_of(situation).action(command.action);
    if (action == nullptr) { return refuse(action_known); }
    if (!action->is_late(situation.today)) { return refuse(not_late); }
    if (contains(action->flagged_by, situation.actor.person)) { return {}; }

    return {{ActionFlagged{.action = command.action, .kind = action->kind, .by = action->by}}};
}

}  // namespace rondom::plan
