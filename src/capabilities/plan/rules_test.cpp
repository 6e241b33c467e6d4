#include "capabilities/plan/rules.hpp"

#include "capabilities/plan/capability.hpp"
#include "dossier/scenario.hpp"

namespace rondom::plan {

using scenario::day;
using scenario::other_parent;
using scenario::person;
using scenario::Scenario;

namespace {

Scenario around_a_child_of(int age) {
    auto story = scenario::around_a_child_of(age, {capability.contribution});
    story.given(Role::case_manager, scenario::joined(Role::case_manager));
    return story;
}

GoalId const reading{"goal-reading"};
GoalId const sleeping{"goal-sleeping"};
ActionId const coaching{"action-coaching"};
ActionId const bedtime{"action-bedtime"};

GoalSet const reads_better{
    .goal = reading,
    .kind = Kind::education,
    .by = Party::education,
    .text = "Reads better",
    .why_not_ordinary = {}};
GoalSet const sleeps_better{
    .goal = sleeping,
    .kind = Kind::care,
    .by = Party::social_team,
    .text = "Sleeps better",
    .why_not_ordinary = {}};

ActionAdded const coach{
    .action = coaching,
    .goal = reading,
    .kind = Kind::education,
    .by = Party::education,
    .what = "Read together, twice a week",
    .person = PersonId{"teacher"},
    .person_name = "The teacher",
    .role = Role::teacher,
    .due = Day{std::chrono::year{2026}, std::chrono::month{9}, std::chrono::day{14}}};
ActionAdded const go_to_bed{
    .action = bedtime,
    .goal = sleeping,
    .kind = Kind::care,
    .by = Party::social_team,
    .what = "In bed at eight",
    .person = PersonId{"parent"},
    .person_name = "The parent",
    .role = Role::parent,
    .due = Day{std::chrono::year{2026}, std::chrono::month{9}, std::chrono::day{14}}};

VersionProposed const proposed{
    .version = 1,
    .next_evaluation = Day{std::chrono::year{2026}, std::chrono::month{10}, std::chrono::day{12}},
    .by = Party::education};

Scenario with_a_school_plan(int age) {
    return around_a_child_of(age).given(Role::support_coordinator, reads_better, coach, proposed);
}

Scenario with_a_whole_plan(int age) {
    return around_a_child_of(age)
        .given(Role::support_coordinator, reads_better, coach)
        .given(Role::case_manager, sleeps_better, go_to_bed, proposed);
}

SetGoal goal_of(Kind kind) { return {.kind = kind, .text = "A goal"}; }

}  // namespace

TEST_SUITE("plan: goals and actions") {
    TEST_CASE("each party sets the goals it answers for (R-167, R-168)") {
        auto story = around_a_child_of(9);
        story.when(Role::teacher, goal_of(Kind::education)).then_something();
        CHECK_EQ(story.outcome().front().category, Category::education_plan);
        story.when(Role::case_manager, goal_of(Kind::care)).then_something();
        CHECK_EQ(story.outcome().front().category, Category::care_plan);
        CHECK_EQ(story.fact("plan"), "draft");

        story.when(Role::teacher, goal_of(Kind::care)).then_refused(responsible);
        story.when(Role::case_manager, goal_of(Kind::education)).then_refused(responsible);
        story.when(Role::case_manager, goal_of(Kind::own)).then_refused(responsible);
    }

    TEST_CASE("parents and youth have goals of their own; what school works on stands with school") {
        auto story = around_a_child_of(12);
        story.when(Role::youth, goal_of(Kind::own)).then_something();
        CHECK_EQ(story.outcome().front().category, Category::view);
        CHECK_EQ(story.outcome().front().owner, Party::family);
        story.when(Role::parent, goal_of(Kind::care)).then_something();
        CHECK_EQ(story.outcome().front().category, Category::view);
        story.when(Role::parent, goal_of(Kind::education)).then_something();
        CHECK_EQ(story.outcome().front().category, Category::education_plan);
    }

    TEST_CASE("something special says why something ordinary is not enough (R-173)") {
        SetGoal special{.kind = Kind::education, .text = "A school for special education", .special = true};
        around_a_child_of(9).when(Role::support_coordinator, special).then_refused(why_not_ordinary);
        special.why_not_ordinary = "Two years of extra help changed nothing";
        around_a_child_of(9).when(Role::support_coordinator, special).then_something();
    }

    TEST_CASE("a goal is changed by who answers for it, as long as it stands") {
        auto story = around_a_child_of(9).given(Role::support_coordinator, reads_better);
        story.when(Role::case_manager, ChangeGoal{.goal = reading, .text = "Reads a lot"})
            .then_refused(responsible);
        story.when(Role::teacher, ChangeGoal{.goal = reading, .text = "Reads a lot"}).then_something();
        story.when(Role::teacher, DropGoal{.goal = reading, .reason = "Reached"}).then_something();
        story.when(Role::teacher, ChangeGoal{.goal = reading, .text = "Reads"}).then_refused(goal_known);
    }

    TEST_CASE("goals are written when the party that answers for them has one that stands (S2:356, S2:360)") {
        auto story = around_a_child_of(9);
        story.when(Role::parent, goal_of(Kind::care)).then_something();
        story.when(Role::parent, goal_of(Kind::education)).then_something();
        CHECK_EQ(story.fact("care_goals"), "none");
        CHECK_EQ(story.fact("education_goals"), "none");

        story.given(Role::support_coordinator, reads_better);
        CHECK_EQ(story.fact("education_goals"), "written");
        CHECK_EQ(story.fact("care_goals"), "none");
        story.given(Role::case_manager, sleeps_better);
        CHECK_EQ(story.fact("care_goals"), "written");

        story.when(Role::teacher, DropGoal{.goal = reading, .reason = "Reached"}).then_something();
        CHECK_EQ(story.fact("education_goals"), "none");
        CHECK_EQ(story.fact("care_goals"), "written");
    }

    TEST_CASE("a youth's goal is not for a parent to change") {
        auto story = around_a_child_of(14).given(
            Role::youth,
            GoalSet{
                .goal = GoalId{"g"},
                .kind = Kind::own,
                .by = Party::family,
                .text = "Football",
                .why_not_ordinary = {}}
        );
        story.when(Role::parent, ChangeGoal{.goal = GoalId{"g"}, .text = "Piano"}).then_refused(responsible);
        story.when(Role::youth, ChangeGoal{.goal = GoalId{"g"}, .text = "Football in a club"})
            .then_something();
    }

    TEST_CASE("only who takes part is asked to do something; a parent does too (R-222)") {
        auto story = around_a_child_of(9).given(Role::support_coordinator, reads_better);
        AddAction action{
            .goal = reading, .what = "Read", .person = person(Role::youth_nurse), .due = day("2026-10-01")};
        story.when(Role::teacher, action).then_refused(only_involved);
        action.person = person(Role::parent);
        story.when(Role::teacher, action).then_something();
    }

    TEST_CASE("whoever does it says whether it came, or a colleague (R-154, C2-A8)") {
        auto story = with_a_school_plan(9);
        ReportAction const report{.action = coaching, .result = Delivery::not_delivered, .note = "Ill"};
        story.when(Role::case_manager, report).then_refused(not_yours);
        story.when(Role::parent, report).then_refused(not_yours);
        story.when(Role::support_coordinator, report).then_something();
        story.when(Role::teacher, ReportAction{.action = ActionId{"?"}}).then_refused(action_known);
    }

    TEST_CASE("anybody asks after an action that is late, whoever has it (R-055)") {
        auto story = with_a_whole_plan(9);
        story.on("2026-09-14").when(Role::parent, FlagLate{.action = coaching}).then_refused(not_late);
        story.on("2026-09-15").when(Role::parent, FlagLate{.action = coaching}).then_something();
        story.when(Role::parent, FlagLate{.action = coaching}).then();
        story.when(Role::teacher, FlagLate{.action = bedtime}).then_something();
        story.given(
            Role::teacher,
            ActionReported{
                .action = coaching,
                .kind = Kind::education,
                .by = Party::education,
                .result = Delivery::delivered,
                .note = {}}
        );
        story.when(other_parent(), FlagLate{.action = coaching}).then_refused(not_late);
    }
}

TEST_SUITE("plan: asking after tasks of the route (R-055)") {
    /// A task of the first step that somebody at school has.
    std::optional<Task> school_task(Scenario const& story) {
        auto const tasks = story.tasks();
        auto const found = std::ranges::find_if(tasks, [](Task const& each) {
            return each.state == TaskState::at_turn && !each.step.empty() && each.due &&
                   each.party == Party::education && !each.who.empty();
        });
        return found != tasks.end() ? std::optional{*found} : std::nullopt;
    }

    TEST_CASE("a parent asks after what school is late with, once; not before it is late") {
        auto story = around_a_child_of(9);
        auto const task = school_task(story);
        REQUIRE(task);
        FlagTask const flag{.task = task->id};
        story.when(Role::parent, flag).then_refused(task_not_late);
        story.on("2026-10-05")
            .when(Role::parent, flag)
            .then(TaskFlagged{.task = task->id, .party = Party::education});
        story.when(Role::parent, flag).then();
        CHECK(school_task(story)->asked_after == std::vector{person(Role::parent)});
    }

    TEST_CASE("nobody asks after a task that is not there") {
        auto story = around_a_child_of(9);
        story.on("2026-10-05").when(Role::parent, FlagTask{.task = "nothing"}).then_refused(task_known);
    }

    TEST_CASE("that somebody of another party asked is read as that party's progress") {
        auto story = around_a_child_of(9);
        auto const task = school_task(story);
        REQUIRE(task);
        story.on("2026-10-05").when(Role::teacher, FlagTask{.task = task->id});
        for (auto const& each : story.outcome()) {
            CHECK_EQ(each.owner, Party::education);
        }
    }
}

TEST_SUITE("plan: agreeing") {
    TEST_CASE("a plan has goals, each with an action, and a day to look back within the term (R-170, R-176)"
    ) {
        auto story = around_a_child_of(9);
        ProposePlan const propose{.next_evaluation = day("2026-10-12")};
        story.when(Role::support_coordinator, propose).then_refused(goal_first);
        story.given(Role::support_coordinator, reads_better);
        story.when(Role::support_coordinator, propose).then_refused(action_first);
        story.given(Role::support_coordinator, coach);
        story.when(Role::support_coordinator, ProposePlan{.next_evaluation = day("2026-09-07")})
            .then_refused(evaluation_day);
        story.when(Role::support_coordinator, ProposePlan{.next_evaluation = day("2027-09-07")})
            .then_refused(evaluation_day);
        story.when(Role::support_coordinator, propose).then(proposed);
    }

    TEST_CASE("both parents agree, and the youth from 12; then the plan is agreed") {
        auto young = with_a_school_plan(11);
        young.when(Role::parent, AgreeToPlan{}).then(AgreedTo{.version = 1});
        CHECK_EQ(young.fact("plan"), "draft");
        young.when(other_parent(), AgreeToPlan{})
            .then(AgreedTo{.version = 1}, VersionSettled{.version = 1, .by = Party::education});
        CHECK_EQ(young.fact("plan"), "agreed");

        auto older = with_a_school_plan(12).given(Role::parent, AgreedTo{.version = 1});
        older.when(other_parent(), AgreeToPlan{}).then(AgreedTo{.version = 1});
        older.when(Role::youth, AgreeToPlan{}).then_something();
        CHECK_EQ(older.fact("plan"), "agreed");
    }

    TEST_CASE("from 16 the youth alone decides on care goals (C5-A1)") {
        auto story = around_a_child_of(16).given(Role::case_manager, sleeps_better, go_to_bed, proposed);
        story.when(Role::parent, AgreeToPlan{}).then_refused(not_asked);
        story.when(Role::youth, AgreeToPlan{}).then_something();
        CHECK_EQ(story.fact("plan"), "agreed");
    }

    TEST_CASE("and the parents keep their say over education goals until 18 (C5-A8)") {
        auto story = with_a_whole_plan(16).given(Role::youth, AgreedTo{.version = 1});
        CHECK_EQ(story.fact("plan"), "draft");
        story.when(Role::parent, AgreeToPlan{}).then(AgreedTo{.version = 1});
        story.when(other_parent(), AgreeToPlan{}).then_something();
        CHECK_EQ(story.fact("plan"), "agreed");

        with_a_whole_plan(18).when(Role::parent, AgreeToPlan{}).then_refused(not_asked);
    }

    TEST_CASE("so at 16 the school proposes it: they may not learn who else takes part (C5-A4)") {
        ProposePlan const propose{.next_evaluation = day("2026-10-12")};
        auto story = around_a_child_of(16);
        story.given(Role::support_coordinator, reads_better, coach);
        story.given(Role::case_manager, sleeps_better, go_to_bed);
        story.when(Role::case_manager, propose).then_refused(school_proposes);
        story.when(Role::support_coordinator, propose).then_something();

        auto care_only = around_a_child_of(16).given(Role::case_manager, sleeps_better, go_to_bed);
        care_only.when(Role::case_manager, propose).then_something();
        auto younger = around_a_child_of(15).given(Role::support_coordinator, reads_better, coach);
        younger.when(Role::case_manager, propose).then_something();
    }

    TEST_CASE("what changed since is put before the family again") {
        auto story = with_a_school_plan(9).given(Role::support_coordinator, reads_better);
        story.when(Role::parent, AgreeToPlan{}).then_refused(propose_first);
        around_a_child_of(9).when(Role::parent, AgreeToPlan{}).then_refused(propose_first);
    }

    TEST_CASE("a view is free, and given when everybody gave one") {
        auto story = with_a_school_plan(9);
        story.when(Role::parent, GiveView{.text = "Good"}).then(ViewGiven{.version = 1, .text = "Good"});
        CHECK_EQ(story.fact("family_view"), "none");
        story.when(other_parent(), GiveView{.text = "Too much at once"}).then_something();
        CHECK_EQ(story.fact("family_view"), "given");
    }

    TEST_CASE("when the route goes back, an agreed plan is a draft again") {
        auto story =
            with_a_school_plan(9).given(Role::parent, VersionSettled{.version = 1, .by = Party::education});
        auto const enter = [&](char const* step) {
            story.given(
                Role::teacher, route::StepEntered{.step = step, .transition = {}, .on = story.today()}
            );
        };
        enter("plan");
        enter("evaluation");
        CHECK_EQ(story.fact("plan"), "agreed");
        enter("plan");
        CHECK_EQ(story.fact("plan"), "draft");
        story.given(Role::parent, VersionSettled{.version = 1, .by = Party::education});
        enter("evaluation");
        CHECK_EQ(story.fact("plan"), "agreed");
    }

    TEST_CASE("and the goals are looked at again: one is set, or one that stands is changed") {
        auto story = with_a_school_plan(9);
        for (auto const* step : {"plan", "evaluation", "plan"}) {
            story.given(
                Role::teacher, route::StepEntered{.step = step, .transition = {}, .on = story.today()}
            );
        }
        CHECK_EQ(story.fact("education_goals"), "none");
        story.when(Role::teacher, ChangeGoal{.goal = reading, .text = "Reads a book"}).then_something();
        CHECK_EQ(story.fact("education_goals"), "written");
    }

    TEST_CASE("who agreed is no longer at turn, and each action is a task once the plan stands") {
        auto story = with_a_school_plan(9);
        story.given(Role::teacher, route::StepEntered{.step = "plan", .transition = {}, .on = story.today()});
        auto const task = [&](std::string_view command) {
            auto const tasks = story.tasks();
            auto const found = std::ranges::find(tasks, command, &Task::command);
            return found != tasks.end() ? std::optional{*found} : std::nullopt;
        };
        CHECK_EQ(task("plan.agree")->who.size(), 2);
        CHECK_FALSE(task("plan.report_action").has_value());

        story.when(Role::parent, AgreeToPlan{});
        CHECK_EQ(task("plan.agree")->who, std::vector{other_parent().person});
        story.when(other_parent(), AgreeToPlan{});
        REQUIRE(task("plan.report_action").has_value());
        CHECK_EQ(task("plan.report_action")->who, std::vector{person(Role::teacher)});
        CHECK_EQ(task("plan.report_action")->due, day("2026-09-14"));
    }
}

}  // namespace rondom::plan
