#include "capabilities/circle/rules.hpp"
#include "dossier/scenario.hpp"

namespace rondom::circle {

using access::Answer;
using access::ConsentAnswered;
using access::ConsentAsked;
using scenario::around_a_child_of;
using scenario::joined;
using scenario::other_parent;
using scenario::person;
using scenario::said;
using scenario::Scenario;

namespace {}  // namespace

TEST_SUITE("a task that nobody around the child can do") {
    constexpr std::string_view ask = "circle.task.ask";
    constexpr std::string_view involve = "circle.task.involve";
    constexpr std::string_view colleague = "circle.task.involve-role";

    /// A living question was reported; who sets that fact in the product does not matter here.
    std::vector<Contribution> with_living_question() {
        return {
            {.facts = [](Entries const& /*entries*/, Setting const& /*setting*/, route::Facts& facts
                      ) { facts.set("living_reported", "yes"); }},
            {.facts = set_facts, .tasks = add_tasks}};
    }
    Task const* task_with(std::vector<Task> const& tasks, std::string_view words) {
        auto const found =
            std::ranges::find_if(tasks, [&](Task const& each) { return each.text.words == words; });
        return found != tasks.end() ? &*found : nullptr;
    }
    ConsentAsked asked_for_the_team() {
        return {
            .receiver = Party::social_team,
            .purpose = "social_team",
            .categories = {},
            .why = "To look along",
            .asked_by = Party::education};
    }
    Scenario where_everybody_agreed() {
        auto scenario = around_a_child_of(8, with_living_question());
        scenario.given(Role::support_coordinator, asked_for_the_team())
            .given(Role::parent, said(Answer::given, Party::social_team, "social_team"))
            .given(other_parent(), said(Answer::given, Party::social_team, "social_team"));
        return scenario;
    }

    TEST_CASE("somebody at school asks the family, alone") {
        auto const tasks = around_a_child_of(8, with_living_question()).tasks();
        auto const* task = task_with(tasks, ask);
        REQUIRE(task != nullptr);
        CHECK_EQ(task->command, "consent.ask");
        CHECK_EQ(task->who, std::vector{person(Role::support_coordinator)});
        CHECK_EQ(task->category, Category::message);
    }

    TEST_CASE("while the family has the question nobody is pushed, also not after a no") {
        auto scenario = around_a_child_of(8, with_living_question());
        scenario.given(Role::support_coordinator, asked_for_the_team());
        CHECK_EQ(task_with(scenario.tasks(), ask), nullptr);
        CHECK_EQ(task_with(scenario.tasks(), involve), nullptr);
        scenario.given(Role::parent, said(Answer::refused, Party::social_team, "social_team"));
        CHECK_EQ(task_with(scenario.tasks(), ask), nullptr);
        CHECK_EQ(task_with(scenario.tasks(), involve), nullptr);
    }

    TEST_CASE("when everybody said yes, somebody of the party is asked in") {
        auto const tasks = where_everybody_agreed().tasks();
        auto const* task = task_with(tasks, involve);
        REQUIRE(task != nullptr);
        CHECK_EQ(task->command, "circle.involve");
        CHECK_EQ(task->text.details, std::vector<std::string>{"social_team"});
    }

    TEST_CASE("who is there asks in the colleague that is missing") {
        auto scenario = where_everybody_agreed();
        scenario.given(Role::support_coordinator, joined(Role::case_manager));
        auto const tasks = scenario.tasks();
        CHECK_EQ(task_with(tasks, involve), nullptr);
        for (auto const& task : tasks) {
            if (task.text.words != colleague) { continue; }
            CHECK_EQ(task.who, std::vector{person(Role::case_manager)});
        }
    }
}

}  // namespace rondom::circle
