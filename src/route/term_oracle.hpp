#pragma once

// Another way to find the end of a term, slow and written apart from the engine, for its property tests;
// included by tests only. It makes a list of all days that count from 2019 to 2043, and takes the one that is
// so many places after the start. Easter is a table, weekdays are counted on from one known Sunday.

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <vector>

#include "route/term.hpp"

namespace rondom::route::testing {

/// Something that the oracle does wrong on purpose, to see that the comparison notices it.
enum class Fault {
    none,
    new_year_is_worked,
    good_friday_is_worked,
    easter_monday_is_worked,
    liberation_day_every_fifth_year,
    ascension_is_worked,
    whit_monday_is_worked,
    second_christmas_is_worked,
    equated_day_is_worked,
    closed_day_is_worked,
    law_keeps_closed_days,
    saturday_is_worked,
    start_counts,
    end_is_not_moved,
    norm_is_moved,
    long_term_is_moved,
    one_working_day_is_enough,
    school_holiday_counts,
    half_a_week_is_free,
    month_runs_over,
    pause_counts,
    longer_is_not_longer,
};

struct Asked {
    Day start{};
    Length length;
    bool statutory = false;
    std::vector<Period> pauses{};
    int longer = 0;  ///< weeks
};

class Oracle {
public:
    explicit Oracle(Fault fault = Fault::none) : fault_{fault} {
        lay_out();
        set_holidays();
        set_free_days();
        for (auto const unit : {TermUnit::days, TermUnit::working_days, TermUnit::school_weeks}) {
            list_days(unit, false);
            list_days(unit, true);
        }
    }

    /// What the engine is to be given so that both speak of the same days.
    [[nodiscard]] Calendar const& calendar() const { return calendar_; }

    [[nodiscard]] Day end_of(Asked const& asked) const {
        auto end = nth_after(place_of(asked.start), asked, asked.length);
        if (asked.longer > 0 && fault_ != Fault::longer_is_not_longer) {
            end = nth_after(end, asked, {asked.longer, TermUnit::weeks});
        }
        bool const law = asked.statutory || fault_ == Fault::norm_is_moved;
        bool const fits = law_is_for(asked.length) || fault_ == Fault::long_term_is_moved;
        if (law && fits && fault_ != Fault::end_is_not_moved) { end = moved(end, asked); }
        return days_[end].on;
    }

private:
    struct Known {
        Day on{};
        int weekday = 0;  ///< 0: Monday
        bool holiday = false;
        bool closed = false;
        bool equated = false;
        bool no_school = false;
        bool free_week = false;
    };

    static constexpr std::array<std::array<unsigned, 3>, 22> easter{
        {{2020, 4, 12}, {2021, 4, 4},  {2022, 4, 17}, {2023, 4, 9},  {2024, 3, 31}, {2025, 4, 20},
         {2026, 4, 5},  {2027, 3, 28}, {2028, 4, 16}, {2029, 4, 1},  {2030, 4, 21}, {2031, 4, 13},
         {2032, 3, 28}, {2033, 4, 17}, {2034, 4, 9},  {2035, 3, 25}, {2036, 4, 13}, {2037, 4, 5},
         {2038, 4, 25}, {2039, 4, 10}, {2040, 4, 1},  {2041, 4, 21}}};

    static bool is_leap(int year) { return year % 4 == 0; }  // 2019 to 2043
    static unsigned length_of(int year, unsigned month) {
        if (month == 2) { return is_leap(year) ? 29 : 28; }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }
    static Day day_of(int year, unsigned month, unsigned day) {
        return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    }

    void lay_out() {
        int weekday = 6;  // 1 December 2019 was a Sunday
        for (int year = 2019; year <= 2043; ++year) {
            for (unsigned month = year == 2019 ? 12 : 1; month <= 12; ++month) {
                for (unsigned day = 1; day <= length_of(year, month); ++day) {
                    places_[{year, month, day}] = days_.size();
                    days_.push_back({.on = day_of(year, month, day), .weekday = weekday});
                    weekday = (weekday + 1) % 7;
                }
            }
        }
    }

    [[nodiscard]] std::size_t place_of(Day day) const {
        return places_.at({int{day.year()}, unsigned{day.month()}, unsigned{day.day()}});
    }
    [[nodiscard]] std::size_t place_of(int year, unsigned month, unsigned day) const {
        return places_.at({year, month, day});
    }

    void set_holiday(std::size_t place, Fault missing = Fault::none) {
        days_[place].holiday = missing == Fault::none || missing != fault_;
    }

    void set_holidays() {
        for (auto const& [year, month, day] : easter) {
            auto const y = static_cast<int>(year);
            auto const sunday = place_of(y, month, day);
            set_holiday(place_of(y, 1, 1), Fault::new_year_is_worked);
            set_holiday(sunday - 2, Fault::good_friday_is_worked);
            set_holiday(sunday + 1, Fault::easter_monday_is_worked);
            set_holiday(sunday + 39, Fault::ascension_is_worked);
            set_holiday(sunday + 50, Fault::whit_monday_is_worked);
            set_holiday(place_of(y, 12, 25));
            set_holiday(place_of(y, 12, 26), Fault::second_christmas_is_worked);
            auto const king = place_of(y, 4, 27);
            set_holiday(days_[king].weekday == 6 ? king - 1 : king);
            bool const fifth = fault_ != Fault::liberation_day_every_fifth_year || year % 5 == 0;
            if (fifth) { set_holiday(place_of(y, 5, 5)); }
            // the Friday after Ascension is closed, the second of January was put on a par with a holiday
            add(calendar_.closed, sunday + 40, sunday + 40);
            add(calendar_.equated, place_of(y, 1, 2), place_of(y, 1, 2));
            days_[sunday + 40].closed = true;
            days_[place_of(y, 1, 2)].equated = true;
        }
        calendar_.holidays = Calendar::without_school().holidays;
    }

    void add(std::vector<FreeDays>& all, std::size_t from, std::size_t until) const {
        all.push_back({.id = {}, .label = {}, .days = {days_[from].on, days_[until].on}, .origin = {}});
    }

    /// From the first Saturday on or after that day.
    void close_school(SchoolYear& year, std::size_t from, std::size_t count) {
        while (days_[from].weekday != 5) {
            ++from;
        }
        add(year.holidays, from, from + count - 1);
        for (std::size_t each = from; each < from + count; ++each) {
            days_[each].no_school = true;
        }
    }

    void set_free_days() {
        for (int y = 2020; y <= 2041; ++y) {
            SchoolYear year{
                .id = {}, .days = {day_of(y, 1, 1), day_of(y, 12, 31)}, .holidays = {}, .origin = {}};
            close_school(year, place_of(y, 2, 18), 9);
            close_school(year, place_of(y, 4, 22), 16);
            close_school(year, place_of(y, 7, 8), 44);
            close_school(year, place_of(y, 10, 10), 9);
            close_school(year, place_of(y, 11, 20), 4);  // Saturday to Tuesday: no week is free
            close_school(year, place_of(y, 12, 19), 16);
            calendar_.years.push_back(std::move(year));
        }
        for (std::size_t monday = 1; monday + 4 < days_.size(); monday += 7) {
            int free = 0;
            for (std::size_t each = monday; each < monday + 5; ++each) {
                free += static_cast<int>(days_[each].no_school);
            }
            bool const half = fault_ == Fault::half_a_week_is_free && free > 0;
            for (std::size_t each = monday; each < std::min(monday + 7, days_.size()); ++each) {
                days_[each].free_week = free == 5 || half;
            }
        }
    }

    [[nodiscard]] bool is_worked(Known const& day, bool law) const {
        if (day.weekday == 6 || (day.weekday == 5 && fault_ != Fault::saturday_is_worked)) { return false; }
        bool const closed = day.closed && fault_ != Fault::closed_day_is_worked;
        bool const equated = day.equated && fault_ != Fault::equated_day_is_worked;
        bool const by_law = !day.holiday && !equated && !(closed && fault_ == Fault::law_keeps_closed_days);
        return law ? by_law : !day.holiday && !closed;
    }

    [[nodiscard]] bool counts(Known const& day, TermUnit unit, bool law) const {
        if (unit == TermUnit::working_days) { return is_worked(day, law); }
        bool const school = unit == TermUnit::school_weeks && fault_ != Fault::school_holiday_counts;
        return !school || !day.free_week;
    }

    void list_days(TermUnit unit, bool law) {
        for (std::size_t each = 0; each < days_.size(); ++each) {
            if (counts(days_[each], unit, law)) { lists_[{unit, law}].push_back(each); }
        }
    }

    [[nodiscard]] bool is_paused(std::size_t place, Asked const& asked) const {
        bool const paused =
            std::ranges::any_of(asked.pauses, [&](Period const& each) { return each.has(days_[place].on); });
        return paused && fault_ != Fault::pause_counts;
    }

    /// The same day of a later month, or its last one.
    [[nodiscard]] std::size_t months_later(std::size_t start, int count) const {
        auto const& on = days_[start].on;
        auto const months = 12 * int{on.year()} + static_cast<int>(unsigned{on.month()}) - 1 + count;
        auto const month = static_cast<unsigned>(months % 12) + 1;
        auto const last = length_of(months / 12, month);
        auto const wanted = unsigned{on.day()};
        auto const end = place_of(months / 12, month, std::min(wanted, last));
        bool const over = fault_ == Fault::month_runs_over && wanted > last;
        return end + (over ? wanted - last : 0);
    }

    [[nodiscard]] std::size_t nth_after(std::size_t start, Asked const& asked, Length const& length) const {
        auto unit = length.unit;
        auto count = static_cast<std::size_t>(length.count);
        if (unit == TermUnit::months) { count = months_later(start, length.count) - start; }
        if (unit == TermUnit::weeks || unit == TermUnit::school_weeks) { count *= 7; }
        if (unit == TermUnit::weeks || unit == TermUnit::months) { unit = TermUnit::days; }
        bool const too_soon = fault_ == Fault::start_counts;
        auto const& list = lists_.at({unit, asked.statutory});
        auto at = too_soon ? std::lower_bound(list.begin(), list.end(), start)
                           : std::upper_bound(list.begin(), list.end(), start);
        if (asked.pauses.empty()) { return *(at + static_cast<std::ptrdiff_t>(count) - 1); }
        std::vector<std::size_t> left;
        std::copy_if(
            at,
            at + static_cast<std::ptrdiff_t>(count) + 400,
            std::back_inserter(left),
            [&](auto each) { return !is_paused(each, asked); }
        );
        return left.at(count - 1);
    }

    static bool law_is_for(Length const& length) {
        static std::map<TermUnit, int> const most{
            {TermUnit::days, 90},
            {TermUnit::working_days, 90},
            {TermUnit::weeks, 12},
            {TermUnit::school_weeks, 12},
            {TermUnit::months, 3}};
        return length.count <= most.at(length.unit);
    }

    [[nodiscard]] std::size_t moved(std::size_t end, Asked const& asked) const {
        auto const start = place_of(asked.start);
        auto const works = [&](std::size_t each) {
            return is_worked(days_[each], true) && !is_paused(each, asked);
        };
        bool const short_term = asked.length.unit == TermUnit::days && asked.length.count < 3;
        int const least = short_term || fault_ == Fault::one_working_day_is_enough ? 1 : 2;
        int seen = 0;
        for (auto each = start + 1;; ++each) {
            seen += static_cast<int>(works(each));
            if (each >= end && works(each) && seen >= least) { return each; }
        }
    }

    Fault fault_;
    Calendar calendar_;
    std::vector<Known> days_;
    std::map<std::tuple<int, unsigned, unsigned>, std::size_t> places_;
    std::map<std::pair<TermUnit, bool>, std::vector<std::size_t>> lists_;
};

}  // namespace rondom::route::testing
