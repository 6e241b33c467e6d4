#include "route/term.hpp"

#include <algorithm>
#include <chrono>

namespace rondom::route {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

/// The same day some months later, or the last day of that month when it has no such day.
Day months_after(Day start, int count) {
    auto const day = start + std::chrono::months{count};
    return day.ok() ? day : Day{sys_days{day.year() / day.month() / std::chrono::last}};
}

/// How many days must count.
int days_in(Length const& length, Day start) {
    switch (length.unit) {
        case TermUnit::days:
        case TermUnit::working_days: return length.count;
        case TermUnit::weeks:
        case TermUnit::school_weeks: return 7 * length.count;
        case TermUnit::months:
            return static_cast<int>((sys_days{months_after(start, length.count)} - sys_days{start}).count());
    }
    return 0;
}

/// Goes from day to day and writes down what it passes.
class Walk {
public:
    Walk(Term const& term, Calendar const& calendar, Running const& running)
        : term_{term}, calendar_{calendar}, running_{running} {
        due_.on = running.start;
        due_.start = running.start;
        due_.length = term.length;
        due_.statutory = !term.statutory.empty();
    }

    DueDay take() {
        pass(term_.length);
        extend();
        if (due_.statutory && is_moved_by_law(term_.length)) { move_by_law(); }
        note_calendar();
        return std::move(due_);
    }

private:
    /// Every step is one day further; `due_.on` is the last day that counted.
    void pass(Length const& length) {
        for (int left = days_in(length, due_.on); left > 0;) {
            due_.on = due_.on + days{1};
            if (!stands_still(due_.on) && counts(due_.on, length.unit)) { --left; }
        }
    }

    void extend() {
        if (!term_.extension) { return; }
        for (int done = 0; done < std::min(running_.extensions, term_.extension->times); ++done) {
            if (!due_.before_longer) { due_.before_longer = due_.on; }
            pass(term_.extension->by);
            ++due_.extended;
        }
    }

    bool stands_still(Day day) {
        for (auto const& period : running_.suspended) {
            if (!period.has(day)) { continue; }
            if (std::ranges::find(due_.suspended, period) == due_.suspended.end()) {
                due_.suspended.push_back(period);
            }
            return true;
        }
        return false;
    }

    bool counts(Day day, TermUnit unit) {
        switch (unit) {
            case TermUnit::working_days: return is_weekday(day) && is_worked(day);
            case TermUnit::school_weeks: return is_in_school_week(day);
            case TermUnit::days:
            case TermUnit::weeks:
            case TermUnit::months: return true;
        }
        return true;
    }

    /// By law, or by the calendar of the region.
    bool is_worked(Day day) {
        auto const holiday = holiday_on(day);
        if (holiday && (due_.statutory || calendar_.keeps(*holiday))) {
            due_.skipped.push_back({.holiday = holiday, .label = {}, .days = {day, day}});
            return false;
        }
        if (due_.statutory) { return calendar_.is_working_day_of_law(day); }
        auto const* closed = calendar_.closed_on(day);
        if (closed != nullptr) { skip(*closed, day); }
        return closed == nullptr;
    }

    bool is_in_school_week(Day day) {
        Day const monday{sys_days{day} - (std::chrono::weekday{sys_days{day}} - std::chrono::Monday)};
        if (monday != monday_) {
            monday_ = monday;
            week_ = calendar_.holiday_of_week(day);
        }
        if (week_ != nullptr) { skip(*week_, day); }
        return week_ == nullptr;
    }

    /// Days in a row, weekends between them too, are told once.
    void skip(FreeDays const& free, Day day) {
        bool const goes_on = !due_.skipped.empty() && due_.skipped.back().label.nl == free.label.nl &&
                             sys_days{day} - sys_days{due_.skipped.back().days.until} <= days{3};
        if (goes_on) {
            due_.skipped.back().days.until = day;
        } else {
            due_.skipped.push_back({.holiday = std::nullopt, .label = free.label, .days = {day, day}});
        }
    }

    [[nodiscard]] bool has_two_working_days() const {
        int count = 0;
        for (auto day = running_.start + days{1}; day <= due_.on && count < 2; day = day + days{1}) {
            count += static_cast<int>(is_working_day(day));
        }
        return count == 2;
    }

    [[nodiscard]] bool is_working_day(Day day) const {
        bool const still =
            std::ranges::any_of(running_.suspended, [&](Period const& each) { return each.has(day); });
        return !still && calendar_.is_working_day_of_law(day);
    }

    void move_by_law() {
        auto const before = due_.on;
        bool const three_days = term_.length.unit != TermUnit::days || term_.length.count >= 3;
        while (!is_working_day(due_.on) || (three_days && !has_two_working_days())) {
            due_.on = due_.on + days{1};
        }
        if (due_.on != before) { due_.before_moved = before; }
    }

    void note_calendar() {
        if (term_.length.unit != TermUnit::school_weeks) { return; }
        auto const covers = calendar_.covers();
        due_.without_calendar = !covers.has_value();
        if (covers && due_.on > covers->until) { due_.calendar_ends = covers->until; }
    }

    Term const& term_;
    Calendar const& calendar_;
    Running const& running_;
    Day monday_{};                    ///< of the week that it is in
    FreeDays const* week_ = nullptr;  ///< the holiday because of which that is no school week
    DueDay due_;
};

}  // namespace

DueDay due_day(Term const& term, Calendar const& calendar, Running const& running) {
    return Walk{term, calendar, running}.take();
}

bool is_moved_by_law(Length const& length) {
    switch (length.unit) {
        case TermUnit::days:
        case TermUnit::working_days: return length.count <= 90;
        case TermUnit::weeks:
        case TermUnit::school_weeks: return length.count <= 12;
        case TermUnit::months: return length.count <= 3;
    }
    return false;
}

}  // namespace rondom::route
