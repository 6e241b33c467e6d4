#pragma once

namespace CLI {  // NOLINT(readability-identifier-naming): as the library calls itself
class App;
}

namespace rondom::cli {

/// `publish`, `migrate` and `replay` (cli/agreement.hpp). `status` is how the program ends.
void add_agreements(CLI::App& app, int& status);

}  // namespace rondom::cli
