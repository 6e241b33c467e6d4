#include "capabilities/family/rules.hpp"

#include "dossier/scenario.hpp"

namespace rondom::family {

using scenario::around_a_child_of;
using scenario::day;
using scenario::other_parent;
using scenario::person;
using scenario::Scenario;

namespace {

RegisterChild noor() {
    return {
        .child = PersonId{"noor"},
        .first_name = "Noor",
        .last_name = "Berg",
        .born = day("2017-05-09"),
        .group = "6",
        .school = std::nullopt,
        .school_name = {}};
}

NameHolder const unchecked{
    .person = PersonId{"iris"},
    .person_name = "Iris",
    .relation = Relation::mother,
    .verified = false,
    .evidence = {}};

PersonId const stepfather{"joost"};

/// A father without authority is known.
Scenario with_a_parent_without_authority() {
    auto scenario = around_a_child_of(10);
    scenario.given(
        Role::support_coordinator,
        ParentKnown{.person = PersonId{"bas"}, .person_name = "Bas", .relation = Relation::father}
    );
    return scenario;
}

AnswerInformationRequest const letter{
    .person = PersonId{"bas"},
    .letter = "Yara is in group 7 and reads well.",
    .withheld = std::nullopt,
    .explanation = {}};

}  // namespace

TEST_SUITE("opening a dossier") {
    TEST_CASE("a teacher opens it, and the support coordinator of the school comes along") {
        Scenario scenario;
        scenario.when(Role::teacher, noor()).then_something();

        auto const dossier = scenario.dossier();
        CHECK(dossier.standing().child.first_name == "Noor");
        CHECK(dossier.standing().child.school == scenario::acting_as(Role::teacher).organisation);
        CHECK(dossier.standing().member(person(Role::teacher), Role::teacher) != nullptr);
        CHECK(dossier.standing().first_member(Role::support_coordinator) != nullptr);
    }

    TEST_CASE("who opens it outside school brings nobody of the school along") {
        Scenario scenario;
        auto at_the_swallow = noor();
        at_the_swallow.school = scenario::acting_as(Role::teacher).organisation;
        scenario.when(Role::case_manager, at_the_swallow).then_something();

        CHECK_FALSE(scenario.dossier().standing().takes_part(Party::education));
        CHECK(scenario.dossier().standing().takes_part(Party::social_team));
    }

    TEST_CASE("a youth of sixteen starts alone") {
        auto lotte = noor();
        lotte.born = day("2010-06-02");
        Scenario scenario;
        scenario.when(Role::youth, lotte).then_something();

        CHECK(scenario.dossier().standing().child.person == person(Role::youth));
        CHECK(scenario.dossier().standing().present().empty());
    }

    TEST_CASE("a child of nine does not start alone") {
        Scenario{}.when(Role::youth, noor()).then_refused(youth_too_young);
    }

    TEST_CASE("a date of birth must be possible") {
        auto unborn = noor();
        unborn.born = day("2027-01-01");
        Scenario{}.when(Role::teacher, unborn).then_refused(child_age);

        auto grown_up = noor();
        grown_up.born = day("1990-01-01");
        Scenario{}.when(Role::teacher, grown_up).then_refused(child_age);
    }

    TEST_CASE("a teacher registers no child of another school") {
        auto elsewhere = noor();
        elsewhere.school = OrganisationId{"the-heron"};
        Scenario{}.when(Role::teacher, elsewhere).then_refused(child_elsewhere);
    }
}

TEST_SUITE("parental authority") {
    TEST_CASE("authority that nobody checked makes somebody be at turn") {
        auto scenario = around_a_child_of(9, {{.tasks = add_tasks}});
        scenario.when(Role::teacher, unchecked).then_something();

        auto const tasks = scenario.tasks();
        auto const task = std::ranges::find(tasks, "family/verify/iris", &Task::id);
        REQUIRE(task != tasks.end());
        CHECK(task->who == std::vector{person(Role::support_coordinator)});
        CHECK(task->since == scenario.today());
    }

    TEST_CASE("checked authority needs its evidence") {
        auto checked = unchecked;
        checked.verified = true;
        around_a_child_of(9).when(Role::teacher, checked).then_refused(evidence_missing);

        around_a_child_of(9)
            .when(Role::support_coordinator, VerifyHolder{.person = person(Role::parent), .evidence = {}})
            .then_refused(evidence_missing);
    }

    TEST_CASE("a support coordinator checks it, and then it is done") {
        auto scenario = around_a_child_of(9, {{.tasks = add_tasks}});
        scenario.when(Role::teacher, unchecked)
            .when(
                Role::support_coordinator,
                VerifyHolder{.person = PersonId{"iris"}, .evidence = "extract of 2026-09-01"}
            )
            .then(HolderVerified{
                .person = PersonId{"iris"}, .evidence = "extract of 2026-09-01", .on = day("2026-09-07")});
        CHECK(std::ranges::count(scenario.tasks(), "family/verify/iris", &Task::id) == 0);
    }

    TEST_CASE("a teacher does not check authority") {
        around_a_child_of(9)
            .when(Role::teacher, VerifyHolder{.person = person(Role::parent), .evidence = "seen"})
            .then_refused(role_no_power);
    }

    TEST_CASE("only a holder is checked or ended") {
        around_a_child_of(9)
            .when(Role::principal, VerifyHolder{.person = stepfather, .evidence = "seen"})
            .then_refused(holder_unknown);
        around_a_child_of(9)
            .when(Role::principal, EndHolder{.person = stepfather, .evidence = "ruling"})
            .then_refused(holder_unknown);
    }

    TEST_CASE("authority ends with evidence, never by calling a parent something else") {
        around_a_child_of(9)
            .when(
                Role::teacher,
                KnowParent{
                    .person = person(Role::parent), .person_name = "Iris", .relation = Relation::mother}
            )
            .then_refused(holder_still_holds);

        around_a_child_of(9)
            .when(Role::principal, EndHolder{.person = person(Role::parent), .evidence = "ruling"})
            .then(HolderEnded{.person = person(Role::parent), .evidence = "ruling"});
    }
}

TEST_SUITE("inviting the family") {
    TEST_CASE("a parent with authority is invited by mail and mobile") {
        around_a_child_of(9)
            .when(
                Role::teacher,
                Invite{.person = person(Role::parent), .email = "iris@example.org", .mobile = "0600000000"}
            )
            .then(ParentInvited{.person = person(Role::parent), .by_mail = true, .by_mobile = true});
    }

    TEST_CASE("what is missing is named, unless somebody helps the parent") {
        Invite without_mobile{.person = person(Role::parent), .email = "iris@example.org", .mobile = {}};
        around_a_child_of(9).when(Role::teacher, without_mobile).then_refused(contact_missing);

        without_mobile.assisted = true;
        around_a_child_of(9).when(Role::teacher, without_mobile).then_something();
    }

    TEST_CASE("a parent without authority gets no account") {
        with_a_parent_without_authority()
            .when(Role::teacher, Invite{.person = PersonId{"bas"}, .email = {}, .mobile = {}})
            .then_refused(no_authority);
    }

    TEST_CASE("somebody who is no parent is not invited") {
        around_a_child_of(9).when(
                                Role::teacher, Invite{.person = stepfather, .email = {}, .mobile = {}}
        ).then_refused(person_unknown);
    }

    TEST_CASE("the youth itself is invited from the twelfth birthday") {
        Invite const youth{.person = person(Role::youth), .email = "m@example.org", .mobile = "0600000000"};
        around_a_child_of(11).when(Role::teacher, youth).then_refused(youth_too_young);
        around_a_child_of(12).when(Role::teacher, youth).then_something();
    }
}

TEST_SUITE("a parent without authority asks for information") {
    TEST_CASE("gets a letter with the important facts") {
        with_a_parent_without_authority()
            .when(Role::principal, letter)
            .then(InformationAnswered{
                .person = PersonId{"bas"},
                .letter = "Yara is in group 7 and reads well.",
                .withheld = std::nullopt,
                .explanation = {}});
    }

    TEST_CASE("or a no on one of two legal grounds, explained") {
        AnswerInformationRequest no{
            .person = PersonId{"bas"},
            .letter = {},
            .withheld = Withheld::against_interest_of_child,
            .explanation = {}};
        with_a_parent_without_authority().when(Role::principal, no).then_refused(information_unexplained);

        no.explanation = "Yara is not safe when he knows where she goes.";
        with_a_parent_without_authority().when(Role::principal, no).then_something();
    }

    TEST_CASE("an answer is one of the two") {
        auto both = letter;
        both.withheld = Withheld::not_given_to_holder_either;
        with_a_parent_without_authority().when(Role::principal, both).then_refused(information_unanswered);
    }

    TEST_CASE("a holder reads along and needs no letter") {
        auto to_holder = letter;
        to_holder.person = person(Role::parent);
        with_a_parent_without_authority().when(Role::principal, to_holder).then_refused(reads_along);
    }
}

TEST_SUITE("a supporter beside a parent") {
    AddSupporter const add{.person = stepfather, .person_name = "Joost"};

    TEST_CASE("is added by that parent, and ended by nobody else") {
        auto scenario = around_a_child_of(10);
        scenario.when(Role::parent, add).then_something();
        CHECK(
            scenario.dossier().standing().member(stepfather, Role::supporter)->beside == person(Role::parent)
        );

        scenario.when(other_parent(), EndSupporter{.person = stepfather}).then_refused(not_your_supporter);
        scenario.when(Role::parent, EndSupporter{.person = stepfather})
            .then(MemberLeft{.person = stepfather, .role = Role::supporter, .reason = {}});
    }

    TEST_CASE("stands beside one person") {
        around_a_child_of(10).when(Role::parent, add).when(other_parent(), add).then_refused(beside_somebody);
    }
}

}  // namespace rondom::family
