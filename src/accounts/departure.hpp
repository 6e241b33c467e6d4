#pragma once

#include "accounts/directory.hpp"

namespace rondom::accounts {

/// Takes everything along with a change that is kept of somebody who was here for a family only: name,
/// addresses, way in, sessions. False, and nothing, for who works or worked for an organisation.
[[nodiscard]] Asked<bool> erase_relative(
    Directory const& directory, PersonId const& person, journal::Change& change
);

}  // namespace rondom::accounts
