// Nothing in a profile is without effect: what has none was meant otherwise.

#include "proof/subject.hpp"

namespace rondom::proof {

namespace {

void add(std::set<std::size_t>& facts, route::Condition const& condition) {
    for (auto const& box : condition.any) {
        for (auto const& [fact, allowed] : box.allowed) {
            facts.insert(fact);
        }
    }
}

/// The facts that some condition names; those of a promise have no effect of their own.
std::set<std::size_t> facts_with_effect(route::Profile const& profile) {
    std::set<std::size_t> facts;
    for (auto const& each : profile.transitions) {
        add(facts, each.when);
    }
    for (auto const& each : profile.tasks) {
        add(facts, each.when);
        add(facts, each.done);
    }
    for (auto const& step : profile.steps) {
        for (auto const& cell : step.cells) {
            add(facts, cell.when);
        }
    }
    for (auto const& each : profile.lead_table) {
        add(facts, each.when);
    }
    for (auto const& each : profile.meetings) {
        add(facts, each.contact_when);
    }
    return facts;
}

void prove_facts(Subject& subject) {
    auto const used = facts_with_effect(subject.profile);
    for (std::size_t fact = 0; fact < subject.profile.facts.size(); ++fact) {
        if (used.contains(fact)) { continue; }
        auto const& name = subject.profile.facts[fact].name;
        bool const follows = subject.profile.facts[fact].set_by.empty();
        subject.find(follows ? "use.follows" : "use.fact", "facts/" + name, {name});
    }
}

/// Whether there are facts with which this task is to be done in this cell.
bool is_ever_open(Subject& subject, route::Cell const& cell, route::Task const& task) {
    auto const space = subject.space({&cell.when, &task.when, &task.done});
    auto open = space.where(cell.when) & space.where(task.when);
    if (!task.done.any.empty()) { open -= space.where(task.done); }
    return !open.empty();
}

/// A task somewhere in the route, and a combination in which it counts and is not ready.
void prove_task(Subject& subject, route::Task const& task) {
    bool placed = false;
    bool at_turn = false;
    bool ends = false;
    for (auto const& step : subject.profile.steps) {
        for (auto const& each : tasks_of(subject.profile, step)) {
            if (each.task.id != task.id) { continue; }
            placed = true;
            ends = ends || step.end;
            at_turn = at_turn || is_ever_open(subject, each.cell, task);
        }
    }
    if (placed && !ends && task.done.any.empty()) { subject.find("use.done", "tasks/" + task.id, {task.id}); }
    if (!placed) {
        subject.find("use.task", "tasks/" + task.id, {task.id, text(task.party)});
    } else if (!at_turn) {
        subject.find("use.task-never", "tasks/" + task.id, {task.id});
    }
}

void prove_purposes(Subject& subject) {
    for (auto const& purpose : subject.profile.purposes) {
        bool const used = std::ranges::any_of(
                              subject.profile.steps,
                              [&](route::Step const& step) { return contains(step.purposes, purpose.id); }
                          ) ||
                          std::ranges::any_of(subject.profile.systems, [&](route::System const& each) {
                              return each.purpose == purpose.id;
                          });
        if (!used) { subject.find("use.purpose", "purposes/" + purpose.id, {purpose.id}); }
    }
}

void prove_cells(Subject& subject) {
    for (auto const& step : subject.profile.steps) {
        for (auto const& cell : step.cells) {
            if (cell.tasks.empty() && cell.reads.empty()) {
                subject.find("use.cell", path_of(step, cell), {text(cell.party), step.id});
            }
        }
    }
}

/// "all registers are checked" is never true of none.
void prove_registrations(Subject& subject) {
    bool const wanted = std::ranges::any_of(subject.profile.tasks, [](route::Task const& task) {
        return task.command == "registrations.check";
    });
    if (wanted && subject.profile.registrations.empty()) {
        subject.find("use.registrations", "registrations");
    }
}

}  // namespace

void prove_use(Subject& subject) {
    prove_facts(subject);
    for (auto const& task : subject.profile.tasks) {
        prove_task(subject, task);
    }
    prove_purposes(subject);
    prove_cells(subject);
    prove_registrations(subject);
}

}  // namespace rondom::proof
