#include "capabilities/evaluation/rules.hpp"

#include "capabilities/conference/rules.hpp"
#include "capabilities/evaluation/capability.hpp"
#include "capabilities/plan/capability.hpp"
#include "capabilities/plan/rules.hpp"
#include "capabilities/research/capability.hpp"
#include "capabilities/triage/capability.hpp"
#include "capabilities/triage/events.hpp"
#include "dossier/scenario.hpp"

namespace rondom::evaluation {

using scenario::acting_as;
using scenario::day;
using scenario::other_parent;
using scenario::person;
using scenario::Scenario;

namespace {

std::vector<Contribution> const contributions{
    research::capability.contribution,
    triage::capability.contribution,
    plan::capability.contribution,
    capability.contribution};

access::ConsentAnswered answer(access::Answer said) {
    return {
        .receiver = Party::social_team,
        .purpose = "conference",
        .categories = {},
        .answer = said,
        .until = std::nullopt,
        .asked_by = Party::education};
}

route::StepEntered entered(char const* step) {
    return {.step = step, .transition = {}, .on = day("2026-09-07")};
}

plan::GoalSet const reads_better{
    .goal = plan::GoalId{"reading"},
    .kind = plan::Kind::education,
    .by = Party::education,
    .text = "Reads better",
    .why_not_ordinary = {}};

/// In step 4 with a single living question: the case manager takes part as contact person.
Scenario in_step_four(int age = 9) {
    auto story = scenario::around_a_child_of(age, contributions);
    story.given(
        Role::case_manager,
        scenario::joined(Role::case_manager, "social_team"),
        triage::TriageClosed{.value = triage::Class::single}
    );
    story.given(Role::parent, answer(access::Answer::given));
    story.given(other_parent(), answer(access::Answer::given));
    story.given(Role::support_coordinator, reads_better, entered("plan"), entered("evaluation"));
    return story;
}

PlanEvaluation plan_with(std::vector<PersonId> invited) {
    return {
        .starts = moment_of(day("2026-10-12"), std::chrono::hours{15}),
        .minutes = 30,
        .place = "School",
        .invited = std::move(invited)};
}

RecordEvaluation record_as(Outcome outcome) {
    RecordEvaluation record{.on = day("2026-09-07"), .outcome = outcome};
    record.next_evaluation = day("2026-10-12");
    return record;
}

std::vector<Task> yearly_tasks(Scenario const& story) {
    auto tasks = story.tasks();
    std::erase_if(tasks, [](Task const& each) { return each.command != "evaluation.yearly"; });
    return tasks;
}

}  // namespace

TEST_SUITE("evaluation: with the contact persons") {
    TEST_CASE("the contact person of the municipality is invited, and the family comes along (R-175)") {
        in_step_four()
            .when(Role::support_coordinator, plan_with({person(Role::case_manager)}))
            .then_something();
        auto story = in_step_four();
        story.when(Role::support_coordinator, plan_with({})).then_refused(party_missing);
        story.when(Role::support_coordinator, record_as(Outcome::adjust)).then_refused(party_missing);
    }

    TEST_CASE(
        "without the youth's consent it goes on with an exception, that the parents do not read (C4-A7, A5)"
    ) {
        auto story = in_step_four(12);
        auto without = plan_with({person(Role::case_manager)});
        story.when(Role::support_coordinator, without).then_refused(access::consent_missing_youth);

        without.invited.clear();
        without.exception = Exception::no_youth_consent;
        story.when(Role::support_coordinator, without).then_something();
        CHECK_EQ(story.outcome().back().category, Category::consent);
        story.when(Role::support_coordinator, record_as(Outcome::adjust)).then_something();
        CHECK_EQ(story.fact("evaluation"), "adjust");
    }

    TEST_CASE("planned again is the same evaluation at another time, and everybody is asked again") {
        auto story = in_step_four();
        auto plan = plan_with({person(Role::case_manager)});
        story.when(Role::support_coordinator, plan).then_something();
        auto const first = story.dossier().part<Evaluations>().planned->id;
        story.when(Role::parent, Reply{.coming = true})
            .then(InvitationAnswered{.evaluation = first, .person = person(Role::parent), .coming = true});
        CHECK(story.dossier().part<Evaluations>().planned->coming.at(person(Role::parent)));
        story.when(Role::parent, Reply{.coming = true}).then();

        plan.starts += std::chrono::hours{24};
        story.when(Role::support_coordinator, plan).then_something();
        CHECK_EQ(story.dossier().part<Evaluations>().planned->id, first);
        CHECK(story.dossier().part<Evaluations>().planned->coming.empty());
    }

    TEST_CASE("who is not invited has no answer to give") {
        in_step_four().when(Role::parent, Reply{.coming = true}).then_refused(not_invited);
    }

    TEST_CASE("another exception is explained") {
        auto without = plan_with({});
        without.exception = Exception::other;
        in_step_four().when(Role::support_coordinator, without).then_refused(exception_reason);
        auto record = record_as(Outcome::adjust);
        record.exception = Exception::other;
        in_step_four().when(Role::support_coordinator, record).then_refused(exception_reason);
        record.exception_text = "Ill, and it cannot wait";
        in_step_four().when(Role::support_coordinator, record).then_something();
    }

    TEST_CASE("only people of the circle are invited, for a day to come, in the step that is for it") {
        in_step_four()
            .when(Role::support_coordinator, plan_with({person(Role::youth_nurse)}))
            .then_refused(conference::only_involved);
        auto past = plan_with({person(Role::case_manager)});
        past.starts = moment_of(day("2026-09-01"));
        in_step_four().when(Role::support_coordinator, past).then_refused(starts_later);
        in_step_four()
            .given(Role::teacher, entered("plan"))
            .when(Role::support_coordinator, plan_with({}))
            .then_refused(not_in_this_step);
    }

    TEST_CASE("light help is looked back on without the municipality (S2:313)") {
        auto story = in_step_four().given(Role::teacher, entered("light"));
        story.when(Role::support_coordinator, record_as(Outcome::scale_up)).then_something();
        CHECK_EQ(story.fact("evaluation"), "scale_up");
    }
}

TEST_SUITE("evaluation: what it says") {
    Scenario planned() {
        return in_step_four().given(
            Role::support_coordinator,
            EvaluationPlanned{
                .evaluation = EvaluationId{"e1"},
                .starts = moment_of(day("2026-09-07")),
                .minutes = 30,
                .place = "School",
                .invited = {person(Role::case_manager)}}
        );
    }

    TEST_CASE("as long as it goes on there is a next day, within the term (R-176, G-18)") {
        auto record = record_as(Outcome::scale_down);
        record.next_evaluation.reset();
        planned().when(Role::teacher, record).then_refused(next_day);
        record.next_evaluation = day("2027-09-07");
        planned().when(Role::teacher, record).then_refused(next_day);
        record.next_evaluation = day("2026-10-12");
        record.on = day("2026-09-08");
        planned().when(Role::teacher, record).then_refused(not_yet);
    }

    TEST_CASE("at the end the family has the last word") {
        auto record = record_as(Outcome::reached);
        planned().when(Role::support_coordinator, record).then_refused(family_first);
        record.family_words = "We sleep again";
        auto story = planned();
        story.when(Role::support_coordinator, record)
            .then(
                EvaluationRecorded{
                    .evaluation = EvaluationId{"e1"},
                    .on = day("2026-09-07"),
                    .outcome = Outcome::reached,
                    .next_evaluation = std::nullopt},
                FamilySpoke{.words = "We sleep again"}
            );
        CHECK_EQ(story.outcome().back().owner, Party::family);
    }

    TEST_CASE("each goal is kept with its own side of the plan") {
        auto record = record_as(Outcome::adjust);
        record.goals_reached = {plan::GoalId{"reading"}};
        auto story = planned();
        story.when(Role::support_coordinator, record).then_something();
        CHECK_EQ(story.outcome().front().category, Category::education_plan);
        record.goals_open = {plan::GoalId{"unknown"}};
        planned().when(Role::support_coordinator, record).then_refused(plan::goal_known);
    }

    TEST_CASE("an evaluation counts in the step in which it was") {
        auto story = planned();
        story.when(Role::support_coordinator, record_as(Outcome::adjust));
        CHECK_EQ(story.fact("evaluation"), "adjust");
        story.given(Role::support_coordinator, entered("plan"));
        CHECK_EQ(story.fact("evaluation"), "open");
    }

    TEST_CASE("the day that was agreed on is the day of the task") {
        auto story = planned().given(
            Role::support_coordinator,
            plan::VersionProposed{.version = 1, .next_evaluation = day("2026-10-05"), .by = Party::education},
            plan::VersionSettled{.version = 1, .by = Party::education}
        );
        auto const tasks = story.tasks();
        auto const task = std::ranges::find_if(tasks, [](Task const& each) {
            return each.command == "evaluation.record" && each.state == TaskState::at_turn;
        });
        REQUIRE(task != tasks.end());
        CHECK_EQ(task->due, day("2026-10-05"));
    }
}

TEST_SUITE("evaluation: the teacher, and the end") {
    TEST_CASE("the teacher looks back twice a year, planned from the first day (R-066, C1-A9)") {
        auto story = scenario::around_a_child_of(9, contributions);
        CHECK_EQ(yearly_tasks(story).size(), 2);
        CHECK_EQ(yearly_tasks(story).front().due, day("2027-02-01"));
        CHECK_EQ(yearly_tasks(story).front().state, TaskState::later);
        CHECK_EQ(yearly_tasks(story).front().who, std::vector{person(Role::teacher)});

        story.on("2027-01-11");
        CHECK_EQ(yearly_tasks(story).front().state, TaskState::at_turn);
        RecordYearly const midway{
            .on = day("2027-01-11"), .social_emotional = "At ease", .didactic = "Reads"};
        story.when(Role::teacher, midway).then_something();
        REQUIRE_EQ(yearly_tasks(story).size(), 1);
        CHECK_EQ(yearly_tasks(story).front().due, day("2027-06-01"));

        story.on("2027-01-10").when(Role::teacher, midway).then_refused(not_yet);
        story.on("2027-08-01");
        CHECK_EQ(yearly_tasks(story).size(), 2);
    }

    TEST_CASE("the coordinator says when the child left this school, not before it happened") {
        auto story = in_step_four();
        TellSchoolLeft const left{.on = day("2026-09-01")};
        story.when(Role::teacher, left).then_refused(role_no_power);
        story.when(Role::support_coordinator, TellSchoolLeft{.on = day("2030-01-01")}).then_refused(not_yet);
        story.when(Role::support_coordinator, left).then(keeping::SchoolLeft{.on = day("2026-09-01")});
        story.when(Role::principal, left).then();
    }

    TEST_CASE("a dossier closes where the route ends, and whoever was outside school leaves") {
        CloseDossier const close{.family_words = "Thank you"};
        in_step_four().when(Role::support_coordinator, close).then_refused(route_goes_on);

        auto story = in_step_four().given(Role::teacher, entered("closed"));
        story.when(Role::support_coordinator, CloseDossier{}).then_refused(family_first);
        story.when(Role::support_coordinator, close)
            .then(
                DossierClosed{.on = day("2026-09-07"), .by = Party::education},
                access::PartyClosed{.party = Party::social_team, .reason = "closed", .on = day("2026-09-07")},
                FamilySpoke{.words = "Thank you"}
            );
        story.when(Role::support_coordinator, close).then();
        CHECK(yearly_tasks(story).empty());
    }
}

}  // namespace rondom::evaluation
