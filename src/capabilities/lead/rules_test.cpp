#include "capabilities/lead/rules.hpp"

#include "capabilities/lead/capability.hpp"
#include "capabilities/research/capability.hpp"
#include "capabilities/research/events.hpp"
#include "capabilities/triage/capability.hpp"
#include "capabilities/triage/events.hpp"
#include "dossier/scenario.hpp"

namespace rondom::lead {

using research::Learning;
using scenario::day;
using scenario::joined;
using scenario::person;
using triage::Class;

namespace {

std::vector<Contribution> const contributions{
    research::capability.contribution, triage::capability.contribution, capability.contribution};

scenario::Scenario around_a_child() { return scenario::around_a_child_of(9, contributions); }

/// A child with these two questions, both settled; the social team takes part.
scenario::Scenario around_a_child_with(Learning learning, Class living) {
    return around_a_child()
        .given(
            Role::support_coordinator,
            research::LearningClassified{
                .learning = learning, .topics = {}, .with_family_on = day("2026-09-07")}
        )
        .given(Role::case_manager, joined(Role::case_manager), triage::TriageClosed{.value = living});
}

AppointLead appoint(Role role, std::string reason = {}) {
    return {.person = person(role), .reason = std::move(reason)};
}

Party leading_party(scenario::Scenario& story) {
    auto const dossier = story.dossier();
    return dossier.part<Lead>().last()->party;
}

}  // namespace

TEST_SUITE("lead") {
    TEST_CASE("the four printed cells (F2, S2:353-360)") {
        for (auto const learning : {Learning::single, Learning::complex}) {
            auto school = around_a_child_with(learning, Class::single);
            school.when(Role::support_coordinator, appoint(Role::support_coordinator)).then_something();
            CHECK_EQ(leading_party(school), Party::education);

            for (auto const living : {Class::multiple, Class::multi_problem}) {
                auto team = around_a_child_with(learning, living);
                team.when(Role::support_coordinator, appoint(Role::case_manager)).then_something();
                CHECK_EQ(leading_party(team), Party::social_team);
            }
        }
    }

    TEST_CASE("with only a single living question nobody leads (C1-A5)") {
        around_a_child_with(Learning::none, Class::single)
            .when(Role::case_manager, appoint(Role::case_manager))
            .then_refused(no_direction_for_single)
            .when(Role::case_manager, SetDirection{.level = Level::network, .reason = "They manage"})
            .then_refused(no_direction_for_single);
    }

    TEST_CASE("nobody of another party leads, and nobody who does not take part") {
        around_a_child_with(Learning::single, Class::multiple)
            .when(Role::support_coordinator, appoint(Role::teacher, "Close to the child"))
            .then_refused(not_allowed)
            .when(Role::support_coordinator, appoint(Role::behavioural_scientist, "Knows the family"))
            .then_refused(not_allowed);
    }

    TEST_CASE("no question, nothing to lead") {
        around_a_child().when(Role::support_coordinator, appoint(Role::teacher)).then_refused(not_allowed);
    }

    TEST_CASE("somebody else than the closest takes a reason, and the reason stays with the plan (G-04)") {
        auto story = around_a_child_with(Learning::single, Class::single);
        story.when(Role::support_coordinator, appoint(Role::teacher)).then_refused(reason_first);

        story.when(Role::support_coordinator, appoint(Role::teacher, "Sees the child every day"))
            .then_something();
        CHECK_EQ(story.outcome().front().category, Category::progress);
        CHECK_EQ(story.outcome().back().category, Category::education_plan);
    }

    TEST_CASE("one signature names no lead (C1-A4)") {
        around_a_child_with(Learning::single, Class::single)
            .given(
                Role::case_manager,
                triage::IntakeHeld{.on = day("2026-09-07"), .with = "Parents", .domains = {}, .summary = {}}
            )
            .when(Role::support_coordinator, appoint(Role::support_coordinator))
            .then_refused(triage_first);
    }

    TEST_CASE("an appointment lapses when the table names another party") {
        auto story = around_a_child_with(Learning::single, Class::single);
        story.when(Role::support_coordinator, appoint(Role::support_coordinator));
        auto const leads = [&] {
            auto const dossier = story.dossier();
            auto const& profile = scenario::midden_groningen();
            auto const facts = facts_of(dossier, {.profile = profile, .today = story.today()}, contributions);
            return leader(dossier, profile, facts) != nullptr;
        };
        CHECK(leads());

        story.given(Role::case_manager, triage::TriageClosed{.value = Class::multiple});
        CHECK_FALSE(leads());
    }

    TEST_CASE("direction has a level, a reason and a day, where the social team leads (R-137)") {
        SetDirection const taken_over{.level = Level::taken_over, .reason = "Not safe at home"};

        around_a_child_with(Learning::single, Class::multiple)
            .when(Role::case_manager, taken_over)
            .then(DirectionSet{.level = Level::taken_over, .reason = "Not safe at home"})
            .when(Role::case_manager, SetDirection{.level = Level::shared, .reason = ""})
            .then_refused(reason_first);
        around_a_child_with(Learning::single, Class::single)
            .when(Role::case_manager, taken_over)
            .then_refused(not_allowed);
    }
}

}  // namespace rondom::lead
