#include "cli/prepare_store.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

#include <fmt/core.h>

#include "cli/serve.hpp"
#include "journal/storage.hpp"

namespace rondom::cli {

namespace {

struct PrepareOptions {
    std::string store;
    std::string keys;
    std::string serving;
};

int prepare(PrepareOptions const& options) {
    auto const done = journal::prepare_tables(
        {.store = options.store, .keys = options.keys, .key_file = {}}, options.serving
    );
    if (!done) { return complain(done.error()); }
    fmt::print("The tables of both databases are as this program needs them.\n");
    if (!options.serving.empty()) { fmt::print("{} may serve, and cannot change them.\n", options.serving); }
    return well;
}

}  // namespace

void add_prepare_store(CLI::App& app, int& status) {
    auto options = std::make_shared<PrepareOptions>();
    auto* command = app.add_subcommand(
        "prepare-store", "Make or renew the tables of a region on PostgreSQL, as the role that owns them"
    );
    command->add_option("--store", options->store, "postgres: and what libpq takes")->required();
    command->add_option("--keys", options->keys, "postgres: and the keys' own database")->required();
    command->add_option("--serving", options->serving, "The role that serves, without owning the tables");
    command->callback([options, &status] { status = prepare(*options); });
}

}  // namespace rondom::cli
