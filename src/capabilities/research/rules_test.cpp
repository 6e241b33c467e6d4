#include "capabilities/research/rules.hpp"

#include "capabilities/research/capability.hpp"
#include "dossier/scenario.hpp"

namespace rondom::research {

using scenario::around_a_child_of;
using scenario::day;

namespace {

scenario::Scenario around_a_child() { return around_a_child_of(9, {capability.contribution}); }

MeasureTried tried() {
    return {
        .measure = MeasureId{"m1"},
        .what = "Extra instruction",
        .since = day("2026-08-24"),
        .result = "A little"};
}

RecordResearch test_on(char const* iso) {
    return {.kind = Kind::learning_test, .on = day(iso), .summary = "Reads at the level of group 4"};
}

ClassifyQuestions const living_only{
    .learning = Learning::none,
    .living_reported = true,
    .topics = {Topic::stronger_family},
    .with_family_on = Day{std::chrono::year{2026}, std::chrono::month{9}, std::chrono::day{7}}};

}  // namespace

TEST_SUITE("research") {
    TEST_CASE("the school says whether basic support is enough after it tried something") {
        EstimateSupport const estimate{
            .basic_support = BasicSupport::not_enough,
            .reason = "Falls further behind",
            .offer = "Reading coach"};

        around_a_child().when(Role::support_coordinator, estimate).then_refused(measure_first);

        auto story = around_a_child().given(Role::teacher, tried()).when(Role::support_coordinator, estimate);
        story.then(SupportEstimated{
            .basic_support = BasicSupport::not_enough,
            .reason = "Falls further behind",
            .offer = "Reading coach"});
        CHECK_EQ(story.fact("basic_support"), "not_enough");
        CHECK_EQ(story.fact("support_needed"), "yes");
    }

    TEST_CASE("a teacher writes down what was tried") {
        around_a_child()
            .when(
                Role::teacher,
                TryMeasure{.what = "A quiet place", .since = day("2026-08-24"), .result = "Helps"}
            )
            .then_something();
    }

    TEST_CASE("a test of one child needs the parents' agreement, and before the test") {
        around_a_child()
            .when(Role::support_coordinator, test_on("2026-09-04"))
            .then_refused(parents_agree_on_test);

        auto too_late = test_on("2026-09-04");
        too_late.parents_agreed_on = day("2026-09-05");
        around_a_child().when(Role::support_coordinator, too_late).then_refused(parents_agree_on_test);

        auto agreed = test_on("2026-09-04");
        agreed.parents_agreed_on = day("2026-09-01");
        around_a_child().when(Role::support_coordinator, agreed).then_something();
    }

    TEST_CASE("watching in class needs no agreement") {
        around_a_child()
            .when(
                Role::teacher,
                RecordResearch{
                    .kind = Kind::class_observation,
                    .on = day("2026-09-04"),
                    .summary = "Looks out of the window"}
            )
            .then_something();
    }

    TEST_CASE("the questions are named together with the family, each in an entry of its own (R-019, C5-A4)"
    ) {
        auto story = around_a_child().when(Role::family_liaison, living_only);
        story.then(
            LearningClassified{.learning = Learning::none, .topics = {}, .with_family_on = day("2026-09-07")},
            LivingReported{
                .reported = true,
                .topics = {Topic::stronger_family},
                .with_family_on = day("2026-09-07"),
                .by = Party::liaison}
        );
        CHECK_EQ(story.fact("learning"), "none");
        CHECK_EQ(story.fact("living_reported"), "yes");
    }

    TEST_CASE("a talk that has to come cannot be written down") {
        auto tomorrow = living_only;
        tomorrow.with_family_on = day("2026-09-08");
        around_a_child().when(Role::support_coordinator, tomorrow).then_refused(talk_has_been);
    }

    TEST_CASE("a learning question that shows later is added (C1-A10)") {
        auto both = living_only;
        both.learning = Learning::single;
        auto story = around_a_child();
        story.when(Role::family_liaison, living_only).then_something();
        story.on("2026-11-20").when(Role::support_coordinator, both).then_something();
        CHECK_EQ(story.fact("learning"), "single");
    }

    TEST_CASE("the registers are checked when each of the profile was looked at (R-144)") {
        auto story = around_a_child();
        for (auto const& each : scenario::midden_groningen().registrations) {
            CHECK_NE(story.fact("registrations"), "checked");
            story
                .when(
                    Role::support_coordinator,
                    CheckRegistration{.registration = each.id, .result = Registered::found, .note = {}}
                )
                .then_something();
        }
        CHECK_EQ(story.fact("registrations"), "checked");
    }

    TEST_CASE("a register outside the route of the region is refused") {
        CheckRegistration const elsewhere{
            .registration = "elsewhere", .result = Registered::made, .note = {}};
        around_a_child().when(Role::support_coordinator, elsewhere).then_refused(registration_known);
    }
}

}  // namespace rondom::research
