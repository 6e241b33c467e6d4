// The calendar says which days count, once each, for as long as the terms need it.

#include <chrono>

#include "proof/subject.hpp"

namespace rondom::proof {

namespace {

using route::FreeDays;
using route::Period;

/// Free days with the place where they stand.
struct Free {
    FreeDays const* days = nullptr;
    std::string path;
};

bool overlap(Period const& one, Period const& other) {
    return one.from <= other.until && other.from <= one.until;
}

void prove_order(Subject& subject, std::string const& id, Period const& days, std::string const& path) {
    if (days.until < days.from) { subject.find("calendar.reversed", path, {id}); }
}

/// All of them in one list: no day is free twice.
void prove_apart(Subject& subject, std::vector<Free> const& all) {
    for (std::size_t one = 0; one < all.size(); ++one) {
        prove_order(subject, all[one].days->id, all[one].days->days, all[one].path);
        for (std::size_t other = one + 1; other < all.size(); ++other) {
            if (!overlap(all[one].days->days, all[other].days->days)) { continue; }
            subject.find("calendar.overlap", all[other].path, {all[other].days->id, all[one].days->id});
        }
    }
}

/// A holiday belongs to its year, and at least one week of it is no school week.
void prove_school_holiday(
    Subject& subject, route::SchoolYear const& year, FreeDays const& holiday, std::string const& path
) {
    if (holiday.days.from < year.days.from || year.days.until < holiday.days.until) {
        subject.find("calendar.outside", path, {holiday.id, year.id});
    }
    bool matters = false;
    for (auto day = holiday.days.from; day <= holiday.days.until; day = day + std::chrono::days{1}) {
        auto const* why = subject.profile.calendar->holiday_of_week(day);
        matters = matters || (why != nullptr && why->days.has(day));
    }
    if (!matters) { subject.find("calendar.no-week", path, {holiday.id}); }
}

void prove_years(Subject& subject, route::Calendar const& calendar) {
    std::vector<Free> all;
    for (std::size_t each = 0; each < calendar.years.size(); ++each) {
        auto const& year = calendar.years[each];
        auto const path = "calendar/school_years/" + year.id;
        prove_order(subject, year.id, year.days, path);
        if (each > 0 && calendar.years[each - 1].days.until + std::chrono::days{1} != year.days.from) {
            subject.find("calendar.gap", path, {year.id, calendar.years[each - 1].id});
        }
        for (auto const& holiday : year.holidays) {
            all.push_back({.days = &holiday, .path = fmt::format("{}/holidays/{}", path, holiday.id)});
            prove_school_holiday(subject, year, holiday, all.back().path);
        }
    }
    prove_apart(subject, all);
}

/// A closed day that was no working day anyhow was meant to be another.
void prove_closed(Subject& subject, route::Calendar const& calendar) {
    std::vector<Free> all;
    for (auto const& closed : calendar.closed) {
        all.push_back({.days = &closed, .path = "calendar/closed/" + closed.id});
        bool matters = false;
        for (auto day = closed.days.from; day <= closed.days.until; day = day + std::chrono::days{1}) {
            auto const holiday = route::holiday_on(day);
            matters = matters || (route::is_weekday(day) && !(holiday && calendar.keeps(*holiday)));
        }
        if (!matters) { subject.find("calendar.idle", all.back().path, {closed.id}); }
    }
    prove_apart(subject, all);
}

/// The last day of the longest term that counts school weeks and starts on this day.
struct Longest {
    Day on{};
    std::string term;
};

Longest longest_from(route::Profile const& profile, Day start) {
    Longest longest{.on = start, .term = {}};
    for (auto const& term : profile.terms) {
        auto const last = term.length.unit == route::TermUnit::school_weeks
                              ? profile.due(term.id, {.start = start})
                              : std::nullopt;
        if (last && last->on > longest.on) { longest = {.on = last->on, .term = term.id}; }
    }
    return longest;
}

/// The calendar goes on for longer than the longest term: from its own start, and from today.
void prove_reach(Subject& subject, route::Calendar const& calendar) {
    auto const covers = calendar.covers();
    if (!covers) {
        subject.find("calendar.empty", "calendar/school_years");
        return;
    }
    auto const path = "calendar/school_years/" + calendar.years.back().id;
    auto const whole = longest_from(subject.profile, covers->from);
    if (whole.on > covers->until) {
        subject.find("calendar.short", path, {iso_text(covers->until), whole.term});
    } else if (subject.today) {
        auto const now = longest_from(subject.profile, *subject.today);
        if (now.on > covers->until) {
            subject.find("calendar.ends", path, {iso_text(covers->until), now.term});
        }
    }
}

}  // namespace

void prove_calendar(Subject& subject) {
    if (!subject.profile.calendar) { return; }
    auto const& calendar = *subject.profile.calendar;
    prove_years(subject, calendar);
    prove_closed(subject, calendar);
    prove_reach(subject, calendar);
}

}  // namespace rondom::proof
