#pragma once

#include "capabilities/signals/events.hpp"
#include "route/term_changes.hpp"

namespace rondom::terms {

/// Why a term was made longer or stands still. That it happened is progress, which everybody reads; why may
/// tell something of the child, so it is kept with the notes of the party that watches.
struct TermExplained {
    std::string term;
    Party party{};
    std::string reason;

    static constexpr std::string_view name = "terms.explained";
    static constexpr auto fields() {
        return std::tuple{
            field("term", &TermExplained::term),
            field("party", &TermExplained::party),
            field("reason", &TermExplained::reason)};
    }
    [[nodiscard]] Category category_of() const { return signals::note_category(party); }
    [[nodiscard]] std::optional<Party> owner() const { return party; }
};

using Event = std::variant<route::TermExtended, route::TermSuspended, route::TermResumed, TermExplained>;

}  // namespace rondom::terms
