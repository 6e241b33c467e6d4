// What not every region has, and that every region in profiles/ stands beside its own text.

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include "domain/repository.hpp"
#include "route/midden_groningen.hpp"
#include "route/origins.hpp"

namespace rondom::route {

namespace {

namespace fs = std::filesystem;

/// The profile of Midden-Groningen with another file beside it.
Loaded with(std::string const& text) {
    auto files = testing::files();
    files.push_back({.name = "zz.yaml", .text = text});
    return load_profile(files);
}

/// The profile of Midden-Groningen with another account of its text.
Loaded loaded_with(std::string const& coverage) {
    auto files = testing::files();
    for (auto& each : files) {
        if (each.name == "coverage.yaml") { each.text = coverage; }
    }
    return load_profile(files);
}

bool says(Loaded const& loaded, std::string_view message) {
    return !loaded && std::ranges::any_of(loaded.error(), [&](Finding const& each) {
        return text_of(each).find(message) != std::string::npos;
    });
}

std::vector<fs::path> regions() {
    std::vector<fs::path> all;
    for (auto const& each : fs::directory_iterator{repository / "profiles"}) {
        if (fs::exists(each.path() / "profile.yaml")) { all.push_back(each.path()); }
    }
    std::ranges::sort(all);
    return all;
}

/// Without what a list puts before its items, and with single spaces.
std::string plain(std::string line) {
    for (std::string const mark : {"•", "\t", "\u00a0"}) {
        for (auto at = line.find(mark); at != std::string::npos; at = line.find(mark)) {
            line.replace(at, mark.size(), " ");
        }
    }
    std::istringstream words{line};
    std::string text;
    for (std::string word; words >> word;) {
        bool const numbers_an_item = text.empty() && word.size() == 2 && word.back() == '.';
        if (!numbers_an_item) { text += (text.empty() ? "" : " ") + word; }
    }
    return text;
}

std::map<std::string, std::string> printed_in(fs::path const& region) {
    std::map<std::string, std::string> lines;
    for (auto const& each : fs::directory_iterator{region}) {
        if (each.path().extension() != ".txt") { continue; }
        std::ifstream stream{each.path()};
        int number = 0;
        for (std::string line; std::getline(stream, line);) {
            ++number;
            if (auto const text = plain(line); !text.empty()) {
                lines[each.path().stem().string() + ":" + std::to_string(number)] = text;
            }
        }
    }
    return lines;
}

std::map<std::string, std::string> told_by(Profile const& profile) {
    std::map<std::string, std::string> lines;
    for (auto const& each : profile.coverage) {
        auto& line = lines[each.line];
        line += (line.empty() ? "" : " ") + each.says;
    }
    return lines;
}

}  // namespace

TEST_SUITE("agreements") {
    TEST_CASE("every region in profiles/ can be used") {
        CHECK_GE(regions().size(), 4);
        for (auto const& region : regions()) {
            auto const loaded = load_directory(region);
            CHECK_MESSAGE(
                loaded.has_value(), region.filename() << (loaded ? "" : text_of(loaded.error().front()))
            );
            if (loaded) { CHECK_EQ(loaded->id, region.filename().string()); }
        }
    }

    TEST_CASE("each region accounts for every statement of its own text, word by word") {
        for (auto const& region : regions()) {
            auto const loaded = load_directory(region);
            REQUIRE(loaded.has_value());
            auto const printed = printed_in(region);
            CHECK_FALSE(printed.empty());
            CHECK_MESSAGE(told_by(*loaded) == printed, region.filename());
        }
    }

    TEST_CASE("no region is the same as another, and none has rules without an origin") {
        std::map<std::string, int> boards;
        for (auto const& region : regions()) {
            auto const loaded = load_directory(region);
            REQUIRE(loaded.has_value());
            std::string board;
            for (auto const& step : loaded->steps) {
                board += step.label.nl + "/";
            }
            ++boards[board];
            for (auto const& claim : claims_of(*loaded)) {
                CHECK_MESSAGE(!(claim.origin.source + claim.origin.assumption).empty(), claim.rule);
            }
        }
        CHECK_EQ(boards.size(), regions().size());
    }

    TEST_CASE("a region without these sections has none of them") {
        auto const& profile = testing::midden_groningen();
        CHECK_FALSE(profile.guard.has_value());
        CHECK(profile.arrangements.empty());
        CHECK(profile.systems.empty());
        CHECK(profile.meeting("conference")->called_by.empty());
        CHECK(profile.meeting("conference")->needs.empty());
    }

    TEST_CASE("a guard is somebody of one party, from a moment on") {
        auto const loaded = with(
            "guard:\n  persons: [alliance_advisor]\n  when: {conference: held}\n  label: {nl: a, en: a}\n"
            "  plain: {nl: b, en: b}\n  assumption: tried\n"
        );
        REQUIRE(loaded.has_value());
        Facts facts{loaded->facts};
        CHECK_EQ(loaded->guard_of(facts), nullptr);
        facts.set("conference", "held");
        REQUIRE_NE(loaded->guard_of(facts), nullptr);
        CHECK_EQ(loaded->guard_of(facts)->party(), Party::alliance);
        CHECK(says(
            with("guard: {persons: [alliance_advisor, teacher], label: {nl: a, en: a}, plain: {nl: a, en: "
                 "a}, assumption: x}\n"),
            "`teacher` is no role of alliance, whose guard this is"
        ));
    }

    TEST_CASE("support for a pupil names the purpose under which it is shared") {
        std::string const rest =
            "label: {nl: a, en: a}, plain: {nl: a, en: a}, asked_by: [principal], decided_by: "
            "[sub_alliance_coordinator], assumption: x}}\n";
        CHECK(with("arrangements: {one: {subject: group, " + rest).has_value());
        CHECK(with("arrangements: {one: {subject: pupil, purpose: alliance, " + rest).has_value());
        CHECK(says(with("arrangements: {one: {subject: pupil, " + rest), "arrangement has no purpose"));
        CHECK(says(with("arrangements: {one: {subject: city, " + rest), "`city` is no subject"));
    }

    TEST_CASE("a system has a purpose of the region") {
        CHECK(says(
            with("systems: {top: {label: {nl: a, en: a}, receiver: alliance, purpose: nothing, what: "
                 "[education], assumption: x}}\n"),
            "`nothing` is no purpose"
        ));
    }

    TEST_CASE("a range of lines cites each of them") {
        CHECK(cites("S2:255-259, Jeugdwet 7.3.4", "S2:257"));
        CHECK(cites("S1:12, S2:255", "S2:255"));
        CHECK_FALSE(cites("S2:255-259", "S2:260"));
        CHECK_FALSE(cites("S2:255", "S2:25"));
        CHECK_FALSE(cites("", "S2:25"));
    }
}

TEST_SUITE("coverage") {
    TEST_CASE("a statement is told by rules that exist and cite its line") {
        CHECK(says(
            loaded_with("coverage: {S2:253: [{says: a, by: [tasks/nothing]}]}\n"),
            "S2:253: `tasks/nothing` is no rule of this profile"
        ));
        CHECK(says(
            loaded_with("coverage: {S2:253: [{says: a, by: [tasks/close_dossier]}]}\n"),
            "S2:253: `tasks/close_dossier` does not cite this line"
        ));
    }

    TEST_CASE("what became of a statement is said once") {
        CHECK(says(loaded_with("coverage: {S2:253: [{says: a}]}\n"), "it is not said what became of"));
        CHECK(says(
            loaded_with("coverage: {S2:253: [{says: a, built_in: b, not_encoded: c}]}\n"),
            "it is not said what became of"
        ));
    }

    TEST_CASE("a line that a rule cites is a statement of the coverage") {
        CHECK(says(
            loaded_with("coverage: {S2:1: [{says: a, not_encoded: b}]}\n"),
            "cites S2:253, which is no statement of the coverage"
        ));
    }
}

}  // namespace rondom::route
