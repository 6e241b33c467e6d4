#include "http/message.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace rondom::http {

std::string_view Request::header(std::string_view name) const {
    auto const found =
        std::ranges::find(headers, name, [](auto const& field) { return std::string_view{field.first}; });
    return found != headers.end() ? std::string_view{found->second} : std::string_view{};
}

Response& Response::set(std::string name, std::string value) {
    bool const plain =
        std::ranges::all_of(value, [](unsigned char each) { return each >= 0x20 && each != 0x7f; });
    if (plain) { headers.emplace_back(std::move(name), std::move(value)); }
    return *this;
}

std::string http_date(std::chrono::sys_seconds moment) {
    constexpr std::array<std::string_view, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<std::string_view, 12> months{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

    auto const midnight = std::chrono::floor<std::chrono::days>(moment);
    std::chrono::year_month_day const day{midnight};
    std::chrono::hh_mm_ss const time{moment - midnight};
    return fmt::format(
        "{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT",
        weekdays.at(std::chrono::weekday{midnight}.c_encoding()),
        static_cast<unsigned>(day.day()),
        months.at(static_cast<unsigned>(day.month()) - 1),
        static_cast<int>(day.year()),
        time.hours().count(),
        time.minutes().count(),
        time.seconds().count()
    );
}

}  // namespace rondom::http
