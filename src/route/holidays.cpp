#include "route/holidays.hpp"

#include <chrono>

namespace rondom::route {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

/// How many days after Easter Sunday a movable holiday comes.
struct Movable {
    int after = 0;
    Holiday holiday{};
};

constexpr std::array movable{
    Movable{-2, Holiday::good_friday},
    Movable{1, Holiday::easter_monday},
    Movable{39, Holiday::ascension},
    Movable{50, Holiday::whit_monday}};

struct Fixed {
    std::chrono::month_day on{};
    Holiday holiday{};
};

constexpr std::array fixed{
    Fixed{std::chrono::January / 1, Holiday::new_year},
    Fixed{std::chrono::May / 5, Holiday::liberation_day},
    Fixed{std::chrono::December / 25, Holiday::christmas},
    Fixed{std::chrono::December / 26, Holiday::second_christmas}};

sys_days kings_day(std::chrono::year year) {
    sys_days const birthday{year / std::chrono::April / 27};
    return std::chrono::weekday{birthday} == std::chrono::Sunday ? birthday - days{1} : birthday;
}

}  // namespace

/// The computation of the anonymous correspondent of Nature (1876), for every year of the calendar.
Day easter_sunday(std::chrono::year year) {
    int const y = int{year};
    int const golden = y % 19;
    int const century = y / 100;
    int const in_century = y % 100;
    int const correction = (8 * century + 13) / 25;
    int const epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    int const weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    int const late = (golden + 11 * epact + 22 * weekday) / 451;
    int const from_march = epact + weekday - 7 * late + 114;
    return year / (from_march / 31) / (from_march % 31 + 1);
}

std::optional<Holiday> holiday_on(Day day) {
    for (auto const& each : fixed) {
        if (each.on == day.month() / day.day()) { return each.holiday; }
    }
    if (sys_days{day} == kings_day(day.year())) { return Holiday::kings_day; }
    auto const after = sys_days{day} - sys_days{easter_sunday(day.year())};
    for (auto const& each : movable) {
        if (after == days{each.after}) { return each.holiday; }
    }
    return std::nullopt;
}

bool is_weekday(Day day) { return std::chrono::weekday{sys_days{day}}.iso_encoding() <= 5; }

}  // namespace rondom::route
