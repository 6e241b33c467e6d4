#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "journal/keystore.hpp"
#include "journal/store.hpp"

namespace rondom::journal {

/// Where a region's entries and keys lie, as one types it.
struct StoragePlace {
    std::string store;  ///< "sqlite:DIRECTORY", or "postgres:" and what libpq takes
    std::string
        keys{};  ///< with PostgreSQL: "postgres:" and another database; SQLite has its own file for them
    std::filesystem::path key_file;  ///< with the region's key (region_key.hpp)
};

/// The files of a region on this machine's own disk.
inline constexpr char const* entries_file = "journal.db";
inline constexpr char const* keys_file = "keys.db";

/// `store`, or SQLite in `data` when that is empty.
std::string store_at(std::string const& store, std::filesystem::path const& data);

/// The directory, when this is a place on this machine's own disk; empty otherwise.
std::filesystem::path directory_of(std::string_view store);

/// What libpq takes, when this is a place on a PostgreSQL server, of entries or of keys; empty otherwise.
std::string server_of(std::string_view store);

/// Everything opened.
struct Storage {
    RegionKey key{};
    std::unique_ptr<Store> store;
    std::unique_ptr<Keystore> keystore;
};

enum class Opening {
    make_if_new,         ///< an empty place becomes a region's
    only_what_is_there,  ///< looking does not make anything
};

/// Both ports, without the region's key: all is still sealed.
struct Shelves {
    std::unique_ptr<Store> store;
    std::unique_ptr<KeyShelf> keys;
};

tl::expected<Shelves, std::string> open_shelves(
    StoragePlace const& place, Opening opening, std::function<void(std::string_view)> alarm
);

/// Makes the tables of a region on PostgreSQL, or brings them to the newest version, as the role that owns
/// them; `serving` may serve from here on without owning them (docs/operate/postgresql.md).
tl::expected<void, std::string> prepare_tables(StoragePlace const& place, std::string_view serving);

/// Shows all that a region is, its store as it is at one moment, while others go on writing there. Open for
/// no longer than that: who starts after a disk error has to be alone for a moment. The error is the place's,
/// or that of `work`.
tl::expected<void, std::string> at_one_moment(
    StoragePlace const& place, std::function<tl::expected<void, std::string>(Shelves&)> const& work
);

/// The one place where a store is opened from a text. `alarm` hears what nobody asked but somebody has to
/// know at once. The error is for the person who installs: what is wrong, and what to do.
tl::expected<Storage, std::string> open_storage(
    StoragePlace const& place, Opening opening, std::function<void(std::string_view)> alarm
);

}  // namespace rondom::journal
