#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "journal/keystore.hpp"

namespace rondom::journal {

/// Wrapped keys in a PostgreSQL database of their own, never the journal's: that has other backups. The error
/// is for the person who installs.
///
/// A row that goes stays in free room of its page, in the server's log and on its standbys for a while; it is
/// sealed with the region's key (docs/decisions/0010).
tl::expected<std::unique_ptr<KeyShelf>, std::string> open_postgres_key_shelf(std::string const& where);

/// Only the tables, as the role that owns them; `serving` may serve from here on without owning them.
tl::expected<void, std::string> prepare_postgres_key_shelf(
    std::string const& where, std::string_view serving = {}
);

/// The keystore in that database, opened with the region's key.
tl::expected<std::unique_ptr<Keystore>, std::string> open_postgres_keystore(
    std::string const& where, RegionKey const& key
);

}  // namespace rondom::journal
