#include "route/term.hpp"

#include <doctest/doctest.h>

#include <fmt/core.h>

#include "route/midden_groningen.hpp"
#include "route/term_oracle.hpp"

namespace rondom::route {

namespace {

using testing::Asked;
using testing::Fault;
using testing::midden_groningen;
using testing::Oracle;
using enum TermUnit;

Day day(char const* iso) { return parse_day(iso).value(); }

Term norm(int count, TermUnit unit) {
    Term term;
    term.length = {count, unit};
    return term;
}

Term of_law(int count, TermUnit unit) {
    auto term = norm(count, unit);
    term.statutory = "WPO artikel 40 lid 6";
    return term;
}

DueDay due(Term const& term, char const* start) {
    return due_day(term, *midden_groningen().calendar, {.start = day(start)});
}

std::string end(Term const& term, char const* start) { return iso_text(due(term, start).on); }

/// The first case that the engine and the oracle answer differently, if there is one.
class Comparison {
public:
    explicit Comparison(Oracle const& oracle) : oracle_{oracle} {}

    /// Every first day of these years, every unit, as a norm and by law; the lengths take turns.
    std::string over(int from, int until) {
        std::chrono::sys_days const last{std::chrono::year{until} / 12 / 31};
        for (std::chrono::sys_days each{std::chrono::year{from} / 1 / 1}; each <= last && said_.empty();
             each += std::chrono::days{1}) {
            from_day(Day{each});
        }
        return said_;
    }

    [[nodiscard]] int count() const { return count_; }

private:
    void from_day(Day start) {
        constexpr std::array lengths{1, 2, 3, 5, 10, 12, 4, 6, 8, 13};
        ++turn_;
        for (auto const& unit : names_of(TermUnit{})) {
            auto const length = lengths.at(static_cast<std::size_t>(turn_) % lengths.size());
            int const count = unit.value == days && turn_ % 7 == 0 ? 85 + turn_ % 11 : length;
            for (bool const statutory : {false, true}) {
                compare({.start = start, .length = {count, unit.value}, .statutory = statutory});
            }
        }
        if (turn_ % 5 != 0) { return; }
        for (auto const& unit : names_of(TermUnit{})) {
            compare(with_pause({.start = start, .length = {4, unit.value}, .statutory = turn_ % 2 == 0}));
        }
    }

    /// Stood still for some days, and was made longer.
    [[nodiscard]] Asked with_pause(Asked asked) const {
        auto const from = asked.start + std::chrono::days{turn_ % 13 - 4};
        asked.pauses = {{.from = from, .until = from + std::chrono::days{turn_ % 17}}};
        asked.longer = turn_ % 3;
        return asked;
    }

    void compare(Asked const& asked) {
        Term term = asked.statutory ? of_law(asked.length.count, asked.length.unit)
                                    : norm(asked.length.count, asked.length.unit);
        if (asked.longer > 0) {
            term.extension = Extension{.by = {asked.longer, weeks}, .times = 1, .notice = true};
        }
        auto const ours = due_day(
            term,
            oracle_.calendar(),
            {.start = asked.start, .suspended = asked.pauses, .extensions = asked.longer > 0 ? 1 : 0}
        );
        auto const theirs = oracle_.end_of(asked);
        ++count_;
        if (ours.on == theirs || !said_.empty()) { return; }
        said_ = fmt::format(
            "{} {}{} after {}: {}, not {}",
            asked.length.count,
            name_of(asked.length.unit),
            asked.statutory ? " of the law" : "",
            iso_text(asked.start),
            iso_text(ours.on),
            iso_text(theirs)
        );
    }

    Oracle const& oracle_;
    int turn_ = 0;
    int count_ = 0;
    std::string said_;
};

}  // namespace

TEST_SUITE("term") {
    TEST_CASE("the holidays of the Algemene termijnenwet are computed") {
        CHECK_EQ(iso_text(easter_sunday(std::chrono::year{2027})), "2027-03-28");
        CHECK_EQ(iso_text(easter_sunday(std::chrono::year{1954})), "1954-04-18");  // where others go wrong
        CHECK_EQ(iso_text(easter_sunday(std::chrono::year{2049})), "2049-04-18");
        CHECK_EQ(holiday_on(day("2027-03-26")), Holiday::good_friday);
        CHECK_EQ(holiday_on(day("2027-03-28")), std::nullopt);  // a Sunday anyhow
        CHECK_EQ(holiday_on(day("2027-05-06")), Holiday::ascension);
        CHECK_EQ(holiday_on(day("2027-05-17")), Holiday::whit_monday);
        CHECK_EQ(holiday_on(day("2026-05-05")), Holiday::liberation_day);  // not only in 2025 and 2030
        CHECK_EQ(holiday_on(day("2025-04-26")), Holiday::kings_day);       // the 27th is a Sunday
        CHECK_EQ(holiday_on(day("2025-04-27")), std::nullopt);
        CHECK_EQ(holiday_on(day("2026-04-27")), Holiday::kings_day);
    }

    TEST_CASE("a norm ends on the day that people count to, whatever day that is") {
        CHECK_EQ(end(norm(3, days), "2026-09-04"), "2026-09-07");
        CHECK_EQ(end(norm(1, days), "2026-09-04"), "2026-09-05");  // a Saturday
        CHECK_EQ(end(norm(1, working_days), "2026-09-04"), "2026-09-07");
        CHECK_EQ(end(norm(10, working_days), "2026-09-04"), "2026-09-18");
        CHECK_EQ(end(norm(2, weeks), "2026-09-04"), "2026-09-18");
        CHECK_EQ(end(norm(1, weeks), "2027-03-19"), "2027-03-26");  // Good Friday
        CHECK_EQ(end(norm(14, months), "2026-12-15"), "2028-02-15");
    }

    TEST_CASE("a month ends on the last day of a month that is shorter, and 29 February is a day (7.11)") {
        CHECK_EQ(end(norm(1, months), "2027-01-31"), "2027-02-28");
        CHECK_EQ(end(norm(1, months), "2028-01-31"), "2028-02-29");
        CHECK_EQ(end(norm(12, months), "2028-02-29"), "2029-02-28");
        CHECK_EQ(end(norm(48, months), "2028-02-29"), "2032-02-29");
        CHECK_EQ(end(norm(1, days), "2028-02-28"), "2028-02-29");
        CHECK_EQ(end(norm(1, weeks), "2027-02-22"), "2027-03-01");
        CHECK_EQ(end(norm(3, months), "2027-11-30"), "2028-02-29");
    }

    TEST_CASE("holidays and closed days are no working days, and the answer says so") {
        auto const christmas = due(norm(10, working_days), "2026-12-16");
        CHECK_EQ(iso_text(christmas.on), "2026-12-31");
        REQUIRE_EQ(christmas.skipped.size(), 1);  // the 26th is a Saturday
        CHECK_EQ(christmas.skipped[0].holiday, Holiday::christmas);
        auto const spring = due(norm(2, working_days), "2027-05-04");
        CHECK_EQ(iso_text(spring.on), "2027-05-10");
        CHECK_EQ(spring.skipped.size(), 2);
    }

    TEST_CASE("a week in a school holiday is no school week") {
        auto const autumn = due(norm(4, school_weeks), "2026-10-05");
        CHECK_EQ(iso_text(autumn.on), "2026-11-09");
        REQUIRE_EQ(autumn.skipped.size(), 1);
        CHECK_EQ(autumn.skipped[0].label.nl, "de herfstvakantie");
        CHECK_EQ(iso_text(autumn.skipped[0].days.from), "2026-10-12");
        CHECK_EQ(iso_text(autumn.skipped[0].days.until), "2026-10-18");
        CHECK_EQ(end(norm(4, weeks), "2026-10-05"), "2026-11-02");
        CHECK_EQ(end(norm(1, school_weeks), "2026-10-14"), "2026-10-25");  // begun in the holiday
        CHECK_EQ(end(norm(12, school_weeks), "2026-12-07"), "2027-03-22");
    }

    TEST_CASE("beyond the calendar every week counts, and the answer says where it ended") {
        auto const far = due(norm(4, school_weeks), "2028-08-14");
        CHECK_EQ(far.calendar_ends, day("2028-08-27"));
        CHECK_EQ(iso_text(far.on), "2028-09-24");
        auto const without =
            due_day(norm(4, school_weeks), Calendar::without_school(), {.start = day("2026-10-05")});
        CHECK(without.without_calendar);
        CHECK_EQ(iso_text(without.on), "2026-11-02");
        CHECK_FALSE(due(norm(4, weeks), "2028-08-14").calendar_ends.has_value());
    }

    TEST_CASE("a term of the law does not end in a weekend or on a holiday") {
        auto const six_weeks = of_law(6, weeks);
        CHECK_EQ(end(six_weeks, "2026-09-04"), "2026-10-16");         // a Friday
        CHECK_EQ(end(six_weeks, "2026-09-05"), "2026-10-19");         // a Saturday
        CHECK_EQ(end(six_weeks, "2027-04-05"), "2027-05-18");         // over Whit Monday (7.11)
        CHECK_EQ(end(of_law(1, weeks), "2027-03-19"), "2027-03-30");  // Good Friday to after Easter
        CHECK_EQ(end(of_law(1, weeks), "2027-04-28"), "2027-05-07");  // 5 May and Ascension
        CHECK_EQ(end(of_law(1, weeks), "2025-04-19"), "2025-04-28");  // King's day on a Saturday
        CHECK_EQ(end(of_law(1, weeks), "2026-12-18"), "2026-12-28");  // Christmas and a weekend
        CHECK_EQ(end(of_law(1, months), "2026-11-30"), "2026-12-30");
        auto const moved = due(six_weeks, "2027-04-05");
        CHECK_EQ(moved.before_moved, day("2027-05-17"));
        CHECK_FALSE(due(norm(6, weeks), "2027-04-05").before_moved.has_value());
    }

    TEST_CASE("a term of the law of three days or more has two working days") {
        CHECK_EQ(end(of_law(3, days), "2027-05-14"), "2027-05-19");  // Friday before Whitsun
        CHECK_EQ(end(of_law(2, days), "2027-05-14"), "2027-05-18");
        CHECK_EQ(end(of_law(3, days), "2026-09-03"), "2026-09-07");  // Friday and Monday are two
        CHECK_EQ(end(of_law(3, days), "2026-09-04"), "2026-09-08");
    }

    TEST_CASE("that law is not for more than 90 days, twelve weeks or three months") {
        CHECK_EQ(end(of_law(12, weeks), "2026-09-05"), "2026-11-30");
        CHECK_EQ(end(of_law(13, weeks), "2026-09-05"), "2026-12-05");
        CHECK_EQ(end(of_law(3, months), "2026-09-05"), "2026-12-07");
        CHECK_EQ(end(of_law(4, months), "2026-09-02"), "2027-01-02");
        CHECK_EQ(end(of_law(90, days), "2026-09-06"), "2026-12-07");
        CHECK_EQ(end(of_law(91, days), "2026-09-05"), "2026-12-05");
    }

    TEST_CASE("a day that the government put on a par with a holiday moves a term of the law, no norm") {
        auto calendar = *midden_groningen().calendar;
        calendar.equated.push_back(
            {.id = "bridge", .label = {}, .days = {day("2027-05-07"), day("2027-05-07")}, .origin = {}}
        );
        auto const on = [&](Term const& term) {
            return iso_text(due_day(term, calendar, {.start = day("2027-04-28")}).on);
        };
        CHECK_EQ(on(of_law(1, weeks)), "2027-05-10");
        CHECK_EQ(on(norm(1, weeks)), "2027-05-05");
    }

    TEST_CASE("days on which a term stood still are added") {
        Period const pause{.from = day("2026-11-09"), .until = day("2026-11-18")};
        auto const still = [&](Term const& term) {
            return due_day(
                term, *midden_groningen().calendar, {.start = day("2026-11-02"), .suspended = {pause}}
            );
        };
        CHECK_EQ(iso_text(still(norm(2, weeks)).on), "2026-11-26");
        CHECK_EQ(iso_text(still(norm(10, working_days)).on), "2026-11-26");
        CHECK_EQ(iso_text(still(of_law(1, months)).on), "2026-12-14");  // 12 December is a Saturday
        CHECK_EQ(still(norm(2, weeks)).suspended, std::vector{pause});
        CHECK(still(norm(3, days)).suspended.empty());  // it had passed already
    }

    TEST_CASE("a term can be made longer, so often as it says") {
        auto six = of_law(6, weeks);
        six.extension = Extension{.by = {4, weeks}, .times = 1, .notice = true};
        auto const after = [&](int extensions) {
            return due_day(
                six, *midden_groningen().calendar, {.start = day("2026-09-05"), .extensions = extensions}
            );
        };
        CHECK_EQ(iso_text(after(0).on), "2026-10-19");
        CHECK_EQ(iso_text(after(1).on), "2026-11-16");  // ten weeks, to a Saturday
        CHECK_EQ(after(1).before_longer, day("2026-10-17"));
        CHECK_EQ(after(2).on, after(1).on);
    }

    TEST_CASE("summer time makes no term longer or shorter: days are those of Amsterdam") {
        auto const evening = parse_moment("2027-03-27T23:30:00Z").value();  // half past twelve at night
        CHECK_EQ(iso_text(local_day(evening)), "2027-03-28");
        CHECK_EQ(end(norm(1, days), "2027-03-28"), "2027-03-29");
        CHECK_EQ(end(norm(1, weeks), "2026-10-20"), "2026-10-27");
        auto const after = parse_moment("2027-03-28T22:30:00Z").value();  // summer time has begun
        CHECK_EQ(iso_text(local_day(after)), "2027-03-29");
    }

    TEST_CASE("engine and oracle agree on every first day of 2020 to 2040") {
        Oracle const oracle;
        Comparison comparison{oracle};
        auto const said = comparison.over(2020, 2040);
        CHECK_MESSAGE(said.empty(), said);
        CHECK_GT(comparison.count(), 80'000);
    }

    TEST_CASE("the comparison finds each planted fault") {
        for (auto fault = 1; fault <= static_cast<int>(Fault::longer_is_not_longer); ++fault) {
            Oracle const wrong{static_cast<Fault>(fault)};
            Comparison comparison{wrong};
            CHECK_MESSAGE(!comparison.over(2022, 2029).empty(), "fault " << fault << " is not found");
        }
    }
}

}  // namespace rondom::route
