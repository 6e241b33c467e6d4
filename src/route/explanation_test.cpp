#include "route/explanation.hpp"

#include <algorithm>
#include <set>

#include "domain/repository.hpp"
#include "route/midden_groningen.hpp"
#include "route/origins.hpp"

TEST_SUITE_BEGIN("explanation");

namespace rondom::route {

namespace {

constexpr std::array regions{"midden-groningen", "noord-kennemerland", "dordrecht", "unita"};

Profile region(std::string const& name) {
    auto loaded = load_directory(repository / "profiles" / name);
    REQUIRE(loaded.has_value());
    return std::move(*loaded);
}

/// Facts that make this row true: the first value that it takes of each.
Facts facts_for(Profile const& profile, Box const& box, Facts facts) {
    for (auto const& [fact, allowed] : box.allowed) {
        auto const& values = profile.facts[fact].values;
        for (std::size_t value = values.size(); value-- > 0;) {
            if ((allowed >> value & 1U) != 0) { facts.set(profile.facts[fact].name, values[value]); }
        }
    }
    return facts;
}

std::vector<Box> rows_of(Condition const& when) { return when.any.empty() ? std::vector<Box>{{}} : when.any; }

/// What every explanation of a rule that holds is held to: by name, and it says of everything why.
void check_holds(Profile const& profile, Explanation const& why, std::string const& rule) {
    CAPTURE(rule);
    CHECK_EQ(why.rule, rule);
    CHECK(why.holds);
    CHECK(why.missing().empty());
    for (auto const& each : why.facts) {
        CHECK_MESSAGE(std::ranges::find(each.wanted, each.value) != each.wanted.end(), each.fact);
    }
    CHECK((!why.backing.source.empty() || !why.backing.assumption.empty()));
    for (auto const& line : cited_lines(why.backing.source)) {
        bool const said =
            std::ranges::find(why.backing.quotes, line, &QuotedLine::line) != why.backing.quotes.end();
        CHECK_MESSAGE((said || !profile.quotes.contains(line)), line);
    }
}

}  // namespace

TEST_CASE("every way of every region is explained by its own rule, whichever row holds") {
    for (auto const* name : regions) {
        auto const profile = region(name);
        for (auto const& way : profile.transitions) {
            for (auto const& row : rows_of(way.when)) {
                auto const facts = facts_for(profile, row, Facts{profile.facts});
                check_holds(profile, explain(profile, way, facts), "transitions/" + way.id);
            }
        }
    }
}

TEST_CASE("every row of every lead table is explained by its own number") {
    std::size_t rows = 0;
    for (auto const* name : regions) {
        auto const profile = region(name);
        for (std::size_t number = 0; number < profile.lead_table.size(); ++number, ++rows) {
            for (auto const& row : rows_of(profile.lead_table[number].when)) {
                auto const why = explain_lead(profile, facts_for(profile, row, Facts{profile.facts}));
                REQUIRE(why.has_value());
                check_holds(profile, *why, "lead_table/" + std::to_string(number + 1));
            }
        }
        if (profile.guard) {
            for (auto const& row : rows_of(profile.guard->when)) {
                auto const why = explain_guard(profile, facts_for(profile, row, Facts{profile.facts}));
                REQUIRE(why.has_value());
                check_holds(profile, *why, "guard");
            }
        }
    }
    CHECK_GE(rows, 5);
}

TEST_CASE("every task of every region is explained in each step where its party does it") {
    for (auto const* name : regions) {
        auto const profile = region(name);
        std::set<std::string> explained;
        for (auto const& step : profile.steps) {
            for (auto const& cell : step.cells) {
                for (auto const& id : cell.tasks) {
                    auto const& task = *profile.task(id);
                    for (auto const& row : rows_of(task.when)) {
                        for (auto const& place : rows_of(cell.when)) {
                            auto const facts =
                                facts_for(profile, row, facts_for(profile, place, Facts{profile.facts}));
                            if (!cell.when.holds(facts)) {
                                continue;
                            }  // the task's row is another one's place
                            check_holds(profile, explain(profile, step, task, facts), "tasks/" + id);
                            explained.insert(id);
                        }
                    }
                }
            }
        }
        CHECK_EQ(explained.size(), profile.tasks.size());
    }
}

TEST_CASE("a rule that does not hold says what is missing, and nothing that is there") {
    auto const& profile = testing::midden_groningen();
    auto const known = testing::facts({{"talked_with_parents", "yes"}});
    auto const& way = *std::ranges::find(profile.transitions, "signal_to_triage", &Transition::id);
    auto const why = explain(profile, way, known);
    CHECK_FALSE(why.holds);
    REQUIRE_EQ(why.missing().size(), 1);
    CHECK_EQ(why.missing().front().fact, "support_needed");
    CHECK_EQ(why.missing().front().wanted, std::vector<std::string>{"yes"});
}

TEST_CASE("a planted fault is seen: a way whose condition was turned around is not explained as open") {
    auto profile = testing::midden_groningen();
    auto& way = *std::ranges::find(profile.transitions, "triage_to_light_living", &Transition::id);
    auto const facts = facts_for(profile, way.when.any.front(), Facts{profile.facts});
    REQUIRE(explain(profile, way, facts).holds);
    way.when.any.front().allowed.front().second = ~way.when.any.front().allowed.front().second & 0xFU;
    CHECK_FALSE(explain(profile, way, facts).holds);
    CHECK_EQ(explain(profile, way, facts).missing().size(), 1);
}

TEST_CASE("who has no cell in a step has no place there, whatever is known") {
    auto const& profile = testing::midden_groningen();
    auto const facts = testing::facts({{"living", "single"}});
    CHECK_FALSE(explain_place(profile, *profile.step("light"), Party::social_team, facts).holds);
    CHECK(explain_place(profile, *profile.step("plan"), Party::social_team, facts).holds);
    CHECK_EQ(
        explain_place(profile, *profile.step("plan"), Party::social_team, testing::facts({}))
            .missing()
            .size(),
        1
    );
}

TEST_CASE("the ways out of a step come with what they wait for, the nearest first") {
    auto const& profile = testing::midden_groningen();
    auto const facts = testing::facts({{"plan", "agreed"}, {"learning", "single"}});
    auto const ways = explain_ways(profile, *profile.step("plan"), facts);
    REQUIRE_EQ(ways.size(), 2);
    CHECK_EQ(ways.front().rule, "transitions/plan_to_evaluation");
    CHECK(ways.front().holds);
    CHECK_FALSE(ways.back().missing().empty());
}

TEST_CASE("a range of lines brings the words of each line that the profile keeps") {
    auto const& profile = testing::midden_groningen();
    auto const backing =
        backing_of(profile, {.source = "S2:253, S2:255-259, Jeugdwet 7.3.4", .assumption = "x"});
    CHECK_EQ(backing.source, "S2:253, S2:255-259, Jeugdwet 7.3.4");
    CHECK_EQ(backing.assumption, "x");
    CHECK_GE(backing.quotes.size(), 4);
    for (auto const& each : backing.quotes) {
        CHECK_FALSE(each.says.empty());
    }
}

}  // namespace rondom::route

TEST_SUITE_END();
