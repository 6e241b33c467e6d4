#include "route/finding.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/core.h>

namespace rondom::route {

std::string text_of(Finding const& finding) {
    auto const place = finding.line > 0
                           ? fmt::format("{}:{}:{}: ", finding.file, finding.line, finding.column)
                           : fmt::format("{}: ", finding.file);
    return place + finding.message + (finding.allowed.empty() ? "" : "; " + finding.allowed);
}

void Findings::add(Place const& place, std::string message, std::string allowed) {
    all_.push_back(
        {.file = std::string{place.file},
         .line = place.line,
         .column = place.column,
         .message = std::move(message),
         .allowed = std::move(allowed)}
    );
}

std::vector<Finding> Findings::sorted() && {
    std::ranges::stable_sort(all_, [](Finding const& one, Finding const& other) {
        return std::tie(one.file, one.line, one.column) < std::tie(other.file, other.line, other.column);
    });
    return std::move(all_);
}

}  // namespace rondom::route
