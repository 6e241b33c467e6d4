#include "capabilities/messages/rules.hpp"

#include "dossier/scenario.hpp"

namespace rondom::messages {

using access::ConsentAnswered;
using access::MemberJoined;
using scenario::around_a_child_of;
using scenario::other_parent;
using scenario::person;
using scenario::Scenario;

namespace {

MessageId const first{"message-1"};
MessageSent const sent{.message = first, .to = {person(Role::parent)}, .text = "How was the week?"};

Send to(PersonId const& somebody) { return {.to = {somebody}, .text = "How was the week?"}; }

/// The social team takes part, with everybody's consent.
Scenario with_a_case_manager(int age) {
    auto scenario = around_a_child_of(age);
    ConsentAnswered const yes{
        .receiver = Party::social_team,
        .purpose = "social_team",
        .categories = {},
        .answer = access::Answer::given,
        .until = std::nullopt,
        .asked_by = Party::education};
    scenario.given(Role::parent, yes).given(other_parent(), yes).given(Role::youth, yes);
    scenario.given(
        Role::case_manager,
        MemberJoined{
            .person = person(Role::case_manager),
            .person_name = {},
            .role = Role::case_manager,
            .organisation = {},
            .organisation_name = {},
            .phone = {},
            .purpose = "social_team",
            .beside = {}}
    );
    return scenario;
}

}  // namespace

TEST_SUITE("sending a message") {
    TEST_CASE("reaches the people it was written to, and nobody else") {
        auto scenario = around_a_child_of(9);
        scenario.when(Role::teacher, to(person(Role::parent))).then_something();
        CHECK(scenario.dossier().all().back().only == std::vector{person(Role::parent)});
    }

    TEST_CASE("between parents, and from a parent to the school") {
        around_a_child_of(9).when(Role::parent, to(other_parent().person)).then_something();
        around_a_child_of(9).when(Role::parent, to(person(Role::teacher))).then_something();
    }

    TEST_CASE("only to who stands around the child") {
        around_a_child_of(9).when(Role::teacher, to(PersonId{"joost"})).then_refused(not_reachable);
        around_a_child_of(9).when(Role::teacher, to(person(Role::case_manager))).then_refused(not_reachable);
    }

    TEST_CASE("a child under twelve has no account to write to") {
        around_a_child_of(11).when(Role::teacher, to(person(Role::youth))).then_refused(not_reachable);
        around_a_child_of(12).when(Role::teacher, to(person(Role::youth))).then_something();
    }

    TEST_CASE("from sixteen a parent does not learn that the social team takes part") {
        with_a_case_manager(9).when(Role::parent, to(person(Role::case_manager))).then_something();
        with_a_case_manager(16)
            .when(Role::parent, to(person(Role::case_manager)))
            .then_refused(not_reachable);
        with_a_case_manager(16)
            .when(Role::case_manager, to(person(Role::parent)))
            .then_refused(not_reachable);
        with_a_case_manager(9).when(Role::case_manager, to(person(Role::parent))).then_something();
        with_a_case_manager(16).when(Role::youth, to(person(Role::case_manager))).then_something();
    }

    TEST_CASE("a supporter reads along and gets no messages of its own") {
        around_a_child_of(9)
            .given(
                Role::parent,
                MemberJoined{
                    .person = PersonId{"joost"},
                    .person_name = "Joost",
                    .role = Role::supporter,
                    .organisation = {},
                    .organisation_name = {},
                    .phone = {},
                    .purpose = {},
                    .beside = person(Role::parent)}
            )
            .when(Role::teacher, to(PersonId{"joost"}))
            .then_refused(not_reachable);
    }

    TEST_CASE("says something to somebody") {
        around_a_child_of(9).when(Role::teacher, Send{.to = {}, .text = "Hello"}).then_refused(nobody_named);
        around_a_child_of(9).when(
                                Role::teacher, Send{.to = {person(Role::parent)}, .text = {}}
        ).then_refused(message_empty);
    }
}

TEST_SUITE("reading a message") {
    TEST_CASE("who has something new to read is at turn, once for all that is new, until it was read") {
        auto scenario = around_a_child_of(9);
        scenario.given(Role::teacher, sent);
        scenario.given(
            Role::support_coordinator,
            MessageSent{.message = MessageId{"message-2"}, .to = {person(Role::parent)}, .text = "Tea?"}
        );
        auto const tasks_now = [&] {
            std::vector<Task> tasks;
            auto const dossier = scenario.dossier();
            tasks_of(dossier, {.profile = scenario::midden_groningen(), .today = scenario.today()}, tasks);
            return tasks;
        };
        REQUIRE_EQ(tasks_now().size(), 1);
        CHECK(tasks_now().front().who == std::vector{person(Role::parent)});
        scenario.when(Role::parent, MarkRead{.message = first});
        CHECK_EQ(tasks_now().size(), 1);
        scenario.when(Role::parent, MarkRead{.message = MessageId{"message-2"}});
        CHECK(tasks_now().empty());
    }

    TEST_CASE("whoever answers has read it") {
        auto scenario = around_a_child_of(9);
        scenario.given(Role::teacher, sent).when(Role::parent, to(person(Role::teacher))).then_something();
        CHECK(scenario.dossier().part<Messages>().find(first)->read.contains(person(Role::parent)));
    }

    TEST_CASE("the writer sees that it was read") {
        auto scenario = around_a_child_of(9);
        scenario.given(Role::teacher, sent)
            .when(Role::parent, MarkRead{.message = first})
            .then(MessageRead{.message = first, .writer = person(Role::teacher)});

        auto const dossier = scenario.dossier();
        CHECK(dossier.all().back().only == std::vector{person(Role::teacher)});
        CHECK(dossier.part<Messages>().find(first)->read.contains(person(Role::parent)));
        scenario.when(Role::parent, MarkRead{.message = first}).then();
    }

    TEST_CASE("nobody reads what was written to somebody else") {
        around_a_child_of(9)
            .given(Role::teacher, sent)
            .when(other_parent(), MarkRead{.message = first})
            .then_refused(message_unknown);
    }
}

}  // namespace rondom::messages
