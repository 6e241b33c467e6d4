#pragma once

#include <string>

namespace rondom::cli {

struct MoveOptions {
    std::string from;
    std::string from_keys;
    std::string to;
    std::string to_keys;
    bool give_up = false;
};

/// Moves a region to another place while it is served, closes the old one, and proves that everything
/// arrived; or gives that up and opens the old one again. 0: done.
int move_store(MoveOptions const& options);

}  // namespace rondom::cli
