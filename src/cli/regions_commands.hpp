#pragma once

namespace CLI {  // NOLINT(readability-identifier-naming): as the library calls itself
class App;
}

namespace rondom::cli {

/// `rondom regions key, sign, check, retire`: the directory of an installation with several regions.
void add_regions(CLI::App& app, int& status);

}  // namespace rondom::cli
