#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/region.hpp"

// Changing a route that runs (docs/changing-a-route.md).
namespace rondom::cli {

struct MigrateOptions {
    RegionOptions region;
    std::string to;  ///< version; empty: the one in force
    bool dry_run = false;
};

struct PublishOptions {
    RegionOptions region;
    std::string profile;             ///< directory of what is proposed
    std::string draft;               ///< which proposal
    std::string by;                  ///< mail address of who administers the region
    std::vector<std::string> rules;  ///< of the assumptions that are signed; none: each without a name
    std::string from;                ///< first day of the version
};

/// Proves for every open dossier that it can come under another version, and brings it there. 0: all of them
/// could; 1: some stay, or something is wrong.
int migrate(MigrateOptions const& options);

/// Decides again every line of the decision record. 0: every one that can be decided again is the same.
int replay(RegionOptions const& options);

// The steps of publishing; each 0 when it was done.
int list_agreements(PublishOptions const& options);
int show_agreement(PublishOptions const& options);
int propose_agreement(PublishOptions const& options);
int sign_agreement(PublishOptions const& options);
int approve_agreement(PublishOptions const& options);
int withdraw_agreement(PublishOptions const& options);

}  // namespace rondom::cli
