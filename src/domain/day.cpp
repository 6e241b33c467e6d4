#include "domain/day.hpp"

#include <charconv>

#include <date/tz.h>
#include <fmt/core.h>

namespace rondom {

namespace {

std::optional<int> number(std::string_view text) {
    int value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.starts_with('-')) {
        return std::nullopt;
    }
    return value;
}

date::time_zone const& amsterdam() {
    static auto const* const zone = date::locate_zone("Europe/Amsterdam");
    return *zone;
}

}  // namespace

std::string iso_text(Day day) {
    return fmt::format("{:04}-{:02}-{:02}", int{day.year()}, unsigned{day.month()}, unsigned{day.day()});
}

std::optional<Day> parse_day(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') { return std::nullopt; }
    auto const year = number(iso.substr(0, 4));
    auto const month = number(iso.substr(5, 2));
    auto const in_month = number(iso.substr(8, 2));
    if (!year || !month || !in_month) { return std::nullopt; }

    Day const day{
        std::chrono::year{*year},
        std::chrono::month{static_cast<unsigned>(*month)},
        std::chrono::day{static_cast<unsigned>(*in_month)}};
    return day.ok() ? std::optional{day} : std::nullopt;
}

std::string iso_text(Moment moment) {
    auto const day = std::chrono::floor<std::chrono::days>(moment);
    std::chrono::hh_mm_ss const time{moment - day};
    return fmt::format(
        "{}T{:02}:{:02}:{:02}Z",
        iso_text(Day{day}),
        time.hours().count(),
        time.minutes().count(),
        time.seconds().count()
    );
}

std::optional<Moment> parse_moment(std::string_view iso) {
    if (iso.size() != 20 || iso[10] != 'T' || iso[13] != ':' || iso[16] != ':' || iso[19] != 'Z') {
        return std::nullopt;
    }
    auto const day = parse_day(iso.substr(0, 10));
    auto const hours = number(iso.substr(11, 2));
    auto const minutes = number(iso.substr(14, 2));
    auto const seconds = number(iso.substr(17, 2));
    if (!day || !hours || !minutes || !seconds || *hours > 23 || *minutes > 59 || *seconds > 59) {
        return std::nullopt;
    }
    return Moment{std::chrono::sys_days{*day}} + std::chrono::hours{*hours} + std::chrono::minutes{*minutes} +
           std::chrono::seconds{*seconds};
}

int age_in_years(Day born, Day on) {
    auto const years = int{on.year()} - int{born.year()};
    bool const had_birthday =
        on.month() > born.month() || (on.month() == born.month() && on.day() >= born.day());
    return years - (had_birthday ? 0 : 1);
}

Day birthday(Day born, int years) {
    Day const day{born.year() + std::chrono::years{years}, born.month(), born.day()};
    if (day.ok()) { return day; }
    return Day{day.year(), std::chrono::March, std::chrono::day{1}};
}

Day operator+(Day day, std::chrono::days count) { return Day{std::chrono::sys_days{day} + count}; }

LocalTime local_time(Moment moment) {
    auto const local = amsterdam().to_local(moment);
    auto const day = std::chrono::floor<std::chrono::days>(local);
    date::year_month_day const on{day};
    return {
        .day =
            Day{std::chrono::year{int{on.year()}},
                std::chrono::month{unsigned{on.month()}},
                std::chrono::day{unsigned{on.day()}}},
        .of_day = std::chrono::floor<std::chrono::minutes>(local - day)};
}

Day local_day(Moment moment) { return local_time(moment).day; }

Moment moment_of(Day day, std::chrono::minutes of_day) {
    auto const local = date::local_days{std::chrono::sys_days{day}.time_since_epoch()} +
                       std::chrono::duration_cast<std::chrono::seconds>(of_day);
    auto const info = amsterdam().get_info(local);
    if (info.result == date::local_info::nonexistent) { return Moment{info.first.end.time_since_epoch()}; }
    return Moment{(local.time_since_epoch() - info.first.offset)};
}

bool zone_data_is_right() {
    auto const offset_at = [](std::string_view iso) {
        auto const moment = parse_moment(iso);
        return moment ? amsterdam().get_info(*moment).offset : std::chrono::seconds{-1};
    };
    using std::chrono::hours;
    return offset_at("2024-03-31T00:59:00Z") == hours{1} && offset_at("2024-03-31T01:00:00Z") == hours{2} &&
           offset_at("2024-12-01T00:00:00Z") == hours{1};
}

}  // namespace rondom
