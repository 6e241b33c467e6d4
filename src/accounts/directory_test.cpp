#include "accounts/directory.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "accounts/accounts_kit.hpp"
#include "accounts/contact.hpp"

namespace rondom::accounts {

using namespace kit;

namespace {

Day before(Day day) { return day + std::chrono::days{-1}; }

/// Everything that storage holds, as it would lie in a stolen backup.
std::string stolen(journal::Store& store) {
    std::string all;
    REQUIRE(store.each_row([&](journal::SealedRow const& row) {
        all += row.key.collection + '|' + row.key.key + '|' + row.key.sort + '|' + row.owner + '|' +
               row.sealed + '\n';
    }));
    return all;
}

}  // namespace

TEST_SUITE("directory") {
    TEST_CASE("somebody is known by name, and by an address however it is typed") {
        Region region;
        CHECK_EQ(region.directory.person(sanne).value()->name, "Sanne Bos");
        CHECK_EQ(region.directory.with_mail(" S.Bos@Zwaluw.Example ").value()->id, sanne);
        CHECK_EQ(region.directory.with_mail("marieke@thuis.example").value()->id, marieke);
        CHECK_EQ(region.directory.person(marieke).value()->mobile, "+31633333333");
        CHECK_FALSE(region.directory.with_mail("nobody@zwaluw.example")->has_value());
        CHECK_EQ(region.directory.everybody()->size(), 3);
        CHECK_EQ(region.directory.organisations()->size(), 2);
    }

    TEST_CASE("an address or number that is none is refused, and so is a line break that hides a receiver") {
        CHECK(readable_mail("a.b+c@school.example"));
        for (auto const* wrong :
             {"",
              "a",
              "a@b",
              "a@@b.example",
              "a b@c.example",
              "a@c.example\r\nBcc: x@y.example",
              "<a@c.example>",
              "a@c..example",
              ".a@c.example",
              "-f@c.example",
              "a@-c.example"}) {
            CHECK_FALSE_MESSAGE(readable_mail(wrong), wrong);
        }
        CHECK_EQ(readable_mobile("06-1234 5678").value_or(""), "+31612345678");
        CHECK_EQ(readable_mobile("0031 6 12345678").value_or(""), "+31612345678");
        CHECK_EQ(readable_mobile("+49 1512 3456789").value_or(""), "+4915123456789");
        for (auto const* wrong :
             {"", "06", "0101234567", "06-12345678; drop", "+0612345678", "061234567890"}) {
            CHECK_FALSE_MESSAGE(readable_mobile(wrong), wrong);
        }
        Region region;
        Person nobody;
        nobody.id = PersonId{"x"};
        CHECK_EQ(refused(region.directory.keep(nobody)), name_missing.name);
        nobody.name = "Iemand";
        nobody.mail = "iemand";
        CHECK_EQ(refused(region.directory.keep(nobody)), mail_unreadable.name);
        nobody.mail = {};
        nobody.mobile = "12";
        CHECK_EQ(refused(region.directory.keep(nobody)), mobile_unreadable.name);
        CHECK_EQ(refused(region.directory.keep(Organisation{})), name_missing.name);
    }

    TEST_CASE("an address belongs to one person; who gives it up leaves it to another") {
        Region region;
        auto other = region.directory.person(esra)->value();
        other.mail = "S.BOS@zwaluw.example";
        CHECK_EQ(refused(region.directory.keep(other)), mail_taken.name);
        CHECK_EQ(region.directory.with_mail("e.demir@duinrand.example").value()->id, esra);

        auto first = region.directory.person(sanne)->value();
        first.mail = "sanne@zwaluw.example";
        REQUIRE(region.directory.keep(first));
        REQUIRE(region.directory.keep(other));
        CHECK_EQ(region.directory.with_mail("s.bos@zwaluw.example").value()->id, esra);
        CHECK_EQ(region.directory.with_mail("sanne@zwaluw.example").value()->id, sanne);
    }

    TEST_CASE("a role counts from its first day up to and including its last") {
        Region region;
        CHECK_EQ(region.directory.in_role(sanne, Role::support_coordinator)->organisation_name, "De Zwaluw");
        CHECK_EQ(region.directory.in_role(sanne, Role::support_coordinator)->phone, "088 000 12 34");
        CHECK_FALSE(region.directory.in_role(sanne, Role::principal));
        CHECK_FALSE(region.directory.in_role(marieke, Role::parent));

        REQUIRE(region.directory.end(sanne, Role::support_coordinator, zwaluw, region.today));
        CHECK(region.directory.in_role(sanne, Role::support_coordinator));
        region.today = region.today + std::chrono::days{1};
        CHECK_FALSE(region.directory.in_role(sanne, Role::support_coordinator));
        CHECK(region.directory.in_role(sanne, Role::teacher));
        region.today = before(school_begins);
        CHECK_FALSE(region.directory.in_role(sanne, Role::teacher));
    }

    TEST_CASE("a role needs somebody, an organisation and days that follow each other") {
        Region region;
        Assignment wrong{.person = sanne, .role = Role::principal, .organisation = {}, .from = school_begins};
        CHECK_EQ(refused(region.directory.assign(wrong)), organisation_needed.name);
        wrong.organisation = OrganisationId{"nowhere"};
        CHECK_EQ(refused(region.directory.assign(wrong)), organisation_unknown.name);
        wrong.until = before(school_begins);
        CHECK_EQ(refused(region.directory.assign(wrong)), days_reversed.name);
        auto const unknown = region.directory.assign(
            {.person = PersonId{"nobody"}, .role = Role::parent, .organisation = {}, .from = school_begins}
        );
        CHECK(std::holds_alternative<NotFound>(unknown.error()));
        CHECK_FALSE(region.directory.end(esra, Role::teacher, zwaluw, region.today));
    }

    TEST_CASE("a school has its own people and those who are attached to it, in the order of naming") {
        Region region;
        PersonId const joris{"joris"};
        region.add(joris, "Joris Vos", "j.vos@duinrand.example", "");
        region.give(joris, Role::family_liaison, duinrand);
        CHECK(region.directory.attached_to(zwaluw, Role::family_liaison).empty());
        Attachment attachment{
            .school = zwaluw, .person = joris, .role = Role::family_liaison, .from = school_begins};
        REQUIRE(region.directory.attach(attachment));
        attachment.person = esra;
        REQUIRE(region.directory.attach(attachment));

        auto const liaisons = region.directory.attached_to(zwaluw, Role::family_liaison);
        REQUIRE_EQ(liaisons.size(), 2);
        CHECK_EQ(liaisons[0].person, joris);
        CHECK_EQ(liaisons[1].person, esra);
        CHECK_EQ(liaisons[1].organisation_name, "Gemeente Duinrand");
        CHECK_EQ(region.directory.attached_to(zwaluw, Role::teacher).at(0).person, sanne);
        CHECK(region.directory.attached_to(zwaluw, Role::case_manager).empty());

        attachment.person = joris;
        attachment.until = before(region.today);
        REQUIRE(region.directory.attach(attachment));
        CHECK_EQ(region.directory.attached_to(zwaluw, Role::family_liaison).size(), 1);
        REQUIRE(region.directory.end(esra, Role::family_liaison, duinrand, before(region.today)));
        CHECK(region.directory.attached_to(zwaluw, Role::family_liaison).empty());
        attachment.until = before(school_begins);
        CHECK_EQ(refused(region.directory.attach(attachment)), days_reversed.name);
    }

    TEST_CASE("a stolen database tells no name, no address, no number, no organisation and no role") {
        Region region;
        auto const token = region.sessions.begin(sanne, Factors::password_and_code, "Firefox", morning);
        auto const everything = stolen(region.store);
        REQUIRE_FALSE(everything.empty());
        for (auto const* canary :
             {"Sanne",
              "Bos",
              "bos@",
              "zwaluw.example",
              "thuis.example",
              "0611111111",
              "31611111111",
              "De Zwaluw",
              "Duinrand",
              "088 000",
              "Firefox"}) {
            CHECK_MESSAGE(everything.find(canary) == std::string::npos, canary);
        }
        CHECK_EQ(everything.find(token->value()), std::string::npos);
        // The detector detects: what was put there in the clear is found.
        CHECK_NE(everything.find("sanne"), std::string::npos);
    }
}

}  // namespace rondom::accounts
