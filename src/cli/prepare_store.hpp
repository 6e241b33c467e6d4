#pragma once

namespace CLI {  // NOLINT(readability-identifier-naming): as the library calls itself
class App;
}

namespace rondom::cli {

/// `rondom prepare-store`: the tables of a region on PostgreSQL, by the role that owns them, so that the one
/// that serves does not have to. `status` gets the exit code.
void add_prepare_store(CLI::App& app, int& status);

}  // namespace rondom::cli
