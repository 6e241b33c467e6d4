#pragma once

#include <string>

namespace rondom::cli {

struct DiffOptions {
    std::string before;  ///< directory of a profile, or a region that came with the program
    std::string after;
    std::string language = "en";
    bool json = false;
};

/// Says what changes when one profile takes the place of the other. 0: nobody can read more than before;
/// 3: somebody can; 2: one of the two cannot be read.
int diff(DiffOptions const& options);

}  // namespace rondom::cli
