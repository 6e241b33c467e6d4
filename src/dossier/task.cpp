#include "dossier/task.hpp"

#include <algorithm>

#include "dossier/pauses.hpp"

namespace rondom {

namespace {

std::vector<PersonId> people_of(Role role, access::Standing const& standing, Setting const& setting) {
    std::vector<PersonId> people;
    if (role == Role::parent) {
        for (auto const& each : standing.holders()) {
            people.push_back(each.person);
        }
    } else if (role == Role::youth) {
        if (standing.is_youth(standing.child.person, setting.profile, setting.today)) {
            people.push_back(standing.child.person);
        }
    } else if (auto const* member = standing.first_member(role)) {
        people.push_back(member->person);
    }
    return people;
}

/// The first role that somebody holds is at turn; in the family everyone who takes part is.
void assign(Task& task, route::Task const& rule, access::Standing const& standing, Setting const& setting) {
    for (auto const role : rule.by) {
        auto const people = people_of(role, standing, setting);
        if (people.empty()) { continue; }
        task.who.insert(task.who.end(), people.begin(), people.end());
        if (!task.role) { task.role = role; }
        if (rule.party != Party::family) { return; }
    }
}

TaskState state_of(route::Task const& rule, route::Facts const& facts, bool is_current, bool is_past) {
    if (!rule.done.any.empty() && rule.done.holds(facts)) { return TaskState::done; }
    if (is_current) { return TaskState::at_turn; }
    return is_past ? TaskState::done : TaskState::later;
}

struct Place {
    route::Step const& step;
    route::Passage const* passage = nullptr;  ///< the last time that it was entered
    bool is_current = false;
    std::optional<route::DueDay> due{};  ///< of the step's own term
};

/// What the tasks of a step are made from.
struct Known {
    Entries const& entries;
    Setting const& setting;
    route::Facts const& facts;
    Pauses const& pauses;
};

std::optional<route::DueDay> due_of(
    std::string const& term, route::Passage const* passage, Known const& known
) {
    if (passage == nullptr || term.empty()) { return std::nullopt; }
    auto const running = running_of(term, *passage, known.entries, known.setting.today, known.pauses);
    return known.setting.profile.due(term, running);
}

/// By its own term, or else by that of the step. As long as that stands still nobody knows the day: it would
/// be another one each day.
void set_due(Task& task, route::Task const& rule, Place const& place, Known const& known) {
    bool const own = !rule.term.empty();
    task.reckoned = own ? due_of(rule.term, place.passage, known) : place.due;
    if (!task.reckoned) { return; }
    task.term = own ? rule.term : place.step.term;
    if (!stands_still(*task.reckoned, known.setting.today)) { task.due = task.reckoned->on; }
}

Task task_of(route::Task const& rule, Place const& place, Known const& known) {
    Task task{
        .id = rule.id,
        .step = place.step.id,
        .party = rule.party,
        .who = {},
        .text = {.label = rule.label},
        .plain = {.label = rule.plain},
        .command = rule.command,
        .since = place.passage != nullptr ? place.passage->on : known.setting.today,
        .state = state_of(rule, known.facts, place.is_current, place.passage != nullptr && !place.is_current),
        .owner = rule.party};
    assign(task, rule, known.entries.part<access::Standing>(), known.setting);
    set_due(task, rule, place, known);
    return task;
}

void add_step(Place const& place, Known const& known, std::vector<Task>& tasks) {
    for (auto const& cell : place.step.cells) {
        if (!cell.when.holds(known.facts)) { continue; }
        for (auto const& id : cell.tasks) {
            auto const* rule = known.setting.profile.task(id);
            bool const counts = rule != nullptr && rule->when.holds(known.facts);
            if (counts) { tasks.push_back(task_of(*rule, place, known)); }
        }
    }
}

}  // namespace

AppointmentGuest const* Appointment::guest(PersonId const& person) const {
    auto const found = std::ranges::find(guests, person, &AppointmentGuest::person);
    return found != guests.end() ? &*found : nullptr;
}

route::Facts facts_of(Entries const& entries, Setting const& setting, std::vector<Contribution> const& all) {
    route::Facts facts{setting.profile.facts};
    auto const& standing = entries.part<access::Standing>();
    if (!standing.child.person.empty()) {
        facts.set("age_band", name_of(route::band_of(standing.age(setting.today))));
    }
    for (auto const& each : all) {
        if (each.facts != nullptr) { each.facts(entries, setting, facts); }
    }
    return facts;
}

std::vector<Task> route_tasks(
    Entries const& entries, Setting const& setting, route::Facts const& facts, Pauses const& pauses
) {
    auto const& steps = entries.part<route::Steps>();
    auto const* current = steps.current();
    Known const known{entries, setting, facts, pauses};

    std::vector<Task> tasks;
    for (auto const& step : setting.profile.steps) {
        Place place{
            .step = step, .passage = nullptr, .is_current = current != nullptr && current->step == step.id};
        for (auto const& passage : steps.taken) {
            if (passage.step == step.id) { place.passage = &passage; }
        }
        place.due = due_of(step.term, place.passage, known);
        add_step(place, known, tasks);
    }
    return tasks;
}

std::vector<Task> tasks_of(
    Entries const& entries, Setting const& setting, std::vector<Contribution> const& all
) {
    auto tasks =
        route_tasks(entries, setting, facts_of(entries, setting, all), pauses_of(entries, setting, all));
    for (auto const& each : all) {
        if (each.tasks != nullptr) { each.tasks(entries, setting, tasks); }
    }
    return tasks;
}

}  // namespace rondom
