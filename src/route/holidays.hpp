#pragma once

#include <array>
#include <optional>

#include "domain/day.hpp"
#include "domain/names.hpp"

namespace rondom::route {

/// The generally recognised holidays (Algemene termijnenwet 3(1)) and Good Friday, which is put on a par with
/// them (3(2)). Liberation day counts every year, whoever has the day off.
enum class Holiday {
    new_year,
    good_friday,
    easter_monday,
    kings_day,
    liberation_day,
    ascension,
    whit_monday,
    christmas,
    second_christmas,
};

constexpr auto names_of(Holiday) {
    using enum Holiday;
    return std::array<Name<Holiday>, 9>{
        {{new_year, "new_year"},
         {good_friday, "good_friday"},
         {easter_monday, "easter_monday"},
         {kings_day, "kings_day"},
         {liberation_day, "liberation_day"},
         {ascension, "ascension"},
         {whit_monday, "whit_monday"},
         {christmas, "christmas"},
         {second_christmas, "second_christmas"}}};
}

/// Easter Sunday of the Gregorian calendar.
Day easter_sunday(std::chrono::year year);

/// The holiday on this day, when it is one. The King's birthday is kept on 27 April, and on the 26th when
/// that is a Sunday (as it is since 2014).
std::optional<Holiday> holiday_on(Day day);

/// Monday to Friday.
bool is_weekday(Day day);

}  // namespace rondom::route
