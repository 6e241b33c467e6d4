#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "app/rondom.hpp"
#include "journal/journal.hpp"
#include "renewal/agreements.hpp"
#include "renewal/migration.hpp"
#include "renewal/replay.hpp"

// The versions of one installation: how it begins, and what is done with all of its dossiers.
namespace rondom::app {

/// What a region consists of, as far as its versions go.
struct Running {
    renewal::Agreements& agreements;
    Dossiers& dossiers;
    journal::Journal const& journal;
};

/// Reads the versions that were published, or begins with the profile of the settings. What lies beside the
/// program does not count once a region has a version; the log says when it is another one.
tl::expected<void, std::string> begin(renewal::Agreements& agreements, Settings const& settings, Moment now);

/// As `Rondom::migrate`.
tl::expected<renewal::Outcome, std::string> migrate(
    Running const& region, std::string_view version, Rondom::Trial trial, Moment now
);

/// As `Rondom::replay`.
tl::expected<renewal::Replayed, std::string> replay(Running const& region);

}  // namespace rondom::app
