#pragma once

#include <filesystem>
#include <string_view>

#include "route/load.hpp"

namespace rondom::app {

/// The region that is meant when nobody names one.
inline constexpr std::string_view default_region = "midden-groningen";

/// The profile of a region by its id: from `directory` when one is given, otherwise the one that came with
/// the program.
route::Loaded load_region(std::string_view id, std::filesystem::path const& directory = {});

}  // namespace rondom::app
