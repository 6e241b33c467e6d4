#include "capabilities/circle/rules.hpp"

#include "capabilities/circle/ground.hpp"
#include "capabilities/family/colleague.hpp"
#include "dossier/scenario.hpp"

namespace rondom::circle {

using access::Answer;
using access::ConsentAnswered;
using scenario::around_a_child_of;
using scenario::day;
using scenario::joined;
using scenario::midden_groningen;
using scenario::other_parent;
using scenario::person;
using scenario::said;
using scenario::Scenario;

namespace {

Involve const nurse{
    .party = Party::youth_health, .role = std::nullopt, .person = std::nullopt, .purpose = "consult_health"};

ConsentAnswered nurse_answer(Answer answer) { return said(answer, Party::youth_health, "consult_health"); }

std::vector<Contribution> const contributions{{.facts = set_facts, .tasks = add_tasks}};

Scenario with_consent_for_the_nurse() {
    auto scenario = around_a_child_of(10, contributions);
    scenario.given(Role::parent, nurse_answer(Answer::given))
        .given(other_parent(), nurse_answer(Answer::given));
    return scenario;
}

}  // namespace

TEST_SUITE("involving somebody") {
    TEST_CASE("one yes of two is not enough, and nothing reaches the nurse") {
        auto scenario = around_a_child_of(10, contributions);
        scenario.given(Role::parent, nurse_answer(Answer::given))
            .when(Role::support_coordinator, nurse)
            .then_refused(access::consent_missing_parent);
        CHECK_FALSE(scenario.dossier().standing().takes_part(Party::youth_health));

        scenario.given(other_parent(), nurse_answer(Answer::refused))
            .when(Role::support_coordinator, nurse)
            .then_refused(access::consent_refused);
    }

    TEST_CASE("a parent of a sixteen-year-old cannot lean on the youth's yes, nor learn of it (C5-A4)") {
        for (bool const said_yes : {false, true}) {
            auto scenario = around_a_child_of(16);
            if (said_yes) { scenario.given(Role::youth, nurse_answer(Answer::given)); }
            scenario.when(Role::parent, nurse).then_refused(consent_incomplete);
            scenario.given(Role::youth_nurse, joined(Role::youth_nurse))
                .when(Role::parent, nurse)
                .then_refused(consent_incomplete);
        }
        around_a_child_of(16)
            .given(Role::youth, nurse_answer(Answer::given))
            .when(Role::youth, nurse)
            .then_something();
    }

    TEST_CASE("a parent does not learn how the other one answered") {
        around_a_child_of(10)
            .given(Role::parent, nurse_answer(Answer::given))
            .given(other_parent(), nurse_answer(Answer::refused))
            .when(Role::parent, nurse)
            .then_refused(consent_incomplete);
    }

    TEST_CASE("with both, the school's nurse takes part") {
        auto scenario = with_consent_for_the_nurse();
        CHECK(scenario.fact("youth_health") == "none");

        scenario.when(Role::support_coordinator, nurse).then_something();
        auto const dossier = scenario.dossier();
        CHECK(
            dossier.standing().member(person(Role::youth_nurse), Role::youth_nurse)->purpose ==
            "consult_health"
        );
        CHECK(scenario.fact("youth_health") == "involved");

        scenario.when(Role::support_coordinator, nurse).then();
    }

    TEST_CASE("a yes to one part is enough to take part") {
        auto part = nurse_answer(Answer::given);
        part.categories = {Category::education};
        around_a_child_of(10)
            .given(Role::parent, part)
            .given(other_parent(), part)
            .when(Role::support_coordinator, nurse)
            .then_something();
    }

    TEST_CASE("authority that nobody checked holds it up") {
        auto scenario = with_consent_for_the_nurse();
        scenario
            .given(
                Role::teacher,
                access::HolderNamed{
                    .person = other_parent().person,
                    .person_name = "Bas",
                    .relation = access::Relation::father,
                    .verified = false,
                    .evidence = {}}
            )
            .when(Role::support_coordinator, nurse)
            .then_refused(access::authority_unverified);
    }

    TEST_CASE("a party without such a purpose is not involved") {
        auto wrong = nurse;
        wrong.purpose = "alliance";
        around_a_child_of(10).when(Role::support_coordinator, wrong).then_refused(no_purpose);
    }

    TEST_CASE("the board takes part by law") {
        around_a_child_of(10)
            .when(
                Role::principal,
                Involve{
                    .party = Party::board, .role = std::nullopt, .person = std::nullopt, .purpose = "board"}
            )
            .then_something();
    }

    TEST_CASE("inside the school no consent is needed") {
        around_a_child_of(10)
            .when(
                Role::teacher,
                Involve{
                    .party = Party::education, .role = Role::principal, .person = std::nullopt, .purpose = {}}
            )
            .then_something();
    }

    TEST_CASE("a role is of its own party, and somebody must have it") {
        auto scenario = with_consent_for_the_nurse();
        auto teacher = nurse;
        teacher.role = Role::teacher;
        scenario.when(Role::support_coordinator, teacher).then_refused(family::nobody_in_role);

        auto stranger = nurse;
        stranger.person = PersonId{"somebody"};
        scenario.when(Role::support_coordinator, stranger).then_refused(family::nobody_in_role);
    }

    TEST_CASE("only the family brings its own story to a school") {
        Involve const school{
            .party = Party::education,
            .role = std::nullopt,
            .person = std::nullopt,
            .purpose = "school_support"};
        around_a_child_of(16).when(Role::case_manager, school).then_refused(no_purpose);
        around_a_child_of(16).when(Role::parent, school).then_refused(no_purpose);
        around_a_child_of(10).when(Role::parent, school).then();
        around_a_child_of(16).when(Role::youth, school).then();
    }

    TEST_CASE("every party but the family has a first contact") {
        for (auto const& party : names_of(Party{})) {
            auto const role = first_contact(party.value);
            CHECK(role.has_value() == (party.value != Party::family));
            if (role) { CHECK(party_of(*role) == party.value); }
        }
    }
}

TEST_SUITE("leaving and closing") {
    TEST_CASE("a professional leaves, the last one does not") {
        Leave const finished{.reason = Ending::finished};
        auto scenario = around_a_child_of(10);
        scenario.when(Role::teacher, finished)
            .then(MemberLeft{.person = person(Role::teacher), .role = Role::teacher, .reason = "finished"});

        scenario.when(Role::support_coordinator, finished).then_refused(last_one);
        scenario.when(Role::teacher, finished).then_refused(not_here);
    }

    TEST_CASE("the social team closes its own part") {
        auto scenario = around_a_child_of(10, contributions);
        scenario.given(Role::case_manager, joined(Role::case_manager))
            .when(Role::case_manager, CloseParty{.party = Party::social_team, .reason = Ending::single})
            .then(PartyClosed{.party = Party::social_team, .reason = "single", .on = day("2026-09-07")});
        CHECK(scenario.fact("social_team") == "closed");
    }

    TEST_CASE("nobody else does, unless it leads the route") {
        CloseParty const nurse_out{.party = Party::youth_health, .reason = Ending::not_needed};
        auto scenario = around_a_child_of(10, contributions);
        scenario.given(Role::youth_nurse, joined(Role::youth_nurse))
            .when(Role::teacher, nurse_out)
            .then_refused(not_your_party);

        Contribution const both_single{.facts = [](Entries const&, Setting const&, route::Facts& facts) {
            facts.set("learning", "single");
            facts.set("living", "single");
        }};
        around_a_child_of(10, {both_single})
            .given(Role::youth_nurse, joined(Role::youth_nurse))
            .when(Role::teacher, nurse_out)
            .then_something();
    }

    TEST_CASE("school and family stay") {
        around_a_child_of(10)
            .when(Role::teacher, CloseParty{.party = Party::education, .reason = Ending::finished})
            .then_refused(stays);
    }

    TEST_CASE("who is not there is not closed") {
        around_a_child_of(10)
            .when(Role::case_manager, CloseParty{.party = Party::social_team, .reason = Ending::single})
            .then_refused(not_here);
    }
}

TEST_SUITE("handing over") {
    HandOverId const first{"hand-over-1"};
    HandedOver const to_the_nurse{
        .hand_over = first,
        .to = person(Role::youth_nurse),
        .to_role = Role::youth_nurse,
        .why = HandOverReason::fits_better};

    TEST_CASE("needs the same ground as involving") {
        PassOn const to_nurse{
            .party = Party::youth_health,
            .role = std::nullopt,
            .person = std::nullopt,
            .purpose = "consult_health",
            .why = HandOverReason::fits_better};
        around_a_child_of(10)
            .when(Role::family_liaison, to_nurse)
            .then_refused(access::consent_missing_parent);

        auto scenario = with_consent_for_the_nurse();
        scenario.when(Role::family_liaison, to_nurse).then_something();
        CHECK(scenario.dossier().standing().takes_part(Party::youth_health));
        CHECK(scenario.dossier().part<Circle>().hand_overs.size() == 1);
    }

    TEST_CASE("the receiver is at turn until it says that it arrived") {
        auto scenario = around_a_child_of(10, contributions);
        scenario.given(Role::youth_nurse, joined(Role::youth_nurse))
            .given(Role::family_liaison, to_the_nurse);
        auto const waits = [&] {
            auto const tasks = scenario.tasks();
            return std::ranges::any_of(tasks, [](Task const& each) {
                return each.id == "circle/acknowledge/hand-over-1" &&
                       each.who == std::vector{person(Role::youth_nurse)};
            });
        };
        CHECK(waits());

        scenario.when(Role::youth_nurse, Acknowledge{.hand_over = first})
            .then(HandOverAcknowledged{.hand_over = first});
        CHECK_FALSE(waits());
        scenario.when(Role::youth_nurse, Acknowledge{.hand_over = first}).then();
    }

    TEST_CASE("a colleague in the same role takes the place") {
        auto colleague = scenario::acting_as(Role::youth_nurse);
        colleague.person = PersonId{"another-nurse"};
        around_a_child_of(10)
            .given(Role::youth_nurse, joined(Role::youth_nurse))
            .given(colleague, to_the_nurse)
            .given(
                colleague,
                MemberJoined{
                    .person = colleague.person,
                    .person_name = {},
                    .role = colleague.role,
                    .organisation = {},
                    .organisation_name = {},
                    .phone = {},
                    .purpose = {},
                    .beside = {}}
            )
            .when(Role::youth_nurse, Acknowledge{.hand_over = first})
            .then(
                HandOverAcknowledged{.hand_over = first},
                MemberLeft{.person = colleague.person, .role = Role::youth_nurse, .reason = "fits_better"}
            );
    }

    TEST_CASE("nobody acknowledges what is not theirs") {
        around_a_child_of(10)
            .given(Role::family_liaison, to_the_nurse)
            .when(Role::case_manager, Acknowledge{.hand_over = first})
            .then_refused(hand_over_unknown);
    }
}

TEST_SUITE("people without access") {
    NameSupportingPerson const grandmother{
        .person_name = "Oma Til", .relation = "grandmother", .ring = Ring::home};

    TEST_CASE("are named by the family and stay out of the circle") {
        auto scenario = around_a_child_of(10);
        scenario.when(Role::parent, grandmother).then_something();

        auto const dossier = scenario.dossier();
        REQUIRE(dossier.part<Circle>().supporting_people.size() == 1);
        CHECK(dossier.all().back().owner == Party::family);
        CHECK(dossier.standing().present().size() == 2);

        auto const id = dossier.part<Circle>().supporting_people.front().supporting_person;
        RemoveSupportingPerson const remove{.supporting_person = id};
        scenario.when(Role::teacher, remove).then_refused(supporting_unknown);
        scenario.when(other_parent(), remove).then_something();
        CHECK(scenario.dossier().part<Circle>().supporting_people.empty());
    }

    TEST_CASE("have a name") {
        around_a_child_of(10).when(Role::parent, NameSupportingPerson{}).then_refused(name_missing);
    }
}

}  // namespace rondom::circle
