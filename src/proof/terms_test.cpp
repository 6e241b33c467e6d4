// Faults planted in the terms and the calendar of Midden-Groningen, and the prover says each.

#include <algorithm>
#include <deque>
#include <set>

#include "proof/planted.hpp"
#include "proof/report.hpp"
#include "proof/statements.hpp"

namespace rondom::proof {

namespace {

using testing::Fault;
using testing::found;
using testing::report_of;

/// By when things must be done, and which days count.
std::vector<Fault> faults_of_terms() {
    constexpr std::string_view unit = "    length: 10\n    unit: working_days\n";
    auto const with = [&](std::string_view more) {
        static std::deque<std::string> kept;
        return std::string_view{kept.emplace_back(std::string{unit}.append(more))};
    };
    return {
        {"terms.unused", {{"steps.yaml", "    term: signal\n", "    term: intake\n"}}},
        {"terms.length", {{"terms.yaml", "length: 10", "length: 0"}}},
        {"terms.next", {{"terms.yaml", "next: principal", "next: support_coordinator"}}},
        {"terms.role", {{"terms.yaml", "owner: support_coordinator", "owner: region_administrator"}}},
        {"terms.article", {{"terms.yaml", unit, with("    statutory: the law\n")}}},
        {"terms.school-weeks",
         {{"terms.yaml", "    unit: school_weeks\n", "    unit: school_weeks\n    statutory: WPO 40\n"}}},
        {"terms.extension",
         {{"terms.yaml", unit, with("    extension: {length: 2, unit: weeks, times: 0, notice: true}\n")}}},
        {"terms.notice",
         {{"terms.yaml",
           unit,
           with("    statutory: WPO 40\n    extension: {length: 4, unit: weeks, times: 1}\n")}}},
        {"terms.still",
         {{"terms.yaml",
           unit,
           with("    suspended: {while: [{plan: none}, {plan: [draft, agreed]}], label: {nl: a, en: b}}\n"
           )}}}};
}

std::vector<Fault> faults_of_calendar() {
    return {
        {"calendar.absent", {{"calendar.yaml", "calendar:\n", "calender:\n"}}},
        {"calendar.empty", {{"calendar.yaml", "  school_years:\n", "  school_years: {}\n  yaers:\n"}}},
        {"calendar.short",
         {{"calendar.yaml", "    2027-2028:\n", "  more:\n    2027-2028:\n"},
          {"calendar.yaml", "from: 2026-08-17", "from: 2027-07-05"}}},
        {"calendar.gap", {{"calendar.yaml", "from: 2027-08-23", "from: 2027-08-30"}}},
        {"calendar.reversed", {{"calendar.yaml", "until: 2026-10-18", "until: 2026-10-08"}}},
        {"calendar.overlap", {{"calendar.yaml", "until: 2026-10-18", "until: 2026-12-20"}}},
        {"calendar.outside", {{"calendar.yaml", "until: 2027-08-22}", "until: 2027-08-29}"}}},
        {"calendar.no-week",
         {{"calendar.yaml", "from: 2026-10-10, until: 2026-10-18", "from: 2026-10-12, until: 2026-10-15"}}},
        {"calendar.idle",
         {{"calendar.yaml",
           "  school_years:\n",
           "  closed:\n    bridge: {label: {nl: a, en: b}, from: 2027-05-06, until: 2027-05-06, assumption: "
           "c}\n"
           "  school_years:\n"}}}};
}

}  // namespace

TEST_SUITE("prove") {
    TEST_CASE("every fault in a term or the calendar is found, on its line, in both languages") {
        std::set<std::string_view> met{"calendar.ends"};  // below
        for (auto const& faults : {faults_of_terms(), faults_of_calendar()}) {
            for (auto const& fault : faults) {
                testing::check_found(fault);
                met.insert(fault.code);
            }
        }
        for (auto const& each : statements_of_terms()) {
            CHECK_MESSAGE(met.contains(each.code), each.code);
        }
    }

    TEST_CASE("a calendar that ends within the longest term from today is noticed, and still served") {
        auto const ends = [](char const* today) {
            auto const report = prove(route::read_profile(testing::changed({})), {}, parse_day(today));
            CHECK_EQ(report.errors(), 0);
            auto const* finding = found(report, "calendar.ends");
            return finding != nullptr ? finding->what.en : std::string{};
        };
        CHECK_EQ(ends("2026-11-22"), "");
        CHECK_EQ(
            ends("2028-06-01"),
            "the calendar ends on 2028-08-27; the term `look_back`, begun today, goes on after that. From "
            "then "
            "every week counts"
        );
        CHECK_FALSE(ends("2029-01-01").empty());
    }
}

}  // namespace rondom::proof
