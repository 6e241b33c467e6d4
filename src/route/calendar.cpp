#include "route/calendar.hpp"

#include <algorithm>

namespace rondom::route {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

FreeDays const* found_in(std::vector<FreeDays> const& all, Day day) {
    auto const found = std::ranges::find_if(all, [&](FreeDays const& each) { return each.days.has(day); });
    return found != all.end() ? &*found : nullptr;
}

Day monday_of(Day day) {
    auto const weekday = std::chrono::weekday{sys_days{day}}.iso_encoding();
    return day + days{1 - static_cast<int>(weekday)};
}

}  // namespace

Calendar Calendar::without_school() {
    Calendar calendar;
    for (auto const& each : names_of(Holiday{})) {
        calendar.holidays.push_back(each.value);
    }
    return calendar;
}

std::optional<Period> Calendar::covers() const {
    if (years.empty()) { return std::nullopt; }
    return Period{.from = years.front().days.from, .until = years.back().days.until};
}

FreeDays const* Calendar::holiday_of_week(Day day) const {
    auto const monday = monday_of(day);
    FreeDays const* first = nullptr;
    for (int each = 0; each < 5; ++each) {
        FreeDays const* free = nullptr;
        for (auto const& year : years) {
            if (free == nullptr) { free = found_in(year.holidays, monday + days{each}); }
        }
        if (free == nullptr) { return nullptr; }
        if (first == nullptr) { first = free; }
    }
    return first;
}

FreeDays const* Calendar::closed_on(Day day) const { return found_in(closed, day); }

bool Calendar::keeps(Holiday holiday) const { return std::ranges::find(holidays, holiday) != holidays.end(); }

bool Calendar::is_working_day_of_law(Day day) const {
    return is_weekday(day) && !holiday_on(day) && found_in(equated, day) == nullptr;
}

}  // namespace rondom::route
