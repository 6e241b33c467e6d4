#include "dossier/pauses.hpp"

#include "dossier/scenario.hpp"
#include "route/steps.hpp"

namespace rondom {

namespace {

using scenario::day;
using scenario::midden_groningen;

/// While the school waits for what somebody finds out, the days of step 2 do not count.
route::Profile with_pause() {
    auto profile = midden_groningen();
    auto const triage = std::ranges::find(profile.terms, "triage", &route::Term::id);
    auto const living = std::ranges::find(profile.facts, "living_reported", &route::Fact::name);
    auto const place = static_cast<std::size_t>(living - profile.facts.begin());
    triage->suspension = route::Suspension{
        .when = {{route::Box{{{place, 2U}}}}},
        .label = {.nl = "We wachten op jou.", .en = "We wait for you."}};
    return profile;
}

/// The fact holds as long as the number of entries is even.
void even(Entries const& entries, Setting const& /*setting*/, route::Facts& facts) {
    auto const count = std::ranges::count(entries.all(), std::string{"route.step-entered"}, &Entry::kind);
    facts.set("living_reported", count % 2 == 0 ? "yes" : "no");
}

route::StepEntered entered(char const* on) {
    return {.step = "triage", .transition = "signal_to_triage", .on = day(on)};
}

}  // namespace

TEST_SUITE("pauses") {
    TEST_CASE("a term stands still on the days at the end of which its condition holds") {
        auto const profile = with_pause();
        std::vector<Contribution> const all{{.facts = even}};
        scenario::Scenario scenario;
        scenario.on("2026-11-02").given(Role::teacher, entered("2026-11-02"));
        scenario.on("2026-11-09").given(Role::teacher, entered("2026-11-02"));
        scenario.on("2026-11-19").given(Role::teacher, entered("2026-11-02"));

        auto const pauses =
            pauses_of(scenario.dossier(), {.profile = profile, .today = day("2026-11-20")}, all);
        REQUIRE_EQ(pauses.at("triage").size(), 1);
        CHECK_EQ(pauses.at("triage")[0], route::Period{day("2026-11-09"), day("2026-11-18")});
        CHECK_EQ(pauses.count("plan"), 0);

        for (auto const& task : tasks_of(scenario.dossier(), {profile, day("2026-11-20")}, all)) {
            if (task.term != "triage") { continue; }
            CHECK_EQ(task.due, day("2027-01-07"));  // 42 days that count: ten stood still, Christmas
            CHECK_EQ(pauses_in(pause_texts(task)), task.reckoned->suspended);
        }
    }

    TEST_CASE("as long as it stands still it does so until today, and what began and ended in a day is none"
    ) {
        auto const profile = with_pause();
        std::vector<Contribution> const all{{.facts = even}};
        scenario::Scenario scenario;
        scenario.on("2026-11-02").given(Role::teacher, entered("2026-11-02"));
        scenario.on("2026-11-05").given(Role::teacher, entered("2026-11-02"), entered("2026-11-02"));
        scenario.on("2026-11-09").given(Role::teacher, entered("2026-11-02"));
        auto const pauses =
            pauses_of(scenario.dossier(), {.profile = profile, .today = day("2026-11-12")}, all);
        REQUIRE_EQ(pauses.at("triage").size(), 1);
        CHECK_EQ(pauses.at("triage")[0], route::Period{day("2026-11-09"), day("2026-11-12")});
        for (auto const& task : tasks_of(scenario.dossier(), {profile, day("2026-11-12")}, all)) {
            bool const of_step = task.term == "triage";
            if (of_step) { CHECK_FALSE(task.due.has_value()); }  // nobody knows the day
        }
    }

    TEST_CASE("a region whose terms never stand still is asked nothing more") {
        scenario::Scenario scenario;
        scenario.on("2026-11-02").given(Role::teacher, entered("2026-11-02"));
        CHECK(pauses_of(scenario.dossier(), {midden_groningen(), day("2026-11-12")}, {}).empty());
    }
}

}  // namespace rondom
