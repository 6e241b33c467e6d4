#pragma once

#include <filesystem>
#include <vector>

#include "cli/doctor_looks.hpp"

namespace rondom::cli {

/// How the databases of a region on this machine's own disk are set up: as Rondom made them, and on a disk
/// that is really here.
std::vector<Look> look_at_databases(std::filesystem::path const& data);

}  // namespace rondom::cli
