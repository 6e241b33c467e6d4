#include "accounts/invitations.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include "accounts/accounts_kit.hpp"

namespace rondom::accounts {

using namespace kit;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view phrase = "vier woorden op een rij";

Caller at(Moment now) { return {.peer = "192.0.2.7", .device = "Safari", .now = now}; }

std::string invited(Region& region, PersonId const& person) {
    REQUIRE(region.invitations.invite(person, morning));
    return region.sent(person, WaitingKind::invitation)->secret;
}

/// How many rows there are, the outbox aside.
int rows_in(Region& region) {
    int rows = 0;
    REQUIRE(region.store.each_row([&](journal::SealedRow const& row) {
        rows += row.key.collection == "outbox" ? 0 : 1;
    }));
    return rows;
}

std::string code_of(std::string secret, Moment now) {
    std::erase(secret, ' ');
    return authenticator_code(secret, authenticator_period(now));
}

}  // namespace

TEST_SUITE("invitations") {
    TEST_CASE("a parent opens the mail, accepts, types the code on the telephone, and is in") {
        Region region;
        auto const link = invited(region, marieke);
        CHECK_EQ(link.size(), 26);  // 128 bits in base 32
        for (int scanner = 0; scanner < 3; ++scanner) {
            auto const view = region.invitations.look(link, morning)->value();
            CHECK_EQ(view.mobile, "•• •• •• 33");
            CHECK_EQ(view.until, morning + 7 * 24h);
        }
        auto const ticket = region.invitations.accept(link, at(morning)).value();
        auto const code = region.sent(marieke, WaitingKind::code)->secret;
        auto const token = region.sign_in.with_code(ticket, code, at(morning)).value();
        CHECK_EQ(region.sessions.find(token, morning)->value().actor.person, marieke);

        CHECK_FALSE(region.invitations.look(link, morning)->has_value());
        CHECK_EQ(refused(region.invitations.accept(link, at(morning))), invitation_over.name);
        CHECK_EQ(refused(region.invitations.accept("invented", at(morning))), invitation_over.name);
    }

    TEST_CASE("an invitation lives seven days, to the second, and a new one ends the old one") {
        Region region;
        auto const link = invited(region, marieke);
        auto const end = morning + 7 * 24h;
        CHECK(region.invitations.look(link, end - 1s)->has_value());
        CHECK_FALSE(region.invitations.look(link, end)->has_value());
        CHECK_EQ(refused(region.invitations.accept(link, at(end))), invitation_over.name);
        REQUIRE(region.invitations.invite(marieke, morning + 1s));
        auto const fresh = region.sent(marieke, WaitingKind::invitation)->secret;
        CHECK_NE(fresh, link);
        CHECK_EQ(refused(region.invitations.accept(link, at(morning))), invitation_over.name);
        CHECK(region.invitations.accept(fresh, at(end)));
    }

    TEST_CASE("of many who accept one invitation at the same moment one wins, and one code is sent") {
        Region region;
        auto const link = invited(region, marieke);
        std::atomic<int> accepted = 0;
        std::vector<std::thread> crowd;
        crowd.reserve(16);
        for (int each = 0; each < 16; ++each) {
            crowd.emplace_back([&] { accepted += region.invitations.accept(link, at(morning)) ? 1 : 0; });
        }
        for (auto& each : crowd) {
            each.join();
        }
        CHECK_EQ(accepted, 1);
        int codes = 0;
        auto const waiting =
            all_kept<Waiting>(region.journal, {.collection = "outbox", .key = "waiting"}).value();
        for (auto const& each : waiting) {
            codes += each.kind == WaitingKind::code ? 1 : 0;
        }
        CHECK_EQ(codes, 1);
    }

    TEST_CASE("when the code got lost the way in stays open: address, and another code") {
        Region region;
        auto const link = invited(region, marieke);
        REQUIRE(region.invitations.accept(link, at(morning)));
        auto const ticket = region.sign_in.with_mail("marieke@thuis.example", at(morning + 1h)).value();
        auto const code = region.sent(marieke, WaitingKind::code)->secret;
        CHECK(region.sign_in.with_code(ticket, code, at(morning + 1h)));
    }

    TEST_CASE("somebody without a mail address or number goes along on paper, and the school is told why") {
        Region region;
        PersonId const opa{"opa"};
        region.add(opa, "Opa Jan", "", "");
        region.give(opa, Role::parent, {});
        auto const answer = region.invitations.invite(opa, morning);
        REQUIRE_EQ(refused(answer), invitation_mail.name);
        CHECK(std::get<Refusal>(answer.error()).names(invitation_mobile));
        CHECK_EQ(refused(region.invitations.invite(sanne, morning)), invitation_no_family.name);
        CHECK_FALSE(region.invitations.invite(PersonId{"nobody"}, morning));
    }
}

TEST_SUITE("enrolment") {
    TEST_CASE("a professional chooses a password and sets up an app, and is in") {
        Region region;
        REQUIRE(region.enrolment.invite(sanne, morning));
        auto const link = region.sent(sanne, WaitingKind::enrolment)->secret;
        auto const view = region.enrolment.look(link, morning)->value();
        CHECK_EQ(view.manual_key, region.enrolment.look(link, morning)->value().manual_key);
        CHECK_NE(view.otpauth.find("otpauth://totp/Rondom:s.bos@zwaluw.example?secret="), std::string::npos);
        auto const code = code_of(view.manual_key, morning);
        CHECK_EQ(refused(region.enrolment.finish(link, "kort", code, at(morning))), password_short.name);
        CHECK_EQ(
            refused(region.enrolment.finish(link, phrase, other_than(code), at(morning))), enrolment_code.name
        );
        auto const token = region.enrolment.finish(link, phrase, code, at(morning)).value();
        CHECK_EQ(region.sessions.find(token, morning)->value().actor.person, sanne);
        CHECK_EQ(refused(region.enrolment.finish(link, phrase, code, at(morning))), enrolment_over.name);
        CHECK_FALSE(region.enrolment.look(link, morning)->has_value());
        // The code that set up the app does not sign in as well.
        auto const ticket = region.sign_in.with_password("s.bos@zwaluw.example", phrase, at(morning)).value();
        CHECK_EQ(refused(region.sign_in.with_code(ticket, code, at(morning))), code_wrong.name);
    }

    TEST_CASE("the link lives seven days and is for professionals with an address") {
        Region region;
        REQUIRE(region.enrolment.invite(sanne, morning));
        auto const link = region.sent(sanne, WaitingKind::enrolment)->secret;
        CHECK(region.enrolment.look(link, morning + 7 * 24h - 1s)->has_value());
        CHECK_FALSE(region.enrolment.look(link, morning + 7 * 24h)->has_value());
        CHECK_EQ(refused(region.enrolment.invite(marieke, morning)), enrolment_no_role.name);
        PersonId const joris{"joris"};
        region.add(joris, "Joris Vos", "", "");
        region.give(joris, Role::teacher, zwaluw);
        CHECK_EQ(refused(region.enrolment.invite(joris, morning)), enrolment_mail.name);
        CHECK_FALSE(region.enrolment.invite(PersonId{"nobody"}, morning));
    }

    TEST_CASE("who forgot the password gets in by mail only together with the app") {
        Region region;
        auto const secret = region.enrol(sanne, phrase);
        auto const later = morning + 2h;
        auto const session = region.sessions.begin(sanne, Factors::password_and_code, "", later)->value();
        REQUIRE(region.enrolment.forgotten("S.BOS@zwaluw.example", at(later)));
        auto const link = region.sent(sanne, WaitingKind::password_reset)->secret;
        auto const view = region.enrolment.look(link, later)->value();
        CHECK(view.otpauth.empty());
        CHECK(view.manual_key.empty());
        constexpr std::string_view fresh = "vijf andere woorden";
        auto const code = code_of(secret, later);
        CHECK_EQ(
            refused(region.enrolment.finish(link, fresh, other_than(code), at(later))), enrolment_code.name
        );
        CHECK_EQ(
            refused(region.enrolment.finish(link, fresh, code_of(secret, morning), at(later))),
            enrolment_code.name
        );
        CHECK(region.enrolment.finish(link, fresh, code, at(later)));
        CHECK_FALSE(region.sessions.find(session, later)->has_value());
        CHECK_EQ(
            refused(region.sign_in.with_password("s.bos@zwaluw.example", phrase, at(later))),
            sign_in_wrong.name
        );
        CHECK(region.sign_in.with_password("s.bos@zwaluw.example", fresh, at(later)));
        CHECK_EQ(
            refused(region.enrolment.finish(link, phrase, code_of(secret, later + 1min), at(later))),
            enrolment_over.name
        );
    }

    TEST_CASE("a forgotten password of nobody gets the same answer and no mail; the link lives an hour") {
        Region region;
        region.enrol(sanne, phrase);
        REQUIRE(region.enrolment.forgotten("wie@waar.example", at(morning)));
        REQUIRE(region.enrolment.forgotten("marieke@thuis.example", at(morning)));
        REQUIRE(region.enrolment.forgotten("e.demir@duinrand.example", at(morning)));
        CHECK_FALSE(region.sent(marieke, WaitingKind::password_reset));
        CHECK_FALSE(region.sent(esra, WaitingKind::password_reset));
        auto const nobodys = region.sent(PersonId{}, WaitingKind::password_reset)->secret;
        CHECK_FALSE(region.enrolment.look(nobodys, morning)->has_value());

        REQUIRE(region.enrolment.forgotten("s.bos@zwaluw.example", at(morning)));
        auto const link = region.sent(sanne, WaitingKind::password_reset)->secret;
        CHECK(region.enrolment.look(link, morning + 1h - 1s)->has_value());
        CHECK_FALSE(region.enrolment.look(link, morning + 1h)->has_value());
        for (int each = 0; each < 4; ++each) {
            REQUIRE(region.enrolment.forgotten("s.bos@zwaluw.example", at(morning)));
        }
        CHECK_EQ(refused(region.enrolment.forgotten("s.bos@zwaluw.example", at(morning))), must_wait.name);
    }
}

TEST_SUITE("expiring") {
    TEST_CASE("what nobody used does not pile up: what expired goes, what lives stays") {
        Region region;
        auto const session = region.sessions.begin(sanne, Factors::demonstration, "", morning + 47h)->value();
        auto const before = rows_in(region);
        for (int each = 0; each < 40; ++each) {
            auto const mail = std::to_string(each) + "@waar.example";
            REQUIRE(region.sign_in.with_mail(mail, {"192.0.2." + std::to_string(each), "", morning}));
        }
        CHECK_GT(rows_in(region), before + 300);
        for (int each = 0; each < 40; ++each) {
            auto const mail = "wie" + std::to_string(each) + "@waar.example";
            REQUIRE(region.sign_in.with_mail(mail, at(morning + 48h + each * 10min)));
        }
        CHECK_LT(rows_in(region), before + 60);
        CHECK(region.sessions.find(session, morning + 47h)->has_value());
    }
}

}  // namespace rondom::accounts
