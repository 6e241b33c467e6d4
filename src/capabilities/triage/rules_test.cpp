#include "capabilities/triage/rules.hpp"

#include "capabilities/research/capability.hpp"
#include "capabilities/research/events.hpp"
#include "capabilities/triage/capability.hpp"
#include "dossier/scenario.hpp"

namespace rondom::triage {

using access::PartyClosed;
using scenario::day;

namespace {

scenario::Scenario around_a_child() {
    return scenario::around_a_child_of(9, {research::capability.contribution, capability.contribution});
}

QuestionAssessed assessed(Class proposed) {
    return {.nature = "Sleep", .severity = "Bearable", .urgency = "Within a month", .proposed = proposed};
}

SignTriage as(Class value) { return {.value = value}; }

TriageSigned signed_as(Class value) { return {.value = value}; }

research::LearningClassified learning_question(research::Learning learning) {
    return {.learning = learning, .topics = {}, .with_family_on = day("2026-09-07")};
}

DeployHelp const course{
    .kind = Deployment::general_provision,
    .what = "Parenting course",
    .on = Day{std::chrono::year{2026}, std::chrono::month{9}, std::chrono::day{7}}};

HelpDeployed const course_began{.kind = course.kind, .what = course.what, .on = course.on};

}  // namespace

TEST_SUITE("triage") {
    TEST_CASE("the question is weighed before anyone signs") {
        around_a_child().when(Role::case_manager, as(Class::single)).then_refused(assess_first);
        around_a_child()
            .when(
                Role::case_manager,
                AssessQuestion{.nature = "Sleep", .severity = "", .urgency = "", .proposed = Class::single}
            )
            .then_refused(assess_first);
    }

    TEST_CASE("one signature is not final, two of two people are (C1-A4)") {
        auto story = around_a_child().given(Role::behavioural_scientist, assessed(Class::single));
        story.when(Role::case_manager, as(Class::single)).then(signed_as(Class::single));
        CHECK_EQ(story.fact("triage"), "open");

        story.when(Role::behavioural_scientist, as(Class::single))
            .then(signed_as(Class::single), TriageClosed{.value = Class::single});
        CHECK_EQ(story.fact("triage"), "ready");
        CHECK_EQ(story.fact("living"), "single");
    }

    TEST_CASE("two signatures that differ are not final") {
        auto story = around_a_child().given(Role::behavioural_scientist, assessed(Class::single));
        story.given(Role::case_manager, signed_as(Class::multiple));
        story.when(Role::behavioural_scientist, as(Class::single)).then(signed_as(Class::single));
        CHECK_EQ(story.fact("triage"), "open");
    }

    TEST_CASE("one person does not sign twice in two roles") {
        auto both_roles = scenario::acting_as(Role::behavioural_scientist);
        both_roles.person = scenario::person(Role::case_manager);

        around_a_child()
            .given(Role::case_manager, assessed(Class::single), signed_as(Class::single))
            .when(both_roles, as(Class::single))
            .then_refused(two_people);
    }

    TEST_CASE("with more than one problem agreements for a crisis come first (C5-A3)") {
        auto story =
            around_a_child().given(Role::case_manager, assessed(Class::multiple), signed_as(Class::multiple));
        story.when(Role::behavioural_scientist, as(Class::multiple)).then_refused(crisis_first);

        story.when(Role::case_manager, AgreeOnCrisis{.agreement = "Call Cas, day and night"})
            .then_something();
        CHECK_EQ(story.fact("crisis_agreement"), "yes");
        story.when(Role::behavioural_scientist, as(Class::multiple))
            .then(signed_as(Class::multiple), TriageClosed{.value = Class::multiple});
    }

    TEST_CASE("when there is no question after all, the social team's part ends") {
        around_a_child()
            .given(Role::case_manager, assessed(Class::none), signed_as(Class::none))
            .when(Role::behavioural_scientist, as(Class::none))
            .then(
                signed_as(Class::none),
                TriageClosed{.value = Class::none},
                PartyClosed{.party = Party::social_team, .reason = "none", .on = day("2026-09-07")}
            );
    }

    TEST_CASE("a closed triage is not signed or weighed again; a new intake opens the next round") {
        auto story = around_a_child().given(
            Role::case_manager, assessed(Class::single), TriageClosed{.value = Class::single}
        );
        story.when(Role::case_manager, as(Class::multiple)).then_refused(is_closed);
        story
            .when(
                Role::case_manager,
                AssessQuestion{
                    .nature = "Debts", .severity = "High", .urgency = "Now", .proposed = Class::multiple}
            )
            .then_refused(is_closed);

        story
            .when(
                Role::case_manager,
                HoldIntake{
                    .on = day("2026-09-07"),
                    .with = "Both parents",
                    .domains = {LifeDomain::money},
                    .summary = "Debts"}
            )
            .then_something();
        CHECK_EQ(story.fact("triage"), "open");
        CHECK_EQ(story.fact("living"), "single");
    }
}

TEST_SUITE("triage: help with a single question") {
    TEST_CASE("help begins, and the social team's part ends the same moment (C1-A7)") {
        around_a_child()
            .given(Role::support_coordinator, learning_question(research::Learning::none))
            .given(Role::case_manager, TriageClosed{.value = Class::single})
            .when(Role::case_manager, course)
            .then(
                course_began,
                PartyClosed{.party = Party::social_team, .reason = "single", .on = day("2026-09-07")}
            );
    }

    TEST_CASE("beside a learning question the social team stays as contact person (C4, G-03)") {
        auto story = around_a_child()
                         .given(Role::support_coordinator, learning_question(research::Learning::single))
                         .given(Role::case_manager, TriageClosed{.value = Class::single});
        story.when(Role::case_manager, course).then(course_began);
        CHECK_EQ(story.fact("deployed"), "yes");
    }

    TEST_CASE("help at once is for a single question with a finished triage only") {
        around_a_child()
            .given(Role::case_manager, TriageClosed{.value = Class::multiple})
            .when(Role::case_manager, course)
            .then_refused(only_single);
        around_a_child()
            .given(Role::case_manager, assessed(Class::single))
            .when(Role::case_manager, course)
            .then_refused(only_single);
    }

    TEST_CASE("help that has not begun does not end the social team's part") {
        around_a_child()
            .on("2026-09-06")
            .given(Role::case_manager, TriageClosed{.value = Class::single})
            .when(Role::case_manager, course)
            .then_refused(deployed_today);
    }

    TEST_CASE("a case that waits says until when to all, and why to the social team (R-122)") {
        auto story = around_a_child().when(
            Role::behavioural_scientist, PlaceInQueue{.reason = "Nobody free", .review_on = day("2026-09-21")}
        );
        story.then(Queued{.review_on = day("2026-09-21")}, QueueExplained{.reason = "Nobody free"});
        CHECK_EQ(story.outcome().front().category, Category::progress);
        CHECK_EQ(story.outcome().back().category, Category::care);
    }
}

}  // namespace rondom::triage
