#include "capabilities/plan/plan.hpp"

#include <algorithm>

#include "domain/contains.hpp"
#include "route/steps.hpp"

namespace rondom::plan {

namespace {

template <class Items, class Key>
auto* find_id(Items& items, Key const& id) {
    auto const found = std::ranges::find_if(items, [&](auto const& each) { return each.id == id; });
    return found != items.end() ? &*found : nullptr;
}

void overtake(Plan& plan) {
    if (!plan.versions.empty()) { plan.versions.back().overtaken = true; }
}

/// The last time the route went back to an earlier step; a plan that was agreed before has to be made anew.
/// The steps stand in the profile in the order of the route.
std::int64_t last_return(route::Steps const& steps, route::Profile const& profile) {
    auto const place = [&](route::Passage const& passage) {
        return std::ranges::find(profile.steps, passage.step, &route::Step::id);
    };
    std::int64_t seq = 0;
    for (std::size_t each = 1; each < steps.taken.size(); ++each) {
        bool const back = place(steps.taken[each]) < place(steps.taken[each - 1]);
        if (back) { seq = steps.taken[each].seq; }
    }
    return seq;
}

bool has_said(Plan const& plan, PersonId const& person, Day since) {
    auto const version = plan.versions.empty() ? 0 : plan.versions.back().number;
    return std::ranges::any_of(plan.views, [&](View const& each) {
        return each.person == person && each.version == version && local_day(each.at) >= since;
    });
}

/// A goal of this kind stands, of the party that answers for it, written or changed since the route went
/// back.
bool has_written(Plan const& plan, Kind kind, Party party, std::int64_t again) {
    return std::ranges::any_of(plan.goals, [&](Goal const& each) {
        return each.stands && each.kind == kind && each.by == party && each.written > again;
    });
}

/// Who already did it is not at turn any more.
template <class Done>
void relieve(Task& task, Done const& done) {
    if (task.state != TaskState::at_turn || task.who.empty()) { return; }
    std::erase_if(task.who, done);
    if (task.who.empty()) { task.state = TaskState::done; }
}

void relieve_family(Plan const& plan, std::vector<PersonId> const& people, Task& task) {
    auto const* open = plan.open();
    if (task.command == "plan.give_view") {
        relieve(task, [&](PersonId const& each) { return has_said(plan, each, task.since); });
    } else if (task.command == "plan.agree" && open != nullptr) {
        relieve(task, [&](PersonId const& each) {
            return contains(open->agreed, each) || !contains(people, each);
        });
    } else if (task.command == "plan.agree" && task.state == TaskState::at_turn) {
        task.state = TaskState::later;
    }
}

Task task_of(Action const& action, Setting const& setting) {
    auto const category = category_for(action.kind, action.by);
    return {
        .id = "action/" + action.id.text(),
        .step = {},
        .party = party_of(action.role).value_or(Party::education),
        .who = {action.person},
        .role = action.role,
        .text = {.words = "plan.task.action", .details = {action.what}},
        .plain = {.words = "plan.task.action.plain", .details = {action.person_name, action.what}},
        .command = "plan.report_action",
        .subject = action.id.text(),
        .since = local_day(action.since),
        .due = action.due,
        .state = TaskState::at_turn,
        .category = category,
        .owner = setting.profile.categories.at(category).owner};
}

/// Whoever asked after the task since it was last begun.
void add_flags(Plan const& plan, Task& task) {
    for (auto const& each : plan.flags) {
        bool const counts = each.task == task.id && each.on >= task.since && task.state == TaskState::at_turn;
        if (counts) { task.asked_after.push_back(each.person); }
    }
}

}  // namespace

Goal const* Plan::goal(GoalId const& id) const { return find_id(goals, id); }
Action const* Plan::action(ActionId const& id) const { return find_id(actions, id); }

std::vector<Action const*> Plan::actions_of(GoalId const& id) const {
    std::vector<Action const*> found;
    for (auto const& each : actions) {
        if (each.goal == id) { found.push_back(&each); }
    }
    return found;
}

Version const* Plan::settled() const {
    auto const last = std::find_if(versions.rbegin(), versions.rend(), [](Version const& each) {
        return each.settled != 0;
    });
    return last != versions.rend() ? &*last : nullptr;
}

Version const* Plan::open() const {
    auto const* last = latest();
    return last != nullptr && last->settled == 0 && !last->overtaken ? last : nullptr;
}

bool Plan::has_goal(Kind kind) const {
    return std::ranges::any_of(goals, [&](Goal const& each) { return each.stands && each.kind == kind; });
}

void apply(Plan& plan, GoalSet const& event, Entry const& entry) {
    plan.goals.push_back(
        {.id = event.goal,
         .kind = event.kind,
         .by = event.by,
         .set_by = entry.by,
         .text = event.text,
         .special = event.special,
         .why_not_ordinary = event.why_not_ordinary,
         .dropped = {},
         .written = entry.seq}
    );
    overtake(plan);
}

void apply(Plan& plan, GoalChanged const& event, Entry const& entry) {
    if (auto* goal = find_id(plan.goals, event.goal)) {
        goal->text = event.text;
        goal->written = entry.seq;
    }
    overtake(plan);
}

void apply(Plan& plan, GoalDropped const& event) {
    if (auto* goal = find_id(plan.goals, event.goal)) {
        goal->stands = false;
        goal->dropped = event.reason;
    }
    overtake(plan);
}

void apply(Plan& plan, ActionAdded const& event, Entry const& entry) {
    plan.actions.push_back(
        {.id = event.action,
         .goal = event.goal,
         .kind = event.kind,
         .by = event.by,
         .what = event.what,
         .person = event.person,
         .person_name = event.person_name,
         .role = event.role,
         .due = event.due,
         .since = entry.at,
         .result = std::nullopt,
         .note = {},
         .flagged_by = {}}
    );
    overtake(plan);
}

void apply(Plan& plan, ActionReported const& event) {
    if (auto* action = find_id(plan.actions, event.action)) {
        action->result = event.result;
        action->note = event.note;
    }
}

void apply(Plan& plan, ActionFlagged const& event, Entry const& entry) {
    if (auto* action = find_id(plan.actions, event.action)) { action->flagged_by.push_back(entry.by); }
}

void apply(Plan& plan, TaskFlagged const& event, Entry const& entry) {
    plan.flags.push_back({.task = event.task, .person = entry.by, .on = local_day(entry.at)});
}

void apply(Plan& plan, VersionProposed const& event, Entry const& entry) {
    plan.versions.push_back(
        {.number = event.version,
         .next_evaluation = event.next_evaluation,
         .by = event.by,
         .at = entry.at,
         .agreed = {}}
    );
}

void apply(Plan& plan, ViewGiven const& event, Entry const& entry) {
    plan.views.push_back(
        {.person = entry.by, .role = entry.role, .version = event.version, .text = event.text, .at = entry.at}
    );
}

void apply(Plan& plan, AgreedTo const& event, Entry const& entry) {
    for (auto& each : plan.versions) {
        if (each.number == event.version) { each.agreed.push_back(entry.by); }
    }
}

void apply(Plan& plan, VersionSettled const& event, Entry const& entry) {
    for (auto& each : plan.versions) {
        if (each.number == event.version) { each.settled = entry.seq; }
    }
}

std::vector<PersonId> asked(
    Plan const& plan, access::Standing const& standing, route::Profile const& profile, Day today
) {
    auto const band = route::band_of(standing.age(today));
    bool const about_school = plan.has_goal(Kind::education) || !plan.has_goal(Kind::care);
    bool const holders = band < route::AgeBand::from_16 || (band == route::AgeBand::from_16 && about_school);

    std::vector<PersonId> people;
    if (holders) {
        for (auto const& each : standing.holders()) {
            people.push_back(each.person);
        }
    }
    if (standing.is_youth(standing.child.person, profile, today)) { people.push_back(standing.child.person); }
    return people;
}

void facts_of(Entries const& entries, Setting const& setting, route::Facts& facts) {
    auto const& plan = entries.part<Plan>();
    auto const& standing = entries.part<access::Standing>();
    auto const* settled = plan.settled();
    auto const again = last_return(entries.part<route::Steps>(), setting.profile);

    if (settled != nullptr && settled->settled > again) {
        facts.set("plan", "agreed");
    } else if (!plan.goals.empty() || !plan.versions.empty()) {
        facts.set("plan", "draft");
    }
    if (has_written(plan, Kind::education, Party::education, again)) {
        facts.set("education_goals", "written");
    }
    if (has_written(plan, Kind::care, Party::social_team, again)) { facts.set("care_goals", "written"); }

    auto const people = asked(plan, standing, setting.profile, setting.today);
    bool const all =
        std::ranges::all_of(people, [&](PersonId const& each) { return has_said(plan, each, Day{}); });
    if (!people.empty() && all) { facts.set("family_view", "given"); }
}

bool in_term(Day day, route::Profile const& profile, Day today) {
    auto const* meeting = profile.meeting("evaluation");
    auto const last = meeting != nullptr ? profile.due(meeting->next, {.start = today}) : std::nullopt;
    return day > today && (!last || day <= last->on);
}

void tasks_of(Entries const& entries, Setting const& setting, std::vector<Task>& tasks) {
    auto const& plan = entries.part<Plan>();
    auto const people = asked(plan, entries.part<access::Standing>(), setting.profile, setting.today);
    for (auto& task : tasks) {
        relieve_family(plan, people, task);
        add_flags(plan, task);
    }

    if (plan.settled() == nullptr) { return; }
    for (auto const& action : plan.actions) {
        auto const* goal = plan.goal(action.goal);
        bool const dropped = goal != nullptr && !goal->stands;
        if (!dropped && action.result != Delivery::delivered) { tasks.push_back(task_of(action, setting)); }
    }
}

}  // namespace rondom::plan
