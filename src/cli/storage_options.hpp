#pragma once

#include <CLI/CLI.hpp>

namespace rondom::cli {

/// Where a region lies: a directory, or another kind of place (journal/storage.hpp). `Options` has `data`,
/// `store` and `keys`.
template <class Options>
CLI::App* add_storage(CLI::App& command, Options& options) {
    auto* place = command.add_option_group("Where the region lies", "One of the first two");
    auto* data =
        place->add_option("--data", options.data, "Directory with the databases")->envname("RONDOM_DATA");
    auto* store =
        place->add_option("--store", options.store, "sqlite:DIRECTORY, or postgres: and what libpq takes")
            ->envname("RONDOM_STORE");
    place->add_option("--keys", options.keys, "With PostgreSQL: postgres: and the keys' own database")
        ->envname("RONDOM_KEYS")
        ->needs(store);
    data->excludes(store);
    return place;
}

}  // namespace rondom::cli
