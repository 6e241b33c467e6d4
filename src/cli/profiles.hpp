#pragma once

#include <string>
#include <vector>

#include "route/load.hpp"

namespace rondom::cli {

/// The regions that came with the program.
std::vector<std::string> regions();

/// The files of a profile that somebody names: a directory, or a region that came with the program.
tl::expected<std::vector<route::SourceFile>, route::Finding> files_of(std::string const& profile);

}  // namespace rondom::cli
