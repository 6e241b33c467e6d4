#pragma once

#include <string>
#include <variant>
#include <vector>

#include "domain/entries.hpp"
#include "route/calendar.hpp"
#include "route/steps.hpp"

// What people did to the terms of one dossier. It says that a term changed and nothing of the child; the
// reason is another entry (capabilities/terms).
namespace rondom::route {

/// Whoever watches a term made it longer, as far as the region's agreement lets them, and told the family
/// (WPO 40(6)). It is the progress of the party that watches.
struct TermExtended {
    std::string term;
    Party party{};

    static constexpr std::string_view name = "terms.extended";
    static constexpr Category category = Category::progress;
    static constexpr auto fields() {
        return std::tuple{field("term", &TermExtended::term), field("party", &TermExtended::party)};
    }
    [[nodiscard]] std::optional<Party> owner() const { return party; }
};

/// From this day on the days of the term do not count (WPO 63(4), Awb 4:15).
struct TermSuspended {
    std::string term;
    Party party{};

    static constexpr std::string_view name = "terms.suspended";
    static constexpr Category category = Category::progress;
    static constexpr auto fields() {
        return std::tuple{field("term", &TermSuspended::term), field("party", &TermSuspended::party)};
    }
    [[nodiscard]] std::optional<Party> owner() const { return party; }
};

/// This day counts again.
struct TermResumed {
    std::string term;
    Party party{};

    static constexpr std::string_view name = "terms.resumed";
    static constexpr Category category = Category::progress;
    static constexpr auto fields() {
        return std::tuple{field("term", &TermResumed::term), field("party", &TermResumed::party)};
    }
    [[nodiscard]] std::optional<Party> owner() const { return party; }
};

/// What became of one term while the dossier was in one step.
struct TermRun {
    std::string term;
    std::int64_t passage = 0;  ///< seq of the entry with which that step was entered
    int extensions = 0;
    std::vector<Day> stopped{};
    std::vector<Day> resumed{};

    [[nodiscard]] bool stands_still() const { return stopped.size() > resumed.size(); }

    /// The days that do not count; of a term that stands still until today.
    [[nodiscard]] std::vector<Period> pauses(Day today) const;
};

/// A term begins anew with its step, and so does what people did to it.
struct TermChanges {
    using Event = std::variant<StepEntered, TermExtended, TermSuspended, TermResumed>;

    std::int64_t passage = 0;  ///< of the step where we are
    std::vector<TermRun> runs;

    /// Nothing when nobody did anything to it then.
    [[nodiscard]] TermRun const* run(std::string_view term, std::int64_t in) const;
};

void apply(TermChanges& changes, StepEntered const& event, Entry const& entry);
void apply(TermChanges& changes, TermExtended const& event);
void apply(TermChanges& changes, TermSuspended const& event, Entry const& entry);
void apply(TermChanges& changes, TermResumed const& event, Entry const& entry);

}  // namespace rondom::route
