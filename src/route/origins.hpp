#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "route/evidence.hpp"
#include "route/profile.hpp"

namespace rondom::route {

/// One rule of a profile and where it comes from: "transitions/triage_to_light_living".
struct Claim {
    std::string rule;
    Origin origin;
};

/// Every rule, in the order of the profile. Those with an assumption need a named sign-off before a region
/// publishes (architecture.md 6).
std::vector<Claim> claims_of(Profile const& profile, Evidence const& evidence = {});

/// The lines of the published texts that a source names: "S2:255-259, Jeugdwet 7.3.4" gives "S2:255".
std::vector<std::string> cited_lines(std::string_view source);

/// Does this source name that line, by itself or in a range: "S2:255-259" names "S2:257".
bool cites(std::string_view source, std::string_view line);

}  // namespace rondom::route
