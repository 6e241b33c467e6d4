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

/// More than so many are counted and not told: nobody reads them, and they would take memory without bound.
inline constexpr std::size_t most_findings = 500;

/// Words of a file as a finding says them: what is longer than a line of text is cut.
std::string shortened(std::string_view words);

/// Gathers everything that is wrong, so that a region can mend it in one go.
class Findings {
public:
    void add(Place const& place, std::string message, std::string allowed = {});

    [[nodiscard]] bool empty() const noexcept { return count_ == 0; }
    [[nodiscard]] std::size_t count() const noexcept { return count_; }

    /// By file, then by place in it; last how many there were beside these.
    [[nodiscard]] std::vector<Finding> sorted() &&;

private:
    std::vector<Finding> all_;
    std::size_t count_ = 0;
};

}  // namespace rondom::route
