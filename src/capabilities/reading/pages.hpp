#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/parts.hpp"

namespace rondom::reading {

/// Somebody looked, or tried something that was refused.
struct ReadingRow {
    std::optional<Day> month;  ///< at the first line of a month
    Moment at{};
    std::string name;
    std::string in_role;               ///< "Intern begeleider, De Zwaluw"
    std::string what;                  ///< the page, or the command that was refused
    std::vector<std::string> grounds;  ///< why this was allowed, in plain words
    std::vector<std::string> reasons;  ///< why it was refused
    int times = 1;                     ///< the same page by the same person on one day
    std::string again;                 ///< "3 keer op deze dag"; empty for once
    bool refused = false;
};

struct FilterView {
    std::string_view label;
    std::string path;
    bool here = false;
};

struct ReadingPage {
    std::vector<FilterView> filters;
    std::vector<ReadingRow> rows;
    web::EmptyView empty;
    std::string newer;
    std::string older;
};

http::Response list(web::Visit& visit);

}  // namespace rondom::reading
