#pragma once

#include <filesystem>
#include <string>

#include "app/region_profile.hpp"

namespace rondom::cli {

struct CheckOptions {
    std::filesystem::path data;
    std::filesystem::path key_file;
    std::filesystem::path profile;
    std::string region{app::default_region};
};

/// Reads every dossier again and proves its chain; says exactly where one breaks. 0: everything holds.
int verify(CheckOptions const& options);

/// Looks whether this machine and this installation can serve: one line per thing, and what to do. 0: all
/// well.
int doctor(CheckOptions const& options);

}  // namespace rondom::cli
