#pragma once

#include <string>

#include "domain/id.hpp"
#include "domain/role.hpp"

namespace rondom::access {

/// Somebody who acts or reads, in the one role that is active. `name` and `organisation_name` are
/// what others will read beside what this person does.
struct Actor {
    PersonId person;
    Role role{};
    OrganisationId organisation;
    std::string name;
    std::string organisation_name;

    [[nodiscard]] std::optional<Party> party() const { return party_of(role); }
};

}  // namespace rondom::access
