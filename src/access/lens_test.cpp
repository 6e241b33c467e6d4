#include "access/lens.hpp"

#include <doctest/doctest.h>

#include "dossier/scenario.hpp"
#include "route/steps.hpp"

namespace rondom::access {

namespace {

using scenario::acting_as;
using scenario::around_a_child_of;
using scenario::joined;
using scenario::other_parent;

using Look = tl::expected<Ground, Reason>;

/// Asks the lens about the dossier as it is now.
template <class... Question>
Look look(scenario::Scenario const& scenario, Actor const& reader, Question const&... question) {
    auto const dossier = scenario.dossier();
    auto const& profile = scenario::midden_groningen();
    auto const facts = facts_of(dossier, {.profile = profile, .today = scenario.today()}, {});
    auto const* step = profile.step(dossier.part<route::Steps>().current()->step);
    Lens const lens{dossier.standing(), profile, step, facts, scenario.today()};
    return lens.ground(reader, question...);
}

Look look(scenario::Scenario const& scenario, Role reader, Category what, Party owner) {
    return look(scenario, acting_as(reader), what, owner);
}

bool refused_by(Look const& answer, Rule const& rule) {
    return !answer && answer.error().rule->name == rule.name;
}

ConsentAnswered answer(access::Answer said, std::optional<Day> until = std::nullopt) {
    return {
        .receiver = Party::social_team,
        .purpose = "social_team",
        .categories = {},
        .answer = said,
        .until = until,
        .asked_by = Party::education};
}

/// Everybody in the family says yes to the social team, and the case manager takes part.
scenario::Scenario with_social_team(int age) {
    auto scenario = around_a_child_of(age);
    for (auto const& who : {acting_as(Role::parent), other_parent(), acting_as(Role::youth)}) {
        scenario.given(who, answer(access::Answer::given));
    }
    scenario.given(Role::case_manager, joined(Role::case_manager));
    return scenario;
}

bool reads_concern(scenario::Scenario const& scenario) {
    return look(scenario, Role::case_manager, Category::concern, Party::education).has_value();
}

Entry said(Actor const& by, Category what, std::vector<PersonId> only = {}) {
    return {
        .category = what,
        .owner = by.party().value(),
        .only = std::move(only),
        .by = by.person,
        .role = by.role,
        .profile = {},
        .body = {}};
}

}  // namespace

TEST_SUITE("lens") {
    TEST_CASE("the teacher reads the school's concern; somebody outside the circle learns nothing") {
        auto const scenario = around_a_child_of(9);
        CHECK(look(scenario, Role::teacher, Category::concern, Party::education).has_value());
        auto const outside = look(scenario, Role::case_manager, Category::concern, Party::education);
        CHECK(refused_by(outside, not_in_circle));
    }

    TEST_CASE("nobody reads what a youth keeps to itself, but the youth") {
        auto const scenario = around_a_child_of(14);
        for (auto const role : {Role::parent, Role::teacher, Role::support_coordinator}) {
            CHECK_FALSE(look(scenario, role, Category::youth_private, Party::family).has_value());
        }
        CHECK(look(scenario, Role::youth, Category::youth_private, Party::family).has_value());
    }

    TEST_CASE("the social team reads the concern as long as everybody who must say yes does (cases F3)") {
        auto scenario = with_social_team(9);
        CHECK(reads_concern(scenario));
        scenario.given(other_parent(), answer(access::Answer::stopped));
        CHECK(refused_by(
            look(scenario, Role::case_manager, Category::concern, Party::education), consent_withdrawn
        ));
        scenario.given(other_parent(), answer(access::Answer::refused));
        CHECK(refused_by(
            look(scenario, Role::case_manager, Category::concern, Party::education), consent_refused
        ));
    }

    TEST_CASE("a consent counts on its last day and not on the day after") {
        auto scenario = with_social_team(9);
        scenario.given(other_parent(), answer(access::Answer::given, scenario.today()));
        CHECK(reads_concern(scenario));
        scenario.on("2026-09-08");
        CHECK(refused_by(
            look(scenario, Role::case_manager, Category::concern, Party::education), consent_missing_parent
        ));
    }

    TEST_CASE(
        "after a party's part is over, neither an old yes nor an old decision of a court lets it in again"
    ) {
        auto scenario = with_social_team(9);
        scenario.given(other_parent(), answer(access::Answer::refused));
        scenario.given(
            Role::support_coordinator,
            ConsentReplacedByCourt{
                .holder = other_parent().person,
                .receiver = Party::social_team,
                .purpose = "social_team",
                .document = "decision"}
        );
        CHECK(reads_concern(scenario));
        scenario.given(
            Role::case_manager,
            PartyClosed{.party = Party::social_team, .reason = {}, .on = scenario.today()},
            joined(Role::case_manager)
        );
        CHECK_FALSE(reads_concern(scenario));
        scenario.given(Role::parent, answer(access::Answer::given));
        CHECK_FALSE(reads_concern(scenario));  // the court's decision belonged to the part that is over
    }

    TEST_CASE("a parent whose authority nobody checked sees where the route is, and nothing that was said") {
        auto scenario = around_a_child_of(9);
        scenario.given(
            Role::teacher,
            HolderNamed{
                .person = other_parent().person,
                .person_name = {},
                .relation = Relation::father,
                .verified = false,
                .evidence = {}}
        );
        CHECK(look(scenario, other_parent(), Category::progress, Party::education).has_value());
        CHECK(look(scenario, other_parent(), Category::family_data, Party::education).has_value());
        CHECK(refused_by(
            look(scenario, other_parent(), Category::concern, Party::education), authority_unverified
        ));
        CHECK(look(scenario, other_parent(), said(other_parent(), Category::question)).has_value());
    }

    TEST_CASE("checking the authority of somebody who was never named makes nobody a parent") {
        auto scenario = around_a_child_of(9);
        scenario.given(
            Role::teacher,
            HolderVerified{.person = PersonId{"stranger"}, .evidence = {}, .on = scenario.today()}
        );
        CHECK(scenario.dossier().standing().parent(PersonId{"stranger"}) == nullptr);
    }

    TEST_CASE("neither parent reads what the other one asked or thinks of the plan; the youth does (C3-A3)") {
        auto const scenario = around_a_child_of(13);
        for (auto const what : {Category::question, Category::view}) {
            auto const fathers = said(other_parent(), what);
            CHECK_FALSE(look(scenario, acting_as(Role::parent), fathers).has_value());
            CHECK(look(scenario, other_parent(), fathers).has_value());
            CHECK(look(scenario, acting_as(Role::youth), fathers).has_value());
            CHECK(look(scenario, acting_as(Role::parent), said(acting_as(Role::youth), what)).has_value());
        }
    }

    TEST_CASE("what one parent got for an answer the other one does not read; everybody else as the question"
    ) {
        auto const scenario = around_a_child_of(13);
        auto answer = said(acting_as(Role::teacher), Category::question, {other_parent().person});
        answer.owner = Party::family;
        CHECK(look(scenario, other_parent(), answer).has_value());
        CHECK(look(scenario, acting_as(Role::youth), answer).has_value());
        CHECK(look(scenario, acting_as(Role::support_coordinator), answer).has_value());
        CHECK_FALSE(look(scenario, acting_as(Role::parent), answer).has_value());
    }

    TEST_CASE(
        "a supporter sees what the parent beside sees, and nothing when that parent is none any more (C3-A6)"
    ) {
        auto const supporter = acting_as(Role::supporter);
        auto scenario = around_a_child_of(9);
        scenario.given(Role::parent, joined(Role::supporter, {}, acting_as(Role::parent).person));
        CHECK(look(scenario, supporter, said(acting_as(Role::parent), Category::question)).has_value());
        CHECK_FALSE(look(scenario, supporter, said(other_parent(), Category::question)).has_value());
        scenario.given(
            Role::support_coordinator, HolderEnded{.person = acting_as(Role::parent).person, .evidence = {}}
        );
        CHECK(refused_by(look(scenario, supporter, Category::concern, Party::education), not_in_circle));
    }

    TEST_CASE("a supporter beside nobody sees nothing") {
        auto scenario = around_a_child_of(9);
        scenario.given(Role::parent, joined(Role::supporter));
        auto const answer = look(scenario, Role::supporter, Category::concern, Party::education);
        CHECK(refused_by(answer, not_in_circle));
    }

    TEST_CASE("at eighteen a parent is out, until the youth opens something (C5-A10)") {
        auto scenario = around_a_child_of(18);
        auto const mother = acting_as(Role::parent);
        CHECK(refused_by(look(scenario, mother, said(mother, Category::question)), not_in_circle));
        scenario.given(
            Role::youth,
            OpenedForParent{.parent = mother.person, .what = Category::education_plan, .open = true}
        );
        auto const opened = look(scenario, mother, Category::education_plan, Party::education);
        REQUIRE(opened.has_value());
        CHECK(opened->name == GroundName::opened);
        CHECK_FALSE(look(scenario, mother, Category::concern, Party::education).has_value());
    }

    TEST_CASE("nobody but the youth opens its dossier for a parent (C5-A6)") {
        auto scenario = around_a_child_of(16);
        auto const mother = acting_as(Role::parent);
        OpenedForParent const opens{.parent = mother.person, .what = Category::care, .open = true};
        scenario.given(Role::parent, opens);
        CHECK_FALSE(look(scenario, mother, Category::care, Party::social_team).has_value());
        scenario.given(Role::youth, opens);
        CHECK(look(scenario, mother, Category::care, Party::social_team).has_value());
    }

    TEST_CASE("a note on safety is for who wrote it and who is named in it, and for no parent (C6-A3, C6-A11)"
    ) {
        auto scenario = around_a_child_of(9);
        auto const teacher = acting_as(Role::teacher);
        auto const note = said(teacher, Category::safety, {acting_as(Role::principal).person});
        scenario.given(Role::principal, joined(Role::principal));
        CHECK(look(scenario, teacher, note).has_value());
        CHECK(look(scenario, acting_as(Role::principal), note).has_value());
        CHECK_FALSE(look(scenario, acting_as(Role::support_coordinator), note).has_value());
        CHECK_FALSE(look(scenario, acting_as(Role::parent), note).has_value());
    }
}

}  // namespace rondom::access
