#include "web/words.hpp"

#include <stdexcept>

#include <fmt/core.h>

#include "domain/embedded.hpp"
#include "web/html.hpp"

namespace rondom::web {

namespace {

constexpr std::array<std::string_view, 7> weekdays{
    "date.weekday.sunday",
    "date.weekday.monday",
    "date.weekday.tuesday",
    "date.weekday.wednesday",
    "date.weekday.thursday",
    "date.weekday.friday",
    "date.weekday.saturday"};

constexpr std::array<std::string_view, 12> months{
    "date.month.january",
    "date.month.february",
    "date.month.march",
    "date.month.april",
    "date.month.may",
    "date.month.june",
    "date.month.july",
    "date.month.august",
    "date.month.september",
    "date.month.october",
    "date.month.november",
    "date.month.december"};

constexpr std::array<std::string_view, 12> short_months{
    "date.short-month.january",
    "date.short-month.february",
    "date.short-month.march",
    "date.short-month.april",
    "date.short-month.may",
    "date.short-month.june",
    "date.short-month.july",
    "date.short-month.august",
    "date.short-month.september",
    "date.short-month.october",
    "date.short-month.november",
    "date.short-month.december"};

/// A day in pieces, each as the texts need it.
struct DayWords {
    std::string_view weekday;
    unsigned day = 0;
    std::string_view month;
    std::string_view short_month;
    int year = 0;
};

std::optional<DayWords> day_words(Words const& words, std::optional<Day> day) {
    if (!day || !day->ok()) { return std::nullopt; }
    auto const weekday = std::chrono::weekday{std::chrono::sys_days{*day}}.c_encoding();
    auto const month = unsigned{day->month()} - 1;
    return DayWords{
        .weekday = words(weekdays[weekday]),
        .day = unsigned{day->day()},
        .month = words(months[month]),
        .short_month = words(short_months[month]),
        .year = int{day->year()}};
}

/// `argument(n)` gives what stands in the place of {n}.
template <class Argument>
std::string fill(std::string_view pattern, Argument const& argument) {
    std::string text;
    text.reserve(pattern.size() + 32);
    while (auto const placeholder = next_placeholder(pattern)) {
        text.append(pattern.substr(0, placeholder->at)).append(argument(placeholder->number));
        pattern.remove_prefix(placeholder->at + Placeholder::size);
    }
    return text.append(pattern);
}

std::string_view nth(WordsArguments arguments, std::size_t number) {
    return number >= 1 && number <= arguments.size() ? (arguments.begin() + (number - 1))->text()
                                                     : std::string_view{};
}

Words load(Language language) {
    auto catalogue = Catalogue::read(words_file(language));
    if (!catalogue) { throw std::logic_error{"the words files in this program cannot be read"}; }
    return Words{language, std::move(*catalogue)};
}

}  // namespace

std::string_view Words::operator()(std::string_view key) const { return catalogue_.find(key).value_or(key); }

std::string_view Words::form_for(std::string_view key, std::uint64_t count) const {
    return catalogue_.find(key, count).value_or(key);
}

std::string Words::text(std::string_view key, WordsArguments arguments) const {
    return fill((*this)(key), [&](std::size_t number) { return nth(arguments, number); });
}

std::string Words::filled(std::string_view pattern, WordsArgument first, WordsArguments others) {
    return fill(pattern, [&](std::size_t number) {
        return number == 1 ? first.text() : nth(others, number - 1);
    });
}

std::string Words::date(std::optional<Day> day) const {
    auto const parts = day_words(*this, day);
    return parts ? text("date.long", {parts->weekday, parts->day, parts->month}) : std::string{};
}

std::string Words::date_short(std::optional<Day> day) const {
    auto const parts = day_words(*this, day);
    return parts ? text("date.short", {parts->day, parts->short_month}) : std::string{};
}

std::string Words::date_full(std::optional<Day> day) const {
    auto const parts = day_words(*this, day);
    return parts ? text("date.full", {parts->weekday, parts->day, parts->month, parts->year}) : std::string{};
}

std::string Words::date_month(std::optional<Day> day) const {
    auto const parts = day_words(*this, day);
    return parts ? text("date.month-of-year", {parts->month, parts->year}) : std::string{};
}

std::string Words::time(std::optional<Moment> moment) const {
    if (!moment) { return {}; }
    std::chrono::hh_mm_ss const time{local_time(*moment).of_day};
    return text("time.clock", {time.hours().count(), fmt::format("{:02}", time.minutes().count())});
}

std::string Words::list_text(std::vector<std::string> const& items) const {
    std::string list;
    for (std::size_t index = 0; index < items.size(); ++index) {
        if (index > 0) { list.append((*this)(index + 1 == items.size() ? "list.and" : "list.comma")); }
        list.append(items[index]);
    }
    return list;
}

std::string_view words_file(Language language) {
    return embedded(fmt::format("words/{}.mo", name_of(language))).value_or("");
}

Words const& words_in(Language language) {
    static Words const dutch = load(Language::nl);
    static Words const english = load(Language::en);
    switch (language) {
        case Language::nl: return dutch;
        case Language::en: return english;
    }
    return dutch;
}

}  // namespace rondom::web
