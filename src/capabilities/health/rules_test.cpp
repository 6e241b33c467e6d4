#include "capabilities/health/rules.hpp"

#include "capabilities/health/capability.hpp"
#include "dossier/scenario.hpp"

namespace rondom::health {

using scenario::acting_as;
using scenario::day;
using scenario::other_parent;
using scenario::Scenario;

namespace {

access::ConsentAnswered health_takes_part(access::Answer said) {
    return {
        .receiver = Party::youth_health,
        .purpose = "consult_health",
        .categories = {},
        .answer = said,
        .until = std::nullopt,
        .asked_by = Party::education};
}

Scenario around_a_child_of(int age) {
    auto story = scenario::around_a_child_of(age, {capability.contribution});
    story.given(Role::youth_nurse, scenario::joined(Role::youth_nurse, "consult_health"));
    return story;
}

Summarise const for_school{.receivers = {Party::education}, .text = "Hears well, sleeps badly"};

bool school_reads_it(Scenario const& story) {
    auto const dossier = story.dossier();
    auto const& profile = scenario::midden_groningen();
    auto const facts = facts_of(dossier, {.profile = profile, .today = story.today()}, {});
    auto const seen = seen_by(acting_as(Role::support_coordinator), dossier, profile, facts, story.today());
    return !seen.value().part<Health>().summaries.empty();
}

}  // namespace

TEST_SUITE("health") {
    TEST_CASE("a note stays with youth health care") {
        auto story = around_a_child_of(9);
        story.when(Role::youth_nurse, WriteNote{.on = day("2026-09-07"), .text = "Weight"}).then_something();
        CHECK_EQ(story.outcome().front().category, Category::medical);
        story.when(Role::teacher, WriteNote{.on = day("2026-09-07"), .text = "Weight"})
            .then_refused(role_no_power);
    }

    TEST_CASE("a summary says for whom it is, and needs consent for each (S2:263, C3-A1)") {
        auto story = around_a_child_of(9);
        story.when(Role::youth_nurse, Summarise{.receivers = {}, .text = "Hears well"})
            .then_refused(receiver_first);
        story.when(Role::youth_nurse, for_school).then_refused(access::consent_missing_parent);
        story.given(Role::parent, health_takes_part(access::Answer::given));
        story.given(other_parent(), health_takes_part(access::Answer::refused));
        story.when(Role::youth_nurse, for_school).then_refused(access::consent_refused);
        story.given(other_parent(), health_takes_part(access::Answer::given));
        story.when(Role::youth_nurse, for_school).then_something();
        CHECK_EQ(story.outcome().front().category, Category::health_advice);
    }

    TEST_CASE("for a party that the region lets hear nothing of health there is no ground") {
        around_a_child_of(9)
            .when(Role::youth_nurse, Summarise{.receivers = {Party::board}, .text = "Hears well"})
            .then_refused(access::no_ground);
    }

    TEST_CASE("from the twelfth birthday the same summary waits for the youth (C4-A2)") {
        auto story = around_a_child_of(11);
        story.given(Role::parent, health_takes_part(access::Answer::given));
        story.given(other_parent(), health_takes_part(access::Answer::given));
        story.when(Role::youth_nurse, for_school).then_something();
        CHECK(school_reads_it(story));

        story.on("2027-09-01");
        CHECK_FALSE(school_reads_it(story));
        story.when(Role::youth_nurse, for_school).then_refused(access::consent_missing_youth);
        story.given(Role::youth, health_takes_part(access::Answer::given));
        CHECK(school_reads_it(story));
    }

    TEST_CASE("a referral comes after something preventive, or with the reason why not (S2:343)") {
        Advise referral{.kind = Advice::referral, .text = "A psychologist"};
        around_a_child_of(9).when(Role::youth_physician, referral).then_refused(preventive_first);
        around_a_child_of(9)
            .given(
                Role::youth_nurse,
                AdviceGiven{.kind = Advice::preventive, .text = "Sleep course", .why_not_preventive = {}}
            )
            .when(Role::youth_physician, referral)
            .then_something();
        referral.why_not_preventive = "Tried for a year";
        around_a_child_of(9).when(Role::youth_physician, referral).then_something();
    }
}

}  // namespace rondom::health
