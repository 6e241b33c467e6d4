// The published page of Midden-Groningen, written down as it stands: the prover says its known holes, each on
// its line.

#include <algorithm>

#include "domain/repository.hpp"
#include "proof/planted.hpp"
#include "proof/report.hpp"

namespace rondom::proof {

namespace {

Report const& literal() {
    static Report const report = [] {
        auto const folder = repository / "profiles/examples/midden-groningen-letterlijk";
        return prove(route::read_profile(route::files_in(folder).value()));
    }();
    return report;
}

/// Says this of that file, on a line, for these facts.
bool says(std::string_view code, std::string_view file, std::string_view words, std::string_view facts = "") {
    return std::ranges::any_of(literal().findings, [&](Finding const& each) {
        return each.code == code && each.file == file && each.line > 0 &&
               each.what.en.find(words) != std::string::npos && each.example.find(facts) != std::string::npos;
    });
}

}  // namespace

TEST_SUITE("literal") {
    TEST_CASE("no next step for only a learning question, nor for only a complex living question (G-02)") {
        CHECK(says("ways.dead-end", "steps.yaml", "in `triage`", "learning: [none, single, complex]"));
        CHECK(says("ways.dead-end", "steps.yaml", "in `triage`", "living: [multiple, multi_problem]"));
    }

    TEST_CASE("the lead table has gaps (G-02)") {
        CHECK(says("lead.gap", "lead.yaml", "does not say who leads", "learning: [unknown, none]"));
        CHECK(says("lead.nobody", "transitions.yaml", "while the lead table names nobody"));
    }

    TEST_CASE("the municipality is always at evaluations, and does not stay at a single question (G-03)") {
        CHECK(says("meeting.seat", "meetings.yaml", "case_manager is to be at `evaluation`", "single"));
    }

    TEST_CASE("three sets of words for how big a living question is (G-01)") {
        CHECK(says("profile.read", "lead.yaml", "`complex` is no value of living"));
    }

    TEST_CASE("a child without a school, and \"ouder(s)\": one, or all") {
        CHECK(says("roles.no-school", "profile.yaml", "a child that no school has"));
        CHECK(says("profile.read", "consent.yaml", "`holder` is no person to ask"));
        CHECK(says("consent.holders", "consent.yaml", "does not ask the holders"));
    }

    TEST_CASE("no terms (G-18), no retention, a reporting code without receiver, no end") {
        for (auto const* step : {"`signal`", "`triage`", "`plan`", "`evaluation`", "`light`"}) {
            CHECK(says("flow.term", "steps.yaml", step));
        }
        CHECK(says("profile.read", "categories.yaml", "`retention` is missing"));
        CHECK(says("safety.receiver", "categories.yaml", "has no receiver"));
        CHECK(says("flow.no-end", "steps.yaml", "from `signal` to an end"));
    }

    TEST_CASE("every finding has a line, and words in both languages") {
        for (auto const& each : literal().findings) {
            CHECK_MESSAGE(each.line > 0, text_of(each, Language::en));
            CHECK_MESSAGE(each.what.nl != each.what.en, text_of(each, Language::en));
        }
    }
}

}  // namespace rondom::proof
