#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace rondom::cli {

struct StoryOptions {
    std::vector<std::string> files;
    bool json = false;
    std::filesystem::path profile;  ///< another profile than the one that came with the program
};

/// Plays every story and prints what differs. 0: everything holds; 1: something differs; 2: a file cannot be
/// read.
int play_stories(StoryOptions const& options);

}  // namespace rondom::cli
