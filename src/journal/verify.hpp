#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "journal/keystore.hpp"
#include "journal/store.hpp"

namespace rondom::journal {

/// One thing that is not as it was written.
struct Damage {
    DossierId dossier;     ///< empty: not of one dossier
    std::int64_t seq = 0;  ///< where it begins; 0: not at one entry
    std::string what;      ///< in words: "entries 5-6 are missing"
};

struct Findings {
    std::size_t dossiers = 0;
    std::size_t entries = 0;
    std::size_t forgotten = 0;  ///< of the entries: their key was destroyed, their chain holds
    std::size_t rows = 0;
    std::size_t commands = 0;
    std::vector<Damage> damages;
};

/// Reads everything again and proves it: every dossier has all its entries, chained and openable, as far as
/// its head says; every row opens where it stands; every command is where the entries say it is. May run
/// while the journal is written. Trouble only when storage cannot be read at all.
///
/// What it cannot see, because nothing outside the database tells: a dossier that is gone, or was put back to
/// an earlier day, together with its head and its commands; a register row that is gone (registers can be
/// made again from the entries). For that, anchors of all heads have to be kept elsewhere
/// (anchor_log.hpp).
tl::expected<Findings, Trouble> verify(Store& store, Keystore& keystore, RegionKey const& key);

}  // namespace rondom::journal
