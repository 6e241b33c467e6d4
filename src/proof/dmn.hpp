#pragma once

#include <string>

#include "domain/json.hpp"
#include "route/profile.hpp"

namespace rondom::proof {

/// The lead table as a decision table in DMN 1.3, for people and programs that know nothing of Rondom. One
/// rule for every row of a condition. The hit policy is UNIQUE when no two rules hold together in any
/// combination of facts, and FIRST otherwise. Precondition: there is a lead table.
std::string dmn_of(route::Profile const& profile);

/// Who leads for every combination of the facts of the lead table, as this program decides it: to hold
/// another engine beside. `lead` is a party, "none", or null where the table says nothing.
void write_leads(json::Writer& out, route::Profile const& profile);

}  // namespace rondom::proof
