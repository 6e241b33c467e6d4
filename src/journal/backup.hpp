#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "journal/store.hpp"
#include "journal/verify.hpp"

// Backups of a region on SQLite. Everything stays sealed in them; entries and keys never go to one place,
// because together with the region's key they are every dossier (docs/decisions/0005).
namespace rondom::journal {

/// Where copies go. Either may be left out: entries and keys are kept for another length of time.
struct BackupPlaces {
    std::filesystem::path journal;
    std::filesystem::path keys;
};

/// Copies the region in `data` while it is used. Each copy is of one moment, the keys of a later one than the
/// entries, so that no entry lacks its key; it was read through before it gets its name. Nothing is
/// overwritten.
tl::expected<void, std::string> back_up(std::filesystem::path const& data, BackupPlaces const& places);

/// The directory in which a restored region stays until it is proved.
inline constexpr char const* staging = "restoring";

struct Restoration {
    std::filesystem::path journal;                    ///< a copy of the entries; or else
    std::filesystem::path segments;                   ///< where they were shipped to
    std::filesystem::path keys;                       ///< a copy of the keys, at least as new as that
    std::vector<std::filesystem::path> present_keys;  ///< keystores that know what was forgotten since
    std::filesystem::path into;                       ///< a directory without a region
};

struct Restored {
    Findings findings;
    std::size_t kept_forgotten = 0;  ///< keys that were destroyed, according to a keystore of today
};

/// Puts a region back where none is, and proves it. A key that one of `present_keys` knows as destroyed does
/// not come back. When the findings have damages, nothing was put in its place: it stays in `staging`, in
/// there.
tl::expected<Restored, std::string> restore(Restoration const& restoration, RegionKey const& key);

}  // namespace rondom::journal
