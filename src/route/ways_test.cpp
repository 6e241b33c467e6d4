// Every combination of facts, for every step: the route of Midden-Groningen knows no fork, no dead end and no
// going round in circles, and keeps its promises.

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "route/midden_groningen.hpp"

namespace rondom::route {

namespace {

using testing::for_every_combination;
using testing::midden_groningen;

void add_facts(std::set<std::size_t>& which, Condition const& condition) {
    for (auto const& box : condition.any) {
        for (auto const& [fact, allowed] : box.allowed) {
            which.insert(fact);
        }
    }
}

/// The facts on which the ways out of this step depend, and those of the promises.
std::vector<std::size_t> facts_of_step(std::string_view step, bool with_promises) {
    std::set<std::size_t> which;
    for (auto const& each : midden_groningen().transitions) {
        if (each.from == step) { add_facts(which, each.when); }
    }
    if (with_promises) {
        for (auto const& each : midden_groningen().promises) {
            if (!each.leaving.empty() && each.leaving != step) { continue; }
            add_facts(which, each.when);
            add_facts(which, each.holds);
        }
    }
    return {which.begin(), which.end()};
}

/// The facts on which the ways after step 1 depend; no way leads back to it.
std::vector<std::size_t> facts_after_signal() {
    std::set<std::size_t> which;
    for (auto const& each : midden_groningen().transitions) {
        if (each.from != midden_groningen().first_step().id) { add_facts(which, each.when); }
    }
    return {which.begin(), which.end()};
}

/// How many passages follow by themselves; only evaluations since a step was entered count.
int passages_from(std::string step, Facts known, int most) {
    for (int passages = 0; passages < most; ++passages) {
        auto const* way = midden_groningen().open_from(step, known);
        if (way == nullptr) { return passages; }
        step = way->to;
        known.set("evaluation", "open");
    }
    return most;
}

std::string described(Facts const& facts, std::vector<std::size_t> const& which) {
    std::string text;
    for (auto const fact : which) {
        auto const& name = midden_groningen().facts[fact].name;
        text += name + "=" + std::string{facts.get(name)} + " ";
    }
    return text;
}

bool is(Facts const& facts, std::string_view fact, std::initializer_list<std::string_view> values) {
    return std::ranges::find(values, facts.get(fact)) != values.end();
}

bool living_is_clear(Facts const& facts) {
    if (is(facts, "living", {"single", "multiple", "multi_problem"})) {
        return is(facts, "triage", {"ready"});
    }
    if (is(facts, "living", {"none"})) { return !is(facts, "triage", {"open"}); }
    return is(facts, "living_reported", {"no"}) && !is(facts, "triage", {"open"});
}

/// Everything that people decide in this step is decided.
bool is_decided(std::string_view step, Facts const& facts) {
    if (step == "signal") {
        return !is(facts, "talked_with_parents", {"no"}) && !is(facts, "learning", {"unknown"});
    }
    if (step == "triage") {
        bool const only_single = is(facts, "learning", {"none"}) && is(facts, "living", {"single"});
        bool const estimated = !is(facts, "learning", {"single"}) || !is(facts, "basic_support", {"unknown"});
        bool const at_odds = is(facts, "learning", {"none"}) && is(facts, "basic_support", {"not_enough"}) &&
                             is(facts, "living", {"unknown", "none"});
        return is(facts, "registrations", {"checked"}) && !is(facts, "learning", {"unknown"}) && estimated &&
               !at_odds && living_is_clear(facts) && (!only_single || is(facts, "deployed", {"yes"}));
    }
    if (step == "plan") { return is(facts, "plan", {"agreed"}); }
    if (step == "evaluation") { return !is(facts, "evaluation", {"open"}); }
    // light help that is adjusted stays light help
    return !is(facts, "evaluation", {"open", "adjust"});
}

/// The first promise that this way breaks, given what is known; empty when it keeps them all.
std::string broken_by(Transition const& way, Facts const& facts) {
    for (auto const& promise : midden_groningen().promises) {
        bool const about = (promise.leaving.empty() || promise.leaving == way.from) &&
                           (promise.entering.empty() || promise.entering == way.to);
        if (about && promise.when.holds(facts) && !promise.holds.holds(facts)) { return promise.id; }
    }
    return {};
}

/// In how many combinations going on from this step never comes to rest.
int circles_from(Step const& step, std::vector<std::size_t> const& which) {
    constexpr int most = 4;
    int circles = 0;
    for_every_combination(which, [&](Facts const& facts) {
        circles += passages_from(step.id, facts, most) == most ? 1 : 0;
    });
    return circles;
}

}  // namespace

TEST_SUITE("ways") {
    TEST_CASE("at most one way is open, whatever is known") {
        for (auto const& step : midden_groningen().steps) {
            auto const which = facts_of_step(step.id, false);
            for_every_combination(which, [&](Facts const& facts) {
                auto const open =
                    std::ranges::count_if(midden_groningen().transitions, [&](auto const& each) {
                        return each.from == step.id && each.when.holds(facts);
                    });
                if (open > 1) {
                    FAIL_CHECK(step.id << " has " << open << " ways: " << described(facts, which));
                }
            });
        }
    }

    TEST_CASE("when everything in a step is decided, a way is open") {
        for (auto const& step : midden_groningen().steps) {
            if (step.end) { continue; }
            auto const which = facts_of_step(step.id, false);
            int decided = 0;
            for_every_combination(which, [&](Facts const& facts) {
                if (!is_decided(step.id, facts)) { return; }
                ++decided;
                if (midden_groningen().open_from(step.id, facts) == nullptr) {
                    FAIL_CHECK(step.id << " is stuck: " << described(facts, which));
                }
            });
            CHECK_GT(decided, 0);
        }
    }

    TEST_CASE("no way leads back to the first step") {
        auto const& transitions = midden_groningen().transitions;
        CHECK_EQ(std::ranges::count(transitions, midden_groningen().first_step().id, &Transition::to), 0);
    }

    TEST_CASE("the route comes to rest: no going round in circles") {
        auto const which = facts_after_signal();
        for (auto const& step : midden_groningen().steps) {
            if (!step.start) { CHECK_MESSAGE(circles_from(step, which) == 0, step.id); }
        }
    }

    TEST_CASE("the promises are kept on every way") {
        for (auto const& way : midden_groningen().transitions) {
            std::set<std::string> broken;
            for_every_combination(facts_of_step(way.from, true), [&](Facts const& facts) {
                if (way.when.holds(facts)) { broken.insert(broken_by(way, facts)); }
            });
            CHECK_MESSAGE(broken == std::set<std::string>{""}, way.id);
        }
    }

    TEST_CASE("whoever makes a plan has a lead (S2:351-362)") {
        for (auto const& way : midden_groningen().transitions) {
            if (way.to != "plan" || way.from != "triage") { continue; }
            int without = 0;
            for_every_combination(facts_of_step(way.from, true), [&](Facts const& facts) {
                auto const* row = midden_groningen().lead(facts);
                without += way.when.holds(facts) && (row == nullptr || !row->lead) ? 1 : 0;
            });
            CHECK_MESSAGE(without == 0, way.id);
        }
    }

    TEST_CASE("a party that leads has a cell in the steps where it leads") {
        for (auto const* id : {"plan", "evaluation"}) {
            for (auto const& row : midden_groningen().lead_table) {
                if (row.lead) { CHECK_NE(midden_groningen().step(id)->cell(*row.lead), nullptr); }
            }
        }
    }
}

}  // namespace rondom::route
