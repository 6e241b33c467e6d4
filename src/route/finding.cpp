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

std::string shortened(std::string_view words) {
    constexpr std::size_t most = 80;  // bytes
    if (words.size() <= most) { return std::string{words}; }
    auto end = most;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) {
        --end;  // never in the middle of a character
    }
    return std::string{words.substr(0, end)} + "…";
}

void Findings::add(Place const& place, std::string message, std::string allowed) {
    if (++count_ > most_findings) { return; }
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
    if (count_ > all_.size()) {
        all_.push_back(
            {.file = "profile",
             .message = fmt::format("there are {} more findings", count_ - all_.size()),
             .allowed = "mend these first"}
        );
    }
    return std::move(all_);
}

}  // namespace rondom::route
