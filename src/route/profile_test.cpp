#include "route/profile.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "route/midden_groningen.hpp"
#include "route/origins.hpp"

namespace rondom::route {

namespace {

using testing::facts;
using testing::Known;
using testing::midden_groningen;

/// Who leads, as the name of the party; "none" when the table says nobody, "" when it says nothing.
std::string lead(std::string_view learning, std::string_view living) {
    auto const* row = midden_groningen().lead(facts({{"learning", learning}, {"living", living}}));
    if (row == nullptr) { return ""; }
    return row->lead ? std::string{name_of(*row->lead)} : "none";
}

/// The step in which the route is, given the step it was in and what is known.
std::string next(std::string_view from, Known const& known) {
    auto const* transition = midden_groningen().open_from(from, facts(known));
    return transition != nullptr ? transition->to : std::string{from};
}

Known operator+(Known known, Known const& more) {
    known.insert(known.end(), more.begin(), more.end());
    return known;
}

}  // namespace

TEST_SUITE("profile") {
    TEST_CASE("the lead table answers as the agreement and the oracle F2 do") {
        for (auto const* learning : {"single", "complex"}) {
            CHECK_EQ(lead(learning, "single"), "education");  // S2:354-355
            CHECK_EQ(lead(learning, "multiple"), "social_team");
            CHECK_EQ(lead(learning, "multi_problem"), "social_team");  // S2:358-359
            CHECK_EQ(lead(learning, "none"), "education");
            CHECK_EQ(lead(learning, "unknown"), "education");
        }
        CHECK_EQ(lead("none", "single"), "none");  // S2:313
        CHECK_EQ(lead("none", "multiple"), "social_team");
        CHECK_EQ(lead("none", "multi_problem"), "social_team");
        CHECK_EQ(lead("none", "none"), "");
        CHECK_EQ(lead("unknown", "unknown"), "");
    }

    TEST_CASE("nobody leads while it is not known how big a reported living question is") {
        auto const* row =
            midden_groningen().lead(facts({{"learning", "single"}, {"living_reported", "yes"}}));
        CHECK_EQ(row, nullptr);
    }

    TEST_CASE("nobody leads at only a single living question, and the row says why") {
        auto const* row = midden_groningen().lead(facts({{"learning", "none"}, {"living", "single"}}));
        REQUIRE_NE(row, nullptr);
        CHECK_FALSE(row->lead.has_value());
        CHECK_EQ(row->origin.source, "S2:313");
        CHECK_FALSE(row->reason.nl.empty());
    }

    TEST_CASE("closeness to the child orders the people inside the leading party") {
        auto const* school = midden_groningen().lead(facts({{"learning", "single"}, {"living", "single"}}));
        auto const* team = midden_groningen().lead(facts({{"learning", "single"}, {"living", "multiple"}}));
        REQUIRE_NE(school, nullptr);
        REQUIRE_NE(team, nullptr);
        CHECK_EQ(school->persons, std::vector{Role::support_coordinator, Role::teacher, Role::principal});
        CHECK_EQ(team->persons, std::vector{Role::case_manager});
    }

    TEST_CASE("Noor (C1): a single living question goes to light help, a new learning question brings it back"
    ) {
        Known const talked{{"concern_noted", "yes"}, {"talked_with_parents", "yes"}};
        CHECK_EQ(next("signal", {{"concern_noted", "yes"}}), "signal");
        CHECK_EQ(next("signal", talked), "signal");

        auto const living = talked + Known{{"living_reported", "yes"}, {"learning", "none"}};
        CHECK_EQ(next("signal", living), "triage");

        auto const intake = living + Known{{"social_team", "involved"}, {"triage", "open"}};
        CHECK_EQ(next("triage", intake), "triage");
        auto const signed_by_two = intake + Known{{"living", "single"}, {"triage", "ready"}};
        auto const checked = signed_by_two + Known{{"registrations", "checked"}};
        CHECK_EQ(next("triage", signed_by_two), "triage");
        CHECK_EQ(next("triage", checked), "triage");

        auto const deployed = checked + Known{{"deployed", "yes"}, {"social_team", "closed"}};
        CHECK_EQ(next("triage", deployed), "light");
        CHECK_EQ(next("light", deployed), "light");
        CHECK_EQ(midden_groningen().step("light")->cell(Party::social_team), nullptr);

        auto const learning = deployed + Known{{"learning", "single"}};
        CHECK_EQ(next("light", learning), "triage");
        CHECK_EQ(next("triage", learning), "plan");
        CHECK_EQ(lead("single", "single"), "education");
    }

    TEST_CASE("Milan (C4): two single questions meet in a plan; evaluations turn the wheel") {
        Known const both{
            {"learning", "single"},
            {"living_reported", "yes"},
            {"living", "single"},
            {"triage", "ready"},
            {"social_team", "involved"},
            {"registrations", "checked"}};
        CHECK_EQ(next("triage", both), "plan");
        CHECK_EQ(next("plan", both), "plan");
        CHECK_EQ(next("plan", both + Known{{"plan", "draft"}, {"conference", "held"}}), "plan");

        auto const agreed = both + Known{{"plan", "agreed"}};
        CHECK_EQ(next("plan", agreed), "evaluation");
        CHECK_EQ(next("evaluation", agreed), "evaluation");
        CHECK_EQ(next("evaluation", agreed + Known{{"evaluation", "adjust"}}), "plan");
        CHECK_EQ(next("evaluation", agreed + Known{{"evaluation", "scale_up"}}), "plan");
        CHECK_EQ(next("evaluation", agreed + Known{{"evaluation", "scale_down"}}), "light");
        CHECK_EQ(next("evaluation", agreed + Known{{"evaluation", "reached"}}), "closed");
        CHECK_EQ(next("light", agreed), "light");
        CHECK_EQ(next("light", agreed + Known{{"evaluation", "reached"}}), "closed");
    }

    TEST_CASE("Lotte (C5): who comes to the social team herself needs no talk at school first") {
        Known const herself{{"age_band", "16-17"}, {"living_reported", "yes"}};
        CHECK_EQ(next("signal", herself), "signal");
        CHECK_EQ(next("signal", herself + Known{{"social_team", "involved"}}), "triage");
    }

    TEST_CASE("only a learning question: school helps by itself, or a plan is made when more is needed") {
        Known const learning{{"learning", "single"}, {"registrations", "checked"}};
        CHECK_EQ(next("triage", learning), "triage");
        CHECK_EQ(next("triage", learning + Known{{"basic_support", "enough"}}), "light");
        CHECK_EQ(next("triage", learning + Known{{"basic_support", "not_enough"}}), "plan");
        CHECK_EQ(next("triage", {{"learning", "complex"}, {"registrations", "checked"}}), "plan");
        CHECK_EQ(
            next("light", {{"learning", "single"}, {"basic_support", "enough"}, {"living_reported", "yes"}}),
            "triage"
        );
    }

    TEST_CASE("consent: holders below 12, holders and youth from 12, the youth alone from 16 for care") {
        for (auto const* id : {"think_along", "consult_health", "social_team", "conference"}) {
            auto const* purpose = midden_groningen().purpose(id);
            REQUIRE_NE(purpose, nullptr);
            CHECK(purpose->required.at(AgeBand::under_12).holders);
            CHECK_FALSE(purpose->required.at(AgeBand::under_12).youth);
            CHECK(purpose->required.at(AgeBand::from_12).holders);
            CHECK(purpose->required.at(AgeBand::from_12).youth);
            CHECK_FALSE(purpose->required.at(AgeBand::from_16).holders);
            CHECK(purpose->required.at(AgeBand::from_16).youth);
            CHECK_FALSE(purpose->required.at(AgeBand::from_18).holders);
        }
        CHECK(midden_groningen().purpose("alliance")->required.at(AgeBand::from_16).holders);
    }

    TEST_CASE("the social team reads nothing by law: only by consent, and never in light help") {
        for (auto const& rule : midden_groningen().sharing) {
            if (rule.to == Party::social_team) { CHECK_EQ(rule.ground, GroundKind::consent); }
        }
        for (auto const& step : midden_groningen().steps) {
            auto const* cell = step.cell(Party::social_team);
            if (cell == nullptr) { continue; }
            CHECK_EQ(std::ranges::count(cell->reads, Category::medical), 0);
        }
    }

    TEST_CASE("what is shielded or kept to oneself crosses no border but to the family") {
        for (auto const& rule : midden_groningen().sharing) {
            for (auto const what :
                 {Category::care, Category::medical, Category::safety, Category::youth_private}) {
                bool const shared = std::ranges::find(rule.what, what) != rule.what.end();
                CHECK_EQ(shared, rule.to == Party::family);
            }
        }
    }

    TEST_CASE("the facts are the ones that the capabilities set") {
        std::vector<std::string> const expected{"age_band",       "talked_with_parents",
                                                "concern_noted",  "consulted_internally",
                                                "support_needed", "basic_support",
                                                "learning",       "living_reported",
                                                "living",         "social_team",
                                                "youth_health",   "liaison",
                                                "triage",         "crisis_agreement",
                                                "deployed",       "registrations",
                                                "conference",     "conference_consent",
                                                "family_view",    "education_goals",
                                                "care_goals",     "plan",
                                                "evaluation"};
        std::vector<std::string> names;
        for (auto const& fact : midden_groningen().facts) {
            names.push_back(fact.name);
        }
        CHECK_EQ(names, expected);
    }

    TEST_CASE("every rule says where it comes from, and where the text is silent what is assumed") {
        auto const claims = claims_of(midden_groningen());
        CHECK_GT(claims.size(), 100);
        for (auto const& each : claims) {
            CHECK_MESSAGE((!each.origin.source.empty() || !each.origin.assumption.empty()), each.rule);
        }
        std::string assumed;
        for (auto const& each : claims) {
            assumed += each.origin.assumption;
        }
        for (auto const* gap : {"01", "02", "03", "04", "05", "06", "07", "09", "10", "17", "18", "23"}) {
            bool const is_named = assumed.find(std::string{"G-"} + gap) != std::string::npos;
            CHECK_MESSAGE(is_named, "no assumption names G-" << gap);
        }
    }

    TEST_CASE("the lines that a source cites") {
        CHECK_EQ(cited_lines("S2:255-259, Jeugdwet 7.3.4, S4:9"), std::vector<std::string>{"S2:255", "S4:9"});
        CHECK_EQ(cited_lines("UAVG 5, BW 7:450, WPS2:3, S:4, S2:"), std::vector<std::string>{});
        CHECK_EQ(midden_groningen().quotes.at("S2:313").substr(0, 9), "Let op: B");
    }

    TEST_CASE("families are spoken to with je, in short sentences") {
        auto const check = [](std::string const& text) {
            for (auto const* stiff :
                 {" u ", "Uw ", " uw ", "dient", "middels", "inzake", "betreffende", "indien"}) {
                CHECK_MESSAGE(text.find(stiff) == std::string::npos, text);
            }
            auto const words = std::ranges::count(text, ' ') + 1;
            auto const sentences = std::max<std::ptrdiff_t>(1, std::ranges::count(text, '.'));
            CHECK_MESSAGE(words / sentences <= 15, text);
        };
        for (auto const& step : midden_groningen().steps) {
            check(step.plain.nl);
            check(step.plain_done.nl);
        }
        for (auto const& task : midden_groningen().tasks) {
            check(task.plain.nl);
        }
        for (auto const& purpose : midden_groningen().purposes) {
            check(purpose.plain.nl);
            check(purpose.on_refusal.nl);
        }
        for (auto const& [category, entry] : midden_groningen().categories) {
            check(entry.plain.nl);
        }
    }

    TEST_CASE("an unknown fact or value changes nothing") {
        auto known = facts({{"learning", "single"}});
        known.set("learning", "enormous");
        known.set("weather", "fine");
        CHECK_EQ(known.get("learning"), "single");
        CHECK_EQ(known.get("weather"), "");
    }

    TEST_CASE("a condition without rows always holds; with rows one of them must") {
        auto const known = facts({{"learning", "single"}});
        CHECK(Condition{}.holds(known));
        CHECK_FALSE(Condition{{Box{{{0, 0}}}}}.holds(known));
        CHECK(Condition{{Box{{{0, 0}}}, Box{{{0, 1}}}}}.holds(known));
    }

    TEST_CASE("age bands turn on the birthday") {
        CHECK_EQ(band_of(0), AgeBand::under_12);
        CHECK_EQ(band_of(11), AgeBand::under_12);
        CHECK_EQ(band_of(12), AgeBand::from_12);
        CHECK_EQ(band_of(15), AgeBand::from_12);
        CHECK_EQ(band_of(16), AgeBand::from_16);
        CHECK_EQ(band_of(17), AgeBand::from_16);
        CHECK_EQ(band_of(18), AgeBand::from_18);
    }
}

}  // namespace rondom::route
