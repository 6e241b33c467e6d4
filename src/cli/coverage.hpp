#pragma once

#include <string>
#include <string_view>

#include "domain/json.hpp"
#include "route/load.hpp"

namespace rondom::cli {

/// Every statement of a region's published text, in its order, with what became of it: the rules that say it
/// and where they stand, what every region has, or why it is not encoded. The counts come first.
std::string coverage_text(route::Reading const& reading, std::string_view name);

/// The same for programs.
void write_coverage(json::Writer& out, route::Reading const& reading, std::string_view name);

}  // namespace rondom::cli
