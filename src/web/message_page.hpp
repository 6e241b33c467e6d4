#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rondom::web {

/// A page with one message: what it is, and what to do now.
struct MessagePage {
    std::string_view title;
    std::string text{};
    std::string next{};
};

struct UnsavedInput {
    std::string name;
    std::string value;
    bool shown = false;  ///< words of the person, to read and copy
};

/// What somebody typed and we could not save.
struct UnsavedPage {
    std::string_view title;
    std::string_view text;
    std::string action;
    std::string_view sign_in{};  ///< where to go first, when the session ended; then nothing is sent again
    std::vector<UnsavedInput> inputs;
};

}  // namespace rondom::web
