#include "accounts/appointing.hpp"

#include <doctest/doctest.h>

#include "accounts/accounts_kit.hpp"

TEST_SUITE_BEGIN("appointing");

namespace rondom::accounts {

using namespace kit;

namespace {

struct Office : Region {
    Done appoint(OrganisationId const& organisation, NewColleague const& colleague) {
        auto const place = directory.organisation(organisation).value().value();
        return accounts::appoint(directory, enrolment, place, colleague, morning);
    }

    [[nodiscard]] std::vector<access::Actor> roles_of(std::string_view mail, Day day) const {
        auto const person = directory.with_mail(mail).value();
        return person ? directory.actors(person->id, day).value() : std::vector<access::Actor>{};
    }
};

NewColleague const lot{
    .name = "Lot Smit",
    .mail = "l.smit@zwaluw.example",
    .phone = "088 000 55 66",
    .role = Role::teacher,
    .from = school_begins,
    .until = {},
    .by = PersonId{"ada"}};

}  // namespace

TEST_CASE("whoever is new gets the role and a mail with the way in, and it is known who gave it") {
    Office office;
    REQUIRE(office.appoint(zwaluw, lot).has_value());
    auto const roles = office.roles_of(lot.mail, office.today);
    REQUIRE_EQ(roles.size(), 1);
    CHECK_EQ(roles.front().role, Role::teacher);
    CHECK_EQ(roles.front().organisation_name, "De Zwaluw");
    auto const person = roles.front().person;
    CHECK(office.sent(person, WaitingKind::enrolment).has_value());
    CHECK_EQ(office.directory.assignments(person).value().front().by, PersonId{"ada"});
}

TEST_CASE("whoever works in the region already gets the role besides the others, keeps the name, and no mail"
) {
    Office office;
    auto second = lot;
    second.name = "Somebody Else";
    second.mail = "S.Bos@zwaluw.example";
    second.role = Role::principal;
    REQUIRE(office.appoint(zwaluw, second).has_value());
    auto const roles = office.roles_of(second.mail, office.today);
    CHECK_EQ(roles.size(), 3);
    CHECK_EQ(roles.front().name, "Sanne Bos");
    CHECK_FALSE(office.sent(sanne, WaitingKind::enrolment).has_value());
}

TEST_CASE("the address of a parent is refused, whoever it is") {
    Office office;
    auto parent = lot;
    parent.mail = "marieke@thuis.example";
    CHECK_EQ(refused(office.appoint(zwaluw, parent)), mail_taken.name);
    CHECK_EQ(office.roles_of(parent.mail, office.today).size(), 1);
}

TEST_CASE("a role is given only where people work in it") {
    Office office;
    CHECK_EQ(refused(office.appoint(duinrand, lot)), role_elsewhere.name);
    auto nurse = lot;
    nurse.role = Role::youth_nurse;
    CHECK_EQ(refused(office.appoint(zwaluw, nurse)), role_elsewhere.name);
    nurse.role = Role::parent;
    CHECK_EQ(refused(office.appoint(zwaluw, nurse)), role_elsewhere.name);
    CHECK_FALSE(office.directory.with_mail(lot.mail).value().has_value());
}

TEST_CASE("without an address there is no way in, and nothing is kept") {
    Office office;
    auto silent = lot;
    silent.mail = "";
    CHECK_EQ(refused(office.appoint(zwaluw, silent)), enrolment_mail.name);
    CHECK_EQ(office.directory.staff(zwaluw).value().size(), 2);
}

}  // namespace rondom::accounts
