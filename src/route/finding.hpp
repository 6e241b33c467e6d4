#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rondom::route {

/// One thing in a region's profile that has to be mended, and where. `allowed` says what would be right.
struct Finding {
    std::string file;
    int line = 0;  ///< 1-based; 0 when it is about the profile as a whole
    int column = 0;
    std::string message;
    std::string allowed;
};

/// As people read it: "steps.yaml:14:7: `educaton` is no party; a party is one of family, education, ...".
std::string text_of(Finding const& finding);

/// Where something stands. `file` lives as long as the files that are being read.
struct Place {
    std::string_view file;
    int line = 0;
    int column = 0;
};

/// Gathers everything that is wrong, so that a region can mend it in one go.
class Findings {
public:
    void add(Place const& place, std::string message, std::string allowed = {});

    [[nodiscard]] bool empty() const noexcept { return all_.empty(); }
    [[nodiscard]] std::size_t count() const noexcept { return all_.size(); }

    /// By file, then by place in it.
    [[nodiscard]] std::vector<Finding> sorted() &&;

private:
    std::vector<Finding> all_;
};

}  // namespace rondom::route
