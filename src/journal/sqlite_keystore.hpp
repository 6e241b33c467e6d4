#pragma once

#include <memory>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "journal/keystore.hpp"

namespace rondom::journal {

/// Wrapped keys in a SQLite database of their own. The error is for the person who installs.
tl::expected<std::unique_ptr<KeyShelf>, std::string> open_key_shelf(std::string const& path);

/// Every key that was destroyed, as this file has it; nothing in it is changed.
tl::expected<std::vector<Tombstone>, std::string> tombstones_in(std::string const& path);

/// The keystore in that file, opened with the region's key.
tl::expected<std::unique_ptr<Keystore>, std::string> open_keystore(
    std::string const& path, RegionKey const& key
);

}  // namespace rondom::journal
