#pragma once

#include <filesystem>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/region.hpp"

namespace rondom::cli {

struct ForgetOptions {
    RegionOptions region;
    bool dry_run = false;
    std::filesystem::path certificate;  ///< file that is not there yet, or a directory
    std::string since;                  ///< the certificate from this day on; empty: today
    std::string hold;                   ///< dossier of which nothing is forgotten
    std::string because;
    std::string release;
};

/// Destroys what passed its period, or only says what. 0: all that was due; 1: something could not.
int forget(ForgetOptions const& options);

void add_forget(CLI::App& app, int& status);

}  // namespace rondom::cli
