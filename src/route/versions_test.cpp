#include "route/versions.hpp"

#include <thread>

#include "proof/planted.hpp"
#include "route/midden_groningen.hpp"

TEST_SUITE_BEGIN("versions");

namespace rondom::route {

namespace {

Profile version(std::string_view name) {
    auto const words = "version: \"" + std::string{name} + "\"";
    auto loaded = load_profile(proof::testing::changed({{"profile.yaml", "version: \"2026.1\"", words}}));
    REQUIRE(loaded.has_value());
    return std::move(*loaded);
}

Day day(char const* iso) { return parse_day(iso).value(); }

}  // namespace

TEST_CASE("new dossiers begin under the version that holds that day") {
    Versions const versions{testing::midden_groningen()};
    auto copy = versions;
    copy.add(version("2027"), day("2027-01-01"));
    CHECK_EQ(versions.in_force(day("2026-12-31")).version, "2026.1");
    CHECK_EQ(versions.in_force(day("2027-01-01")).version, "2027");
    CHECK_EQ(versions.in_force(day("1999-01-01")).version, "2026.1");
}

TEST_CASE("of two versions that hold, the one that was added last") {
    Versions versions;
    versions.add(version("a"), from_the_beginning);
    versions.add(version("b"), day("2027-01-01"));
    versions.add(version("c"), day("2026-06-01"));
    CHECK_EQ(versions.in_force(day("2026-05-31")).version, "a");
    CHECK_EQ(versions.in_force(day("2026-06-01")).version, "c");
    CHECK_EQ(versions.in_force(day("2027-06-01")).version, "c");
}

TEST_CASE("a version stays where it is while others are added, also by somebody else") {
    Versions versions;
    versions.add(version("first"), from_the_beginning);
    auto const* first = versions.find("first");
    std::thread other{[&] {
        for (int each = 0; each < 4; ++each) {
            versions.add(version("v" + std::to_string(each)), day("2027-01-01"));
        }
    }};
    for (int each = 0; each < 1000; ++each) {
        CHECK_EQ(versions.find("first"), first);
    }
    other.join();
    CHECK_EQ(versions.all().size(), 5);
    CHECK_EQ(versions.find("first"), first);
    versions.add(version("first"), day("2028-01-01"));
    CHECK_EQ(versions.all().size(), 5);
}

TEST_CASE("a version that another process published is looked up") {
    Versions versions{testing::midden_groningen()};
    int asked = 0;
    versions.when_unknown([&] {
        ++asked;
        versions.add(version("2027"), day("2027-01-01"));
    });
    CHECK_EQ(versions.find("2026.1"), &testing::midden_groningen());
    CHECK_EQ(asked, 0);
    REQUIRE(versions.find("2027") != nullptr);
    CHECK(versions.find("2028") == nullptr);
    CHECK_EQ(asked, 2);
}

TEST_CASE("a profile says from which version a dossier can come, and where its steps went") {
    auto const with = [](std::string_view lines) {
        auto const words = std::string{lines} + "\nregistrations:";
        return load_profile(proof::testing::changed({{"profile.yaml", "\nregistrations:", words}}));
    };
    auto const right = with("\nmigrates:\n  from: \"2025\"\n  steps: {research: triage, light: plan}");
    REQUIRE(right.has_value());
    CHECK_EQ(right->migrates.from, "2025");
    CHECK_EQ(right->migrates.step("research"), "triage");
    CHECK_EQ(right->migrates.step("signal"), "signal");

    auto const wrong = with("\nmigrates: {steps: {research: nowhere}}");
    REQUIRE_FALSE(wrong.has_value());
    CHECK_EQ(wrong.error().front().message, "`nowhere` is no step");
    CHECK_FALSE(with("\nmigrates: {to: \"2025\"}").has_value());
    CHECK_FALSE(with("\nmigrates: {steps: [a]}").has_value());
}

}  // namespace rondom::route

TEST_SUITE_END();
