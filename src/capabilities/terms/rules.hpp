#pragma once

#include "capabilities/terms/events.hpp"
#include "dossier/situation.hpp"
#include "dossier/task.hpp"

namespace rondom::terms {

enum class Deed { extended, suspended, resumed };

constexpr auto names_of(Deed) {
    using enum Deed;
    return std::array<Name<Deed>, 3>{
        {{extended, "extended"}, {suspended, "suspended"}, {resumed, "resumed"}}};
}

struct Change {
    Deed deed{};
    std::string term;
    PersonId by;
    Role role{};
    Moment at{};
    std::string reason;  ///< empty for whoever may not read it
};

/// What people did to the terms of this dossier, in the order in which they did it.
struct Changes {
    using Event = terms::Event;

    std::vector<Change> all;
};

void apply(Changes& changes, route::TermExtended const& event, Entry const& entry);
void apply(Changes& changes, route::TermSuspended const& event, Entry const& entry);
void apply(Changes& changes, route::TermResumed const& event, Entry const& entry);
void apply(Changes& changes, TermExplained const& event);

/// A term that counts now, in the step where we are.
struct RunningTerm {
    route::Term const* term = nullptr;
    route::Running running;
    route::DueDay due;
    bool by_word = false;  ///< somebody said that it stands still
};

/// Those of the step, and of its tasks at turn.
std::vector<RunningTerm> running_terms(
    Entries const& entries, Setting const& setting, route::Facts const& facts, Pauses const& pauses
);

/// The day that it would be after one more extension; nothing when the region's agreement knows no more.
std::optional<Day> longer(RunningTerm const& one, route::Profile const& profile);

/// Whoever watches, or is next when nobody around the child has that role.
bool watches(Role role, route::Term const& term, access::Standing const& standing);

inline constexpr Rule term_known{.name = "terms.unknown", .source = "law.md 3.3"};
inline constexpr Rule not_yours{.name = "terms.not-yours", .source = "law.md 3.3; R-055"};
inline constexpr Rule no_longer{.name = "terms.no-longer", .source = "WPO 40(6); law.md 3.3"};
inline constexpr Rule too_late{.name = "terms.too-late", .source = "WPO 40(6); law.md 3.3"};
inline constexpr Rule reason_first{.name = "terms.reason.first", .source = "WPO 40(6); Awb 4:14"};
inline constexpr Rule goes_on{.name = "terms.goes-on", .source = "WPO 63(4); Awb 4:15"};

struct ExtendTerm {
    std::string term;
    std::string reason;

    static constexpr Permission permission{.name = "terms.extend", .who = roles::professionals};
    static constexpr auto fields() {
        return std::tuple{field("term", &ExtendTerm::term), field("reason", &ExtendTerm::reason)};
    }
};

struct SuspendTerm {
    std::string term;
    std::string reason;

    static constexpr Permission permission{.name = "terms.suspend", .who = roles::professionals};
    static constexpr auto fields() {
        return std::tuple{field("term", &SuspendTerm::term), field("reason", &SuspendTerm::reason)};
    }
};

struct ResumeTerm {
    std::string term;

    static constexpr Permission permission{.name = "terms.resume", .who = roles::professionals};
    static constexpr auto fields() { return std::tuple{field("term", &ResumeTerm::term)}; }
};

Decision<Event> decide(ExtendTerm const& command, Situation const& situation);
Decision<Event> decide(SuspendTerm const& command, Situation const& situation);
Decision<Event> decide(ResumeTerm const& command, Situation const& situation);

}  // namespace rondom::terms
