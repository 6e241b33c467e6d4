#pragma once

#include "dossier/situation.hpp"

namespace rondom::circle {

/// What keeps somebody of `party` from taking part for this purpose: the consent that is not there, or that
/// the region has no such purpose for this party. Nothing when there is a ground.
std::optional<Reason> against(Party party, std::string_view purpose, Situation const& situation);

/// The role that is asked when only a party is named.
std::optional<Role> first_contact(Party party);

}  // namespace rondom::circle
