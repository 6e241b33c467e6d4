#pragma once

#include <filesystem>
#include <vector>

#include <tl/expected.hpp>

#include "route/finding.hpp"
#include "route/profile.hpp"
#include "route/tree.hpp"

namespace rondom::route {

/// A profile that is right, or everything that is wrong with it.
using Loaded = tl::expected<Profile, std::vector<Finding>>;

/// Reads a region's profile from its files. Strict: what is unknown, missing, said twice, or points nowhere
/// is a finding, and so is a rule below the legal floor. Which section stands in which file is free.
Loaded load_profile(std::vector<SourceFile> const& files);

/// The same for every .yaml file directly in `directory`.
Loaded load_directory(std::filesystem::path const& directory);

/// The same for a region that was put in the binary while building: `load_embedded("dordrecht")`.
Loaded load_embedded(std::string_view region);

}  // namespace rondom::route
