#pragma once

#include "capabilities/conference/conference.hpp"
#include "dossier/situation.hpp"

namespace rondom::conference {

/// Somebody who can sit at the table because they take part around the child (S2:47).
struct Guest {
    PersonId person;
    std::string name;
    Role role{};
};

/// The person in this role, or in whichever role, if they take part now.
std::optional<Guest> guest(PersonId const& person, Role role, Situation const& situation);
std::optional<Guest> guest(PersonId const& person, Situation const& situation);

/// What is missing for this guest to sit at this meeting today. From 16 a parent does when the youth opened
/// the meeting for that parent (Jeugdwet 7.3.5, C5-A4, C5-A6).
std::optional<Reason> obstacle(Guest const& guest, route::Meeting const& meeting, Situation const& situation);

/// Everybody who is invited in any case: the parents who have a place, the youth from 12, whoever of the
/// circle has one of the roles.
std::vector<Guest> always_invited(route::Meeting const& meeting, Situation const& situation);

/// Whoever the region lets ask for the meeting; otherwise whoever calls it.
bool may_request(Situation const& situation);

/// Whoever the region names. Otherwise the process lead calls the meeting; before there is one the support
/// coordinator (G-17), or whoever of the party that leads; the board support lead may.
bool may_organise(Situation const& situation);

/// Where we are; nothing before the first step.
route::Step const* current_step(Entries const& entries, route::Profile const& profile);

/// The region puts this command in this step: somebody has a task with it there.
bool has_task(route::Step const& step, route::Profile const& profile, std::string_view command);

/// The route is in the step of the conference, or on its way: somebody leads, and that step is next.
bool route_has_come(Situation const& situation);

}  // namespace rondom::conference
