#include "capabilities/conference/table.hpp"

#include <algorithm>

#include "capabilities/lead/rules.hpp"

namespace rondom::conference {

namespace {

bool holds_meeting(route::Step const& step, route::Profile const& profile) {
    return has_task(step, profile, "conference.request");
}

/// The child is named whatever its age; the age decides later whether it is a guest.
std::vector<PersonId> people_in(Role role, access::Standing const& standing) {
    std::vector<PersonId> people;
    if (role == Role::parent) {
        for (auto const& each : standing.holders()) {
            people.push_back(each.person);
        }
    } else if (role == Role::youth) {
        people.push_back(standing.child.person);
    } else if (auto const* member = standing.first_member(role)) {
        people.push_back(member->person);
    }
    return people;
}

/// A parent whose own yes the meeting asks for, or for whom the youth opened it.
bool has_place(PersonId const& parent, route::Meeting const& meeting, Situation const& situation) {
    auto const* purpose = situation.profile.purpose(meeting.purpose);
    if (purpose == nullptr) { return true; }
    auto const& standing = situation.standing();
    auto const people = standing.required(*purpose, situation.today);
    auto const opened = standing.opened.find({parent, Category::conference});
    return std::ranges::find(people, parent) != people.end() ||
           (opened != standing.opened.end() && opened->second);
}

}  // namespace

bool has_task(route::Step const& step, route::Profile const& profile, std::string_view command) {
    for (auto const& cell : step.cells) {
        bool const found = std::ranges::any_of(cell.tasks, [&](std::string const& id) {
            auto const* task = profile.task(id);
            return task != nullptr && task->command == command;
        });
        if (found) { return true; }
    }
    return false;
}

route::Step const* current_step(Entries const& entries, route::Profile const& profile) {
    auto const* passage = entries.part<route::Steps>().current();
    return passage != nullptr ? profile.step(passage->step) : nullptr;
}

std::optional<Guest> guest(PersonId const& person, Situation const& situation) {
    for (auto const role : {Role::parent, Role::youth}) {
        if (auto family = guest(person, role, situation)) { return family; }
    }
    for (auto const& each : situation.standing().members) {
        if (each.person == person && !each.until) { return Guest{person, each.name, each.role}; }
    }
    return std::nullopt;
}

std::optional<Guest> guest(PersonId const& person, Role role, Situation const& situation) {
    auto const& standing = situation.standing();
    if (role == Role::parent) {
        auto const* holder = standing.holder(person);
        return holder != nullptr ? std::optional{Guest{person, holder->name, role}} : std::nullopt;
    }
    if (role == Role::youth) {
        bool const takes_part = standing.is_youth(person, situation.profile, situation.today);
        return takes_part ? std::optional{Guest{person, standing.child.first_name, role}} : std::nullopt;
    }
    auto const* member = standing.member(person, role);
    return member != nullptr ? std::optional{Guest{person, member->name, role}} : std::nullopt;
}

std::optional<Reason> obstacle(
    Guest const& guest, route::Meeting const& meeting, Situation const& situation
) {
    if (guest.role == Role::parent && !has_place(guest.person, meeting, situation)) {
        return Reason{&access::consent_missing_youth, {"0", "1"}};
    }
    auto const party = party_of(guest.role);
    if (!party) { return Reason{&access::no_ground, {}}; }
    return obstacle(situation.standing(), situation.profile, meeting, *party, situation.today);
}

std::vector<Guest> always_invited(route::Meeting const& meeting, Situation const& situation) {
    std::vector<Guest> guests;
    for (auto const role : meeting.always) {
        for (auto const& person : people_in(role, situation.standing())) {
            auto one = guest(person, role, situation);
            bool const sits = one && (role != Role::parent || has_place(person, meeting, situation));
            if (sits) { guests.push_back(std::move(*one)); }
        }
    }
    return guests;
}

bool may_request(Situation const& situation) {
    auto const* meeting = situation.profile.meeting(meeting_name);
    if (meeting == nullptr || meeting->requested_by.empty()) { return may_organise(situation); }
    return std::ranges::find(meeting->requested_by, situation.actor.role) != meeting->requested_by.end();
}

bool may_organise(Situation const& situation) {
    auto const* meeting = situation.profile.meeting(meeting_name);
    if (meeting != nullptr && !meeting->called_by.empty()) {
        return std::ranges::find(meeting->called_by, situation.actor.role) != meeting->called_by.end();
    }
    constexpr Roles callers{Role::support_coordinator, Role::principal, Role::board_support_lead};
    auto const& actor = situation.actor;
    auto const* leader = lead::leader(situation.dossier, situation.profile, situation.facts);
    auto const* row = situation.profile.lead(situation.facts);

    if (callers.has(actor.role)) { return true; }
    if (leader != nullptr) { return leader->person == actor.person; }
    return row != nullptr && row->lead == actor.party() && actor.role == Role::case_manager;
}

bool route_has_come(Situation const& situation) {
    auto const& profile = situation.profile;
    auto const* step = current_step(situation.dossier, profile);
    auto const* row = profile.lead(situation.facts);
    if (step == nullptr) { return false; }
    if (holds_meeting(*step, profile)) { return true; }

    bool const next = std::ranges::any_of(profile.transitions, [&](route::Transition const& each) {
        auto const* to = profile.step(each.to);
        return each.from == step->id && to != nullptr && holds_meeting(*to, profile);
    });
    bool const led = profile.lead_table.empty() || (row != nullptr && row->lead);
    return next && led && situation.facts.get("triage") != "open";
}

}  // namespace rondom::conference
