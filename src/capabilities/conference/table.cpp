#include "capabilities/conference/table.hpp"

#include <algorithm>

#include "capabilities/lead/rules.hpp"

namespace rondom::conference {

namespace {

/// The region puts the meeting in the step that has its tasks.
bool holds_meeting(route::Step const& step, route::Profile const& profile) {
    for (auto const& cell : step.cells) {
        for (auto const& id : cell.tasks) {
            auto const* task = profile.task(id);
            if (task != nullptr && task->command == "conference.request") { return true; }
        }
    }
    return false;
}

}  // namespace

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

std::vector<Guest> always_invited(route::Meeting const& meeting, Situation const& situation) {
    auto const& standing = situation.standing();
    std::vector<PersonId> people;
    std::vector<Guest> guests;
    for (auto const role : meeting.always) {
        people.clear();
        if (role == Role::parent) {
            for (auto const& each : standing.holders()) {
                people.push_back(each.person);
            }
        } else if (role == Role::youth) {
            people.push_back(standing.child.person);
        } else if (auto const* member = standing.first_member(role)) {
            people.push_back(member->person);
        }
        for (auto const& person : people) {
            if (auto one = guest(person, role, situation)) { guests.push_back(std::move(*one)); }
        }
    }
    return guests;
}

bool may_organise(Situation const& situation) {
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
    auto const* passage = situation.dossier.part<route::Steps>().current();
    auto const* step = passage != nullptr ? profile.step(passage->step) : nullptr;
    auto const* row = profile.lead(situation.facts);
    if (step == nullptr) { return false; }
    if (holds_meeting(*step, profile)) { return true; }

    bool const next = std::ranges::any_of(profile.transitions, [&](route::Transition const& each) {
        auto const* to = profile.step(each.to);
        return each.from == step->id && to != nullptr && holds_meeting(*to, profile);
    });
    return next && row != nullptr && row->lead && situation.facts.get("triage") != "open";
}

}  // namespace rondom::conference
