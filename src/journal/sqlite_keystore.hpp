#pragma once

#include <memory>
#include <string>

#include <tl/expected.hpp>

#include "journal/keystore.hpp"

namespace rondom::journal {

/// Wrapped keys in a SQLite database of their own. The error is for the person who installs.
tl::expected<std::unique_ptr<KeyShelf>, std::string> open_key_shelf(std::string const& path);

/// The keystore in that file, opened with the region's key.
tl::expected<std::unique_ptr<Keystore>, std::string> open_keystore(
    std::string const& path, RegionKey const& key
);

}  // namespace rondom::journal
