#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/day.hpp"
#include "route/holidays.hpp"
#include "route/label.hpp"

namespace rondom::route {

/// Days in a row, the last one included.
struct Period {
    Day from{};
    Day until{};

    [[nodiscard]] bool has(Day day) const { return from <= day && day <= until; }
    auto operator<=>(Period const&) const = default;
};

/// Days on which nobody works, or no school is kept.
struct FreeDays {
    std::string id;
    Label label;  ///< "de herfstvakantie": it stands inside a sentence
    Period days;
    Origin origin;
};

/// A school year, from its first Monday to the Sunday before the next one.
struct SchoolYear {
    std::string id;  ///< "2026-2027"
    Period days;
    std::vector<FreeDays> holidays;
    Origin origin;
};

/// Which days count in a region. Data of its profile (`calendar.yaml`).
struct Calendar {
    /// The generally recognised holidays that are no working days here.
    std::vector<Holiday> holidays;
    std::vector<FreeDays> closed;  ///< other days on which the region does not work
    /// Days that the government put on a par with holidays (Algemene termijnenwet 3(3)).
    std::vector<FreeDays> equated;
    std::vector<SchoolYear> years;  ///< in the order of time
    Origin origin;

    /// For a region that gives none: no school holidays, and no work on a generally recognised holiday.
    static Calendar without_school();

    /// From the first day of the first school year to the last of the last; none without school years.
    [[nodiscard]] std::optional<Period> covers() const;

    /// The holiday because of which the week of `day` is no school week: all of its Monday to Friday are in a
    /// school holiday.
    [[nodiscard]] FreeDays const* holiday_of_week(Day day) const;

    /// The region does not work on it, and why; `day` is no Saturday or Sunday.
    [[nodiscard]] FreeDays const* closed_on(Day day) const;
    [[nodiscard]] bool keeps(Holiday holiday) const;

    /// No Saturday, Sunday or generally recognised holiday, nor a day that was put on a par with those.
    [[nodiscard]] bool is_working_day_of_law(Day day) const;
};

}  // namespace rondom::route
