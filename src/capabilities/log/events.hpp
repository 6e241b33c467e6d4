#pragma once

#include "capabilities/signals/events.hpp"

namespace rondom::log {

using NoteId = Id<struct NoteTag>;

/// A remark in the case log. It belongs to the party of who wrote it; sharing rules decide who else reads it.
struct LogNoted {
    NoteId note;
    Party party{};
    std::string text;

    static constexpr std::string_view name = "log.noted";
    static constexpr auto fields() {
        return std::tuple{
            field("note", &LogNoted::note), field("party", &LogNoted::party), field("text", &LogNoted::text)};
    }
    [[nodiscard]] Category category_of() const { return signals::note_category(party); }
    [[nodiscard]] std::optional<Party> owner() const { return party; }
};

using Event = std::variant<LogNoted>;

}  // namespace rondom::log
