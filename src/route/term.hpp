#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "domain/day.hpp"
#include "domain/names.hpp"
#include "domain/role.hpp"
#include "route/calendar.hpp"
#include "route/condition.hpp"
#include "route/label.hpp"

// Terms: by when something must be done, who watches that, and why it is that day. Days are those of
// Europe/Amsterdam; a term has no hours, so summer time does not touch it.
namespace rondom::route {

enum class TermUnit { days, working_days, weeks, school_weeks, months };

constexpr auto names_of(TermUnit) {
    using enum TermUnit;
    return std::array<Name<TermUnit>, 5>{
        {{days, "days"},
         {working_days, "working_days"},
         {weeks, "weeks"},
         {school_weeks, "school_weeks"},
         {months, "months"}}};
}

struct Length {
    int count = 0;
    TermUnit unit{};
};

/// The term can stand still: its days do not count, as long as this holds, or until whoever watches says that
/// it goes on.
struct Suspension {
    Condition when;
    Label label;             ///< why, as a sentence
    bool by_notice = false;  ///< somebody says so, and the family hears of it; then there is no condition
};

/// A term may be made longer, so often at most.
struct Extension {
    Length by;
    int times = 1;
    bool notice = false;  ///< only when it was said before the term had passed
};

/// A term of the region's profile, used by its name.
struct Term {
    std::string id;
    Label label;
    Length length;
    std::string statutory;  ///< the article; empty for a norm of the region
    std::optional<Suspension> suspension;
    std::optional<Extension> extension;
    Role owner{};  ///< who watches
    Role next{};   ///< who is next when it passes
    Origin origin;
};

/// What became of a term in one dossier.
struct Running {
    Day start{};  ///< itself it does not count
    std::vector<Period> suspended{};
    int extensions = 0;
};

/// Days that did not count: because of a holiday (`holiday`), or of free days of the calendar (`label`).
struct Skipped {
    std::optional<Holiday> holiday;
    Label label;
    Period days;
};

/// The last day of a term, and how it came to be that day.
struct DueDay {
    Day on{};
    Day start{};
    Length length;
    bool statutory = false;
    std::vector<Skipped> skipped;
    std::vector<Period> suspended;     ///< as far as they made the term longer
    std::optional<Day> before_longer;  ///< the last day before it was extended
    int extended = 0;                  ///< so often
    std::optional<Day> before_moved;   ///< the last day before the Algemene termijnenwet moved it
    /// School weeks beyond what the calendar of the region covers counted as weeks; until when it goes.
    std::optional<Day> calendar_ends;
    bool without_calendar = false;  ///< there is none, so every week counted as a school week
};

/// A term is a number of days that count, after its first day. In days, weeks and months every day counts; in
/// working days those on which the region works; in school weeks the seven days of each school week. A month
/// ends on the same day of a later month, or on its last day. Days on which the term stood still never count.
///
/// A statutory term follows the Algemene termijnenwet: its working days are those of the law, and its end
/// moves to the next of them (1(1)); of three days or more it has two of them at least (2). That law is not
/// for more than 90 days, twelve weeks or three months (4). Terms counted back (1(2)) are no terms here.
DueDay due_day(Term const& term, Calendar const& calendar, Running const& running);

/// The Algemene termijnenwet is for terms of this length (4).
bool is_moved_by_law(Length const& length);

}  // namespace rondom::route
