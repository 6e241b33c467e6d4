#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "database_server.hpp"
#include "made_region.hpp"

namespace rondom::bench {

/// Where a region lies that is measured, as `rondom serve --store` takes it.
struct Place {
    std::string engine;  ///< "SQLite", for people
    std::string store;
    std::string keys{};
    std::filesystem::path directory;           ///< with the region's key
    DatabaseServer const* database = nullptr;  ///< behind it; nothing with SQLite
    std::string name{};                        ///< of the database with the entries
};

/// How the entries of a region lie on disk.
struct OnDisk {
    double entries = 0;  ///< how many
    double sealed = 0;   ///< bytes of one, sealed, on average
    double table = 0;    ///< bytes of the table of entries, indexes and free room and all
    double all = 0;      ///< bytes of everything but the keys
};

/// The made region itself.
Place place_of(MadeRegion const& made);

/// A copy in that directory, so that what is written while measuring makes the next run no slower.
Place copied(MadeRegion const& made, std::filesystem::path const& directory);

/// The same region in PostgreSQL, moved there once as `rondom move-store` does, and a copy of that.
Place copied(MadeRegion const& made, DatabaseServer const& server);

/// Only as long as this process has the databases not open.
OnDisk on_disk(Place const& place);

}  // namespace rondom::bench
