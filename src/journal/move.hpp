#pragma once

#include <cstddef>
#include <string>

#include <tl/expected.hpp>

#include "journal/keystore.hpp"
#include "journal/store.hpp"

namespace rondom::journal {

/// What was moved, and found to be the same on both sides.
struct Moved {
    std::size_t dossiers = 0;
    std::size_t entries = 0;
    std::size_t rows = 0;
    std::size_t commands = 0;
    std::size_t keys = 0;       ///< that some entry needs
    std::size_t forgotten = 0;  ///< of these: destroyed, and destroyed they stay
};

/// Copies a region from one store to an empty other one, sealed as it is, and reads both again: every
/// dossier's entries with their links, every row, every command and every key have to be the same. Nobody
/// serves either meanwhile. A key that no entry was sealed with is left behind. The error says what stands in
/// the way or differs.
tl::expected<Moved, std::string> move_region(Store& from, KeyShelf& from_keys, Store& to, KeyShelf& to_keys);

/// The same without the keys.
tl::expected<Moved, std::string> move_contents(Store& from, Store& to);

}  // namespace rondom::journal
