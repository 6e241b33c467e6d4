#include "domain/day.hpp"

#include <doctest/doctest.h>

namespace rondom {

namespace {

Day day(char const* iso) { return parse_day(iso).value(); }
Moment moment(char const* iso) { return parse_moment(iso).value(); }

}  // namespace

TEST_SUITE("day") {
    TEST_CASE("a day is read strictly: what is no day on the calendar is refused") {
        CHECK_EQ(iso_text(day("2027-01-14")), "2027-01-14");
        for (auto const* wrong :
             {"2027-02-29", "2027-13-01", "14-01-2027", "2027-1-14", "2027-01-1x", "-027-01-14", ""}) {
            CHECK_FALSE(parse_day(wrong).has_value());
        }
    }

    TEST_CASE("Milan is eleven until midnight and twelve from then on (C4)") {
        CHECK_EQ(age_in_years(day("2015-01-14"), day("2027-01-13")), 11);
        CHECK_EQ(age_in_years(day("2015-01-14"), day("2027-01-14")), 12);
        CHECK_EQ(local_day(moment("2027-01-13T22:59:59Z")), day("2027-01-13"));
        CHECK_EQ(local_day(moment("2027-01-13T23:00:00Z")), day("2027-01-14"));
    }

    TEST_CASE("who is born on 29 February turns eighteen on 1 March (cases 7.11)") {
        CHECK_EQ(birthday(day("2008-02-29"), 18), day("2026-03-01"));
        CHECK_EQ(age_in_years(day("2008-02-29"), day("2026-02-28")), 17);
        CHECK_EQ(age_in_years(day("2008-02-29"), day("2026-03-01")), 18);
        CHECK_EQ(birthday(day("2012-02-29"), 12), day("2024-02-29"));
    }

    TEST_CASE("summer time shifts the moment, not the day") {
        CHECK(zone_data_is_right());
        CHECK_EQ(moment_of(day("2026-03-28")), moment("2026-03-27T23:00:00Z"));
        CHECK_EQ(moment_of(day("2026-03-30")), moment("2026-03-29T22:00:00Z"));
        CHECK_EQ(moment_of(day("2026-03-29"), std::chrono::minutes{150}), moment("2026-03-29T01:00:00Z"));
        CHECK_EQ(local_time(moment("2026-07-01T07:30:00Z")).of_day, std::chrono::minutes{570});
    }
}

}  // namespace rondom
