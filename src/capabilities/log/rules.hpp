#pragma once

#include "capabilities/log/events.hpp"
#include "dossier/situation.hpp"

namespace rondom::log {

// What the events add up to.

struct Remark {
    NoteId id;
    Party party{};
    PersonId by;
    Role role{};
    Moment at{};
    std::string text;
};

struct Log {
    using Event = log::Event;

    std::vector<Remark> remarks;  ///< in the order in which they were made
};

void apply(Log& log, LogNoted const& event, Entry const& entry);

// The rule that people meet.

inline constexpr Rule remark_empty{.name = "log.empty", .source = "S3:15; R-045"};

// What people can do.

struct Note {
    std::string text;

    static constexpr Permission permission{.name = "log.note", .who = roles::everyone};
    static constexpr auto fields() { return std::tuple{field("text", &Note::text)}; }
};

Decision<Event> decide(Note const& command, Situation const& situation);

}  // namespace rondom::log
