#include <string_view>

#include <fmt/core.h>

#include "cli/story.hpp"

int main(int count, char** arguments) {
    std::vector<std::string> const words{arguments + 1, arguments + count};
    if (!words.empty() && words.front() == "story") {
        rondom::cli::StoryOptions options;
        options.files.assign(words.begin() + 1, words.end());
        return rondom::cli::play_stories(options);
    }
    fmt::print("rondom {}\n", RONDOM_VERSION);
    return 0;
}
