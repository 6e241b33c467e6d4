#pragma once

#include "access/events.hpp"
#include "dossier/situation.hpp"

namespace rondom::family {

inline constexpr Rule nobody_in_role{.name = "circle.nobody-in-role", .source = "S2:51; R-217"};

/// The first one with this role for the child's own school: its liaison, its nurse, its support coordinator.
std::optional<Colleague> colleague_of_school(Situation const& situation, Role role);

/// The colleague takes part from now on.
access::MemberJoined joining(Colleague const& colleague, std::string_view purpose);

/// Who acts, as a member of the circle, with the telephone number that the directory knows.
access::MemberJoined joining(Situation const& situation);

}  // namespace rondom::family
