#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace rondom {

/// A calendar day in the region's time zone. Dates that matter are calendar dates, never zoned times.
using Day = std::chrono::year_month_day;

/// A point in time, UTC, in whole seconds.
using Moment = std::chrono::sys_seconds;

/// ISO 8601, as in 2026-03-14.
std::string iso_text(Day day);
std::optional<Day> parse_day(std::string_view iso);

/// ISO 8601 in UTC, as in 2026-03-14T09:30:00Z.
std::string iso_text(Moment moment);
std::optional<Moment> parse_moment(std::string_view iso);

/// Age in whole years on `on`. Somebody born on 29 February turns a year older on 1 March (cases 7.11).
int age_in_years(Day born, Day on);

/// The day on which somebody born on `born` turns `years`.
Day birthday(Day born, int years);

Day operator+(Day day, std::chrono::days count);

/// What the clock on the wall says in Europe/Amsterdam.
struct LocalTime {
    Day day{};
    std::chrono::minutes of_day{};
};

LocalTime local_time(Moment moment);
Day local_day(Moment moment);

/// The moment at which it is `of_day` on `day` in Europe/Amsterdam; in the hour that summer time skips, the
/// first moment after it.
Moment moment_of(Day day, std::chrono::minutes of_day = {});

/// True when the zone data of this machine gives the right answers around summer time (stack.md 8). The
/// server refuses to start otherwise.
bool zone_data_is_right();

}  // namespace rondom
