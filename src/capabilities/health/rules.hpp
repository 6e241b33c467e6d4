#pragma once

#include "capabilities/health/events.hpp"
#include "dossier/situation.hpp"
#include "dossier/task.hpp"

namespace rondom::health {

/// What somebody said or wrote, and who it was.
template <class What>
struct Signed {
    What what;
    PersonId by;
    Role role{};
    Moment at{};
};

struct Health {
    using Event = health::Event;

    std::vector<Signed<NoteWritten>> notes;
    std::vector<Signed<SummaryWritten>> summaries;
    std::vector<Signed<AdviceGiven>> advice;
};

void apply(Health& health, NoteWritten const& event, Entry const& entry);
void apply(Health& health, SummaryWritten const& event, Entry const& entry);
void apply(Health& health, AdviceGiven const& event, Entry const& entry);

/// The region's task to write a summary is done when there is one.
void tasks_of(Entries const& entries, Setting const& setting, std::vector<Task>& tasks);

inline constexpr Rule receiver_first{.name = "health.receiver.first", .source = "R-086; R-089; S2:263"};
inline constexpr Rule preventive_first{.name = "health.preventive.first", .source = "R-095; S2:343"};

struct WriteNote {
    Day on{};
    std::string text;

    static constexpr Permission permission{.name = "health.note", .who = roles::youth_health};
    static constexpr auto fields() {
        return std::tuple{field("on", &WriteNote::on), field("text", &WriteNote::text)};
    }
};

struct Summarise {
    std::vector<Party> receivers;
    std::string text;

    static constexpr Permission permission{.name = "health.summarise", .who = roles::youth_health};
    static constexpr auto fields() {
        return std::tuple{field("receivers", &Summarise::receivers), field("text", &Summarise::text)};
    }
};

struct Advise {
    Advice kind{};
    std::string text;
    std::string why_not_preventive{};

    static constexpr Permission permission{.name = "health.advise", .who = roles::youth_health};
    static constexpr auto fields() {
        return std::tuple{
            field("kind", &Advise::kind),
            field("text", &Advise::text),
            field("why_not_preventive", &Advise::why_not_preventive)};
    }
};

Decision<Event> decide(WriteNote const& command, Situation const& situation);
Decision<Event> decide(Summarise const& command, Situation const& situation);
Decision<Event> decide(Advise const& command, Situation const& situation);

}  // namespace rondom::health
