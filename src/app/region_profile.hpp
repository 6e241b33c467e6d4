#pragma once

#include <filesystem>
#include <string_view>

#include "route/load.hpp"

namespace rondom::app {

/// The region that is meant when nobody names one.
inline constexpr std::string_view default_region = "midden-groningen";

/// The files of a region by its id: from `directory` when one is given, otherwise those that came with the
/// program.
tl::expected<std::vector<route::SourceFile>, route::Finding> files_of_region(
    std::string_view id, std::filesystem::path const& directory = {}
);

/// The profile of a region that is proved, or everything that is wrong with it.
route::Loaded load_region(std::string_view id, std::filesystem::path const& directory = {});

}  // namespace rondom::app
