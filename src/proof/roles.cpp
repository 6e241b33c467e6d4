// Every task is done by somebody of its party who may give its command; every fact is set by those who can.

#include "proof/subject.hpp"

namespace rondom::proof {

namespace {

void prove_cells(Subject& subject) {
    for (auto const& step : subject.profile.steps) {
        for (auto const& each : tasks_of(subject.profile, step)) {
            if (each.task.party == each.cell.party) { continue; }
            subject.find(
                "roles.party",
                path_of(step, each.cell) + "/tasks",
                {each.task.id, text(each.task.party), text(each.cell.party)}
            );
        }
    }
}

void prove_command(Subject& subject, route::Task const& task) {
    if (subject.vocabulary.commands.empty() || task.command.empty()) { return; }
    auto const path = "tasks/" + task.id;
    auto const* command = subject.vocabulary.find(task.command);
    if (command == nullptr) {
        subject.find("roles.command", path + "/command", {task.id, task.command});
        return;
    }
    for (auto const role : task.by) {
        if (!command->who.has(role)) {
            subject.find("roles.permission", path + "/by", {task.id, text(role), task.command});
        }
    }
}

/// Has a place in some step.
bool takes_part(route::Profile const& profile, Role role) {
    auto const party = party_of(role);
    return party && std::ranges::any_of(profile.steps, [&](route::Step const& step) {
               return step.cell(*party) != nullptr;
           });
}

/// Whoever can set the fact and takes part in the route is named.
void prove_all_named(Subject& subject, route::Fact const& fact, Roles who) {
    for (auto const& role : names_of(Role{})) {
        bool const must = who.has(role.value) && takes_part(subject.profile, role.value);
        if (must && !contains(fact.set_by, role.value)) {
            subject.find("roles.may-set", "facts/" + fact.name, {text(role.name), fact.name});
        }
    }
}

void prove_setters(Subject& subject, route::Fact const& fact) {
    auto const path = "facts/" + fact.name;
    bool const follows = subject.evidence.follows.contains(fact.name);
    if (fact.set_by.empty() != follows) {
        subject.find(follows ? "roles.fact-twice" : "roles.fact", path, {fact.name});
    }
    if (subject.vocabulary.setters.empty()) { return; }
    auto const who = subject.vocabulary.setters_of(fact.name);
    if (who == Roles{} && !follows) {
        subject.find("roles.unknown-fact", path, {fact.name});
        return;
    }
    for (auto const role : fact.set_by) {
        if (!who.has(role)) { subject.find("roles.cannot-set", path, {text(role), fact.name}); }
    }
    if (!follows) { prove_all_named(subject, fact, who); }
}

}  // namespace

void prove_roles(Subject& subject) {
    prove_cells(subject);
    for (auto const& task : subject.profile.tasks) {
        prove_command(subject, task);
    }
    for (auto const& fact : subject.profile.facts) {
        prove_setters(subject, fact);
    }
    bool const school = std::ranges::any_of(subject.profile.first_contact, [](Role role) {
        return party_of(role) == Party::education;
    });
    auto const& without = subject.evidence.without_school;
    if (!without || without->by.empty()) { subject.find("roles.no-school", "profile"); }
    if (!school) { subject.find("roles.first-contact", "profile/first_contact"); }
}

}  // namespace rondom::proof
