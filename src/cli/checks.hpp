#pragma once

#include <filesystem>
#include <string>

#include "app/region_profile.hpp"
#include "cli/anchor.hpp"
#include "cli/patroni_looks.hpp"

namespace rondom::cli {

struct CheckOptions {
    std::filesystem::path data;
    std::string store;  ///< instead of `data` (journal/storage.hpp)
    std::string keys;
    std::filesystem::path key_file;
    std::filesystem::path profile;
    std::string region{app::default_region};
    std::filesystem::path patroni;  ///< of a machine of the cluster; looked at by `doctor` when it is given
    std::string patroni_version{known_patroni};
    std::filesystem::path certificate{};  ///< PEM, as the proxy in front has it
    AnchorCheck anchors{};                ///< of `verify`
    std::string address{};                ///< "https://rondom.example.nl", as people type it
};

/// Reads every dossier again and proves its chain; says exactly where one breaks, and what was anchored and
/// is not there any more. 0: everything holds.
int verify(CheckOptions const& options);

/// Looks whether this machine and this installation can serve: one line per thing, and what to do. 0: all
/// well.
int doctor(CheckOptions const& options);

}  // namespace rondom::cli
