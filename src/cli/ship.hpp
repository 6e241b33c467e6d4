#pragma once

#include <filesystem>
#include <string>

namespace rondom::cli {

struct ShipOptions {
    std::filesystem::path data;
    std::string store;  ///< instead of `data` (journal/storage.hpp)
    std::string keys;
    std::filesystem::path to;       ///< a directory on another disk
    std::filesystem::path keys_to;  ///< and one for the keys
    unsigned every = 30;            ///< seconds; 0: once
};

/// Ships what changed until SIGTERM or SIGINT; or once. A round that fails is said and done again. 0: the
/// last round did not fail.
int ship(ShipOptions const& options);

}  // namespace rondom::cli
