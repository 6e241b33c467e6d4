#include "capabilities/terms/rules.hpp"

#include "capabilities/plan/capability.hpp"
#include "capabilities/plan/rules.hpp"
#include "capabilities/terms/capability.hpp"
#include "dossier/scenario.hpp"

namespace rondom::terms {

using route::StepEntered;
using route::TermExtended;
using route::TermResumed;
using route::TermSuspended;
using scenario::day;

namespace {

constexpr auto watcher = Role::support_coordinator;
constexpr auto school = Party::education;

StepEntered entered(char const* step, char const* on) {
    return {.step = step, .transition = "signal_to_triage", .on = day(on)};
}

/// In step 2 since 2 November: six school weeks, until 14 December.
scenario::Scenario in_triage() {
    auto story = scenario::around_a_child_of(9, {plan::capability.contribution, capability.contribution});
    story.on("2026-11-02").given(watcher, entered("triage", "2026-11-02"));
    return story;
}

std::optional<Task> task_of(scenario::Scenario const& story, std::string_view id) {
    auto const tasks = story.tasks();
    auto const found = std::ranges::find(tasks, id, &Task::id);
    return found != tasks.end() ? std::optional{*found} : std::nullopt;
}

std::optional<Day> due(scenario::Scenario const& story) { return task_of(story, "estimate_support")->due; }

TermExplained because(std::string reason) {
    return {.term = "triage", .party = school, .reason = std::move(reason)};
}

}  // namespace

TEST_SUITE("terms: longer") {
    TEST_CASE("whoever watches makes it longer, once, with a reason; the engine knows the day (WPO 40(6))") {
        auto story = in_triage();
        CHECK_EQ(due(story), day("2026-12-14"));
        story.on("2026-11-09").when(watcher, ExtendTerm{.term = "triage", .reason = ""});
        story.then_refused(reason_first);
        story.when(watcher, ExtendTerm{.term = "triage", .reason = "The test is in December"})
            .then(TermExtended{.term = "triage", .party = school}, because("The test is in December"));
        CHECK_EQ(due(story), day("2027-01-11"));  // fourteen days that count: Christmas does not
        CHECK_EQ(task_of(story, "estimate_support")->reckoned->before_longer, day("2026-12-14"));
        story.when(watcher, ExtendTerm{.term = "triage", .reason = "More"}).then_refused(no_longer);
    }

    TEST_CASE("everybody counts to the same day; the reason stands with the notes of the school") {
        auto story = in_triage();
        story.when(watcher, ExtendTerm{.term = "triage", .reason = "The test is in December"});
        REQUIRE_EQ(story.outcome().size(), 2);
        CHECK_EQ(story.outcome()[0].category, Category::progress);
        CHECK_EQ(story.outcome()[1].category, Category::concern);
        CHECK_EQ(story.outcome()[1].owner, school);
    }

    TEST_CASE("nobody else, no term that does not run, none that the region does not let become longer") {
        auto story = in_triage();
        ExtendTerm const command{.term = "triage", .reason = "Busy"};
        story.when(Role::teacher, command).then_refused(not_yours);
        story.when(Role::principal, command).then_refused(not_yours);
        story.when(watcher, ExtendTerm{.term = "plan", .reason = "Busy"}).then_refused(term_known);
        story.when(watcher, ExtendTerm{.term = "nothing", .reason = "Busy"}).then_refused(term_known);
        auto first = scenario::around_a_child_of(9, {capability.contribution});
        first.when(watcher, ExtendTerm{.term = "signal", .reason = "Busy"}).then_refused(no_longer);
    }

    TEST_CASE("who is next watches when nobody around the child has that role") {
        auto const& profile = scenario::midden_groningen();
        auto const* term = profile.term("triage");
        REQUIRE(term != nullptr);
        auto const story = in_triage();
        CHECK_FALSE(watches(term->next, *term, story.dossier().standing()));
        CHECK(watches(term->next, *term, access::Standing{}));
        CHECK_FALSE(watches(Role::teacher, *term, access::Standing{}));
    }

    TEST_CASE("on the last day it still can, the day after it cannot") {
        auto story = in_triage();
        ExtendTerm const command{.term = "triage", .reason = "Busy"};
        story.on("2026-12-15").when(watcher, command).then_refused(too_late);
        in_triage().on("2026-12-14").when(watcher, command).then_something();
    }

    TEST_CASE("a step that begins anew has its own term again") {
        auto story = in_triage();
        story.when(watcher, ExtendTerm{.term = "triage", .reason = "Busy"}).then_something();
        story.on("2027-01-11").given(watcher, entered("plan", "2027-01-11"));
        story.on("2027-03-01").given(watcher, entered("triage", "2027-03-01"));
        CHECK_EQ(due(story), day("2027-04-12"));
        story.when(watcher, ExtendTerm{.term = "triage", .reason = "Busy again"}).then_something();
        CHECK_EQ(due(story), day("2027-05-10"));  // the May holiday does not count
    }
}

TEST_SUITE("terms: standing still") {
    TEST_CASE("its days do not count until it goes on; what stands still is not late (WPO 63(4), Awb 4:15)") {
        auto story = in_triage();
        SuspendTerm const wait{.term = "triage", .reason = "The therapist is ill"};
        plan::FlagTask const flag{.task = "estimate_support"};
        story.on("2026-11-09").when(watcher, SuspendTerm{.term = "triage", .reason = ""});
        story.then_refused(reason_first);
        story.when(watcher, wait)
            .then(TermSuspended{.term = "triage", .party = school}, because("The therapist is ill"));
        story.when(watcher, wait).then();
        CHECK_FALSE(due(story).has_value());
        story.on("2026-12-15").when(Role::parent, flag).then_refused(plan::task_not_late);

        story.when(watcher, ResumeTerm{.term = "triage"})
            .then(TermResumed{.term = "triage", .party = school});
        story.when(watcher, ResumeTerm{.term = "triage"}).then();
        CHECK_EQ(due(story), day("2027-02-02"));  // 36 days stood still, sixteen are Christmas
        story.on("2027-02-02").when(Role::parent, flag).then_refused(plan::task_not_late);
        story.on("2027-02-03").when(Role::parent, flag).then_something();
        story.when(watcher, wait).then_refused(too_late);
    }

    TEST_CASE("only where the region says so, and only whoever watches") {
        auto story = in_triage();
        SuspendTerm const wait{.term = "triage", .reason = "The therapist is ill"};
        story.when(Role::teacher, wait).then_refused(not_yours);
        auto first = scenario::around_a_child_of(9, {capability.contribution});
        first.when(watcher, SuspendTerm{.term = "signal", .reason = "Ill"}).then_refused(goes_on);
    }

    TEST_CASE("when the route goes on, nothing of the step stands still any more") {
        auto story = in_triage();
        story.when(watcher, SuspendTerm{.term = "triage", .reason = "Ill"}).then_something();
        story.on("2026-12-01").given(watcher, entered("plan", "2026-12-01"));
        story.on("2027-03-01").given(watcher, entered("triage", "2027-03-01"));
        CHECK_EQ(due(story), day("2027-04-12"));
        story.when(watcher, ResumeTerm{.term = "triage"}).then();
    }

    TEST_CASE("begun and ended on one day, it never stood still") {
        auto story = in_triage();
        story.on("2026-11-09").when(watcher, SuspendTerm{.term = "triage", .reason = "Ill"}).then_something();
        story.when(watcher, ResumeTerm{.term = "triage"}).then_something();
        CHECK_EQ(due(story), day("2026-12-14"));
        CHECK(task_of(story, "estimate_support")->reckoned->suspended.empty());
    }
}

}  // namespace rondom::terms
