// Nobody is talked about without being asked to come, and whoever must come has a place in the step.

#include "proof/subject.hpp"

namespace rondom::proof {

namespace {

/// The steps in which this meeting is planned: those with a task for it.
std::vector<route::Step const*> steps_of(route::Profile const& profile, route::Meeting const& meeting) {
    return steps_with(profile, meeting.id + ".plan");
}

void prove_family(Subject& subject, route::Meeting const& meeting) {
    for (auto const role : {Role::parent, Role::youth}) {
        if (!contains(meeting.always, role)) {
            subject.find(
                "meeting.family", fmt::format("meetings/{}/always", meeting.id), {meeting.id, text(role)}
            );
        }
    }
}

/// Whoever is to come takes part in the step, whatever is known when it is to come.
void prove_seat(
    Subject& subject,
    route::Meeting const& meeting,
    route::Step const& step,
    Role role,
    route::Condition const& when
) {
    auto const path = "meetings/" + meeting.id;
    auto const party = party_of(role);
    auto const* cell = party ? step.cell(*party) : nullptr;
    if (cell == nullptr) {
        subject.find("meeting.seat", path, {text(role), meeting.id, step.id});
        return;
    }
    auto const space = subject.space({&when, &cell->when});
    auto const away = space.where(when) - space.where(cell->when);
    if (!away.empty()) {
        subject.find("meeting.seat", path, {text(role), meeting.id, step.id}, space.example(away));
    }
    if (cell->when.any.empty()) { return; }
    auto const missed = space.where(cell->when) - space.where(when);
    if (!missed.empty()) {
        subject.find("meeting.missed", path, {text(role), meeting.id, step.id}, space.example(missed));
    }
}

/// A guest who may read nothing of the meeting in any step where it is planned.
void prove_guest(Subject& subject, route::Meeting const& meeting, route::Step const& step, Role role) {
    auto const party = party_of(role);
    auto const* cell = party ? step.cell(*party) : nullptr;
    auto const known = subject.profile.categories.find(Category::conference);
    bool const owner = known != subject.profile.categories.end() && party == known->second.owner;
    if (cell == nullptr || (!owner && !contains(cell->reads, Category::conference))) {
        subject.find("meeting.guest", "meetings/" + meeting.id, {text(role), meeting.id, step.id});
    }
}

/// Whoever comes reads what is said there for the purpose of the meeting.
void prove_purpose(Subject& subject, route::Meeting const& meeting, route::Step const& step) {
    auto const path = "meetings/" + meeting.id;
    if (!contains(step.purposes, meeting.purpose)) {
        subject.find("meeting.purpose", path, {meeting.id, meeting.purpose, step.id});
        return;
    }
    for (auto const& cell : step.cells) {
        auto const owner = subject.profile.categories.find(Category::conference);
        bool const owns = owner != subject.profile.categories.end() && owner->second.owner == cell.party;
        if (cell.party == Party::family || owns || !contains(cell.reads, Category::conference)) { continue; }
        bool const covered = std::ranges::any_of(subject.profile.sharing, [&](route::Sharing const& rule) {
            return rule.to == cell.party && rule.purpose == meeting.purpose &&
                   contains(rule.what, Category::conference);
        });
        if (!covered) {
            subject.find("meeting.reads", path, {text(cell.party), meeting.id, meeting.purpose});
        }
    }
}

/// A task to plan a meeting that nobody described.
void prove_described(Subject& subject, route::Task const& task) {
    auto const dot = task.command.find(".plan");
    if (dot == std::string::npos || dot + 5 != task.command.size()) { return; }
    auto const id = task.command.substr(0, dot);
    if (subject.profile.meeting(id) == nullptr) {
        subject.find("meeting.absent", "tasks/" + task.id, {task.id, id});
    }
}

void prove_seats(Subject& subject, route::Meeting const& meeting, route::Step const& step) {
    route::Condition const always;
    for (auto const role : meeting.always) {
        prove_seat(subject, meeting, step, role, always);
    }
    for (auto const role : meeting.contact) {
        prove_seat(subject, meeting, step, role, meeting.contact_when);
    }
    for (auto const role : meeting.may) {
        prove_guest(subject, meeting, step, role);
    }
}

}  // namespace

void prove_meetings(Subject& subject) {
    for (auto const& task : subject.profile.tasks) {
        prove_described(subject, task);
    }
    for (auto const& meeting : subject.profile.meetings) {
        prove_family(subject, meeting);
        auto const steps = steps_of(subject.profile, meeting);
        if (steps.empty()) { subject.find("meeting.no-step", "meetings/" + meeting.id, {meeting.id}); }
        if (meeting.contact.empty() && !meeting.contact_when.any.empty()) {
            subject.find("meeting.nobody", "meetings/" + meeting.id, {meeting.id});
        }
        for (auto const* step : steps) {
            prove_purpose(subject, meeting, *step);
            prove_seats(subject, meeting, *step);
        }
    }
}

}  // namespace rondom::proof
