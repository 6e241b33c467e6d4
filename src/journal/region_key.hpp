#pragma once

#include <string>

#include <tl/expected.hpp>

#include "journal/store.hpp"

namespace rondom::journal {

/// Reads the region's key: 32 bytes, or 64 hexadecimal characters, in a regular file of this user's that only
/// this user can read and nobody can write (mode 0400). The error says what to do.
tl::expected<RegionKey, std::string> read_region_key(std::string const& path);

/// Makes a key and writes it where nothing is yet, for a new region. Whoever loses the file loses every
/// dossier.
tl::expected<RegionKey, std::string> create_region_key(std::string const& path);

}  // namespace rondom::journal
