#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/dossier.hpp"
#include "web/visit.hpp"

namespace rondom::log {

/// What sort of thing happened: a reader can look at one sort only.
enum class Sort { step, talk, decision, consent, other };

constexpr auto names_of(Sort) {
    using enum Sort;
    return std::array<Name<Sort>, 5>{
        {{step, "step"}, {talk, "talk"}, {decision, "decision"}, {consent, "consent"}, {other, "other"}}};
}

/// One thing that happened, as this reader reads it: "Anouk Postma" "wrote down the talk with the parents".
struct LogLine {
    Moment at{};
    std::string who;  ///< empty when the sentence stands by itself
    std::string what;
    std::string text{};  ///< what somebody wrote: a remark
    Sort sort = Sort::other;
    std::string_view icon;
};

inline constexpr std::size_t all_of_it = std::numeric_limits<std::size_t>::max();

/// What happened, from what this reader may read; the last first, and `most` of them. What is hidden leaves
/// no line and no gap. A kind of event without a sentence of its own gets a neutral one.
std::vector<LogLine> lines_of(
    web::Visit const& visit, VisibleDossier const& dossier, std::size_t most = all_of_it
);

}  // namespace rondom::log
