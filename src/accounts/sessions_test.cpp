#include "accounts/sessions.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <string>

#include "accounts/accounts_kit.hpp"

namespace rondom::accounts {

using namespace kit;
using namespace std::chrono_literals;

namespace {

std::string signed_in(Region& region, PersonId const& person, Factors factors, Moment now = morning) {
    return region.sessions.begin(person, factors, "Firefox, Windows", now).value().value();
}

bool lives(Region& region, std::string const& token, Moment now) {
    return region.sessions.find(token, now)->has_value();
}

}  // namespace

TEST_SUITE("sessions") {
    TEST_CASE("somebody signs in, is recognised in one role, and may take another one of their own kind") {
        Region region;
        region.give(sanne, Role::parent, {});
        auto const token = signed_in(region, sanne, Factors::password_and_code);
        CHECK_GE(token.size(), 52);  // 256 bits in base 32
        auto const session = region.sessions.find(token, morning)->value();
        CHECK_EQ(session.actor.role, Role::support_coordinator);
        CHECK_EQ(session.actor.name, "Sanne Bos");
        CHECK_EQ(session.actor.organisation_name, "De Zwaluw");
        REQUIRE_EQ(session.other_roles.size(), 1);
        CHECK_EQ(session.other_roles[0].role, Role::teacher);
        CHECK_FALSE(region.sessions.switch_role(session, Role::parent, {}, morning)->has_value());
        CHECK_FALSE(region.sessions.switch_role(session, Role::principal, zwaluw, morning)->has_value());

        auto const family = signed_in(region, sanne, Factors::text_message);
        CHECK_EQ(region.sessions.find(family, morning)->value().actor.role, Role::parent);
        CHECK(region.sessions.find(family, morning)->value().other_roles.empty());
        CHECK_FALSE(region.sessions.begin(esra, Factors::text_message, "", morning)->has_value());
        CHECK_FALSE(
            region.sessions.begin(PersonId{"nobody"}, Factors::demonstration, "", morning)->has_value()
        );
    }

    TEST_CASE("another role is another session: new token, new secret, and the old one is over") {
        Region region;
        auto const token = signed_in(region, sanne, Factors::password_and_code);
        auto const session = region.sessions.find(token, morning)->value();
        auto const other = region.sessions.switch_role(session, Role::teacher, zwaluw, morning + 9h)->value();
        CHECK_NE(other, token);
        CHECK_FALSE(lives(region, token, morning + 9h));
        auto const changed = region.sessions.find(other, morning + 9h)->value();
        CHECK_EQ(changed.actor.role, Role::teacher);
        CHECK_NE(changed.secret, session.secret);
        CHECK_EQ(changed.began, morning);
        CHECK_EQ(changed.expires, morning + 9h + 30min);
        CHECK_FALSE(region.sessions.switch_role(session, Role::teacher, zwaluw, morning)->has_value());
        CHECK_EQ(region.sessions.of(sanne, morning + 9h)->size(), 1);
    }

    TEST_CASE("a session that nobody uses ends to the second: 15 minutes at home, 30 at work") {
        Region region;
        auto const parent = signed_in(region, marieke, Factors::text_message);
        CHECK(lives(region, parent, morning + 15min - 1s));
        // That was a use, so it may be left alone for another fifteen minutes.
        CHECK(lives(region, parent, morning + 30min - 2s));
        CHECK_FALSE(lives(region, parent, morning + 45min - 2s));
        CHECK_FALSE(lives(region, parent, morning));

        auto const colleague = signed_in(region, sanne, Factors::password_and_code);
        CHECK(lives(region, colleague, morning + 30min - 1s));
        CHECK_FALSE(lives(region, colleague, morning + 60min - 1s));
    }

    TEST_CASE("use is noted once a minute") {
        Region region;
        auto const token = signed_in(region, marieke, Factors::text_message);
        CHECK_EQ(region.sessions.find(token, morning + 59s)->value().seen, morning);
        CHECK_EQ(region.sessions.find(token, morning + 60s)->value().seen, morning + 60s);
        CHECK_EQ(region.sessions.find(token, morning + 119s)->value().expires, morning + 60s + 15min);
    }

    TEST_CASE("a clock that is set back a day or a year, or was ahead, makes no session last") {
        for (auto const jump : {24h, 24h * 365}) {
            Region region;
            auto const back = signed_in(region, sanne, Factors::password_and_code);
            CHECK(lives(region, back, morning - 1min));
            CHECK_FALSE(lives(region, back, morning - jump));
            CHECK_FALSE(lives(region, back, morning));
            auto const ahead = signed_in(region, sanne, Factors::password_and_code);
            CHECK_FALSE(lives(region, ahead, morning + jump));
        }
    }

    TEST_CASE("after ten hours it is over, however busy somebody was") {
        Region region;
        auto const token = signed_in(region, sanne, Factors::password_and_code);
        for (auto later = 0min; later < 10h; later += 20min) {
            CHECK(lives(region, token, morning + later));
        }
        CHECK_EQ(region.sessions.find(token, morning + 10h - 1s)->value().expires, morning + 10h);
        CHECK_FALSE(lives(region, token, morning + 10h));
    }

    TEST_CASE("who signs out stays out, and sees and ends only own sessions") {
        Region region;
        auto const here = signed_in(region, sanne, Factors::password_and_code);
        auto const there = signed_in(region, sanne, Factors::password_and_code, morning + 1min);
        auto const other = signed_in(region, esra, Factors::password_and_code);
        auto const mine = region.sessions.of(sanne, morning + 2min).value();
        REQUIRE_EQ(mine.size(), 2);
        CHECK_EQ(mine[1].device, "Firefox, Windows");
        CHECK_NE(mine[0].id, here);

        REQUIRE(region.sessions.end_own(esra, mine[1].id));
        CHECK(lives(region, there, morning + 2min));
        REQUIRE(region.sessions.end_own(sanne, mine[1].id));
        CHECK_FALSE(lives(region, there, morning + 2min));

        REQUIRE(region.sessions.end(region.sessions.find(here, morning)->value()));
        CHECK_FALSE(lives(region, here, morning));
        CHECK(region.sessions.of(sanne, morning)->empty());
        CHECK(lives(region, other, morning));
        CHECK_FALSE(lives(region, "", morning));
        CHECK_FALSE(lives(region, "invented", morning));
    }

    TEST_CASE("a changed role, another address or another number ends every session at once") {
        Region region;
        auto const token = signed_in(region, sanne, Factors::password_and_code);
        region.give(sanne, Role::principal, zwaluw);
        CHECK_FALSE(lives(region, token, morning));

        auto const again = signed_in(region, sanne, Factors::password_and_code);
        auto person = region.directory.person(sanne)->value();
        person.phone = "088 111 11 11";
        REQUIRE(region.directory.keep(person));
        CHECK(lives(region, again, morning));
        person.mobile = "06 99999999";
        REQUIRE(region.directory.keep(person));
        CHECK_FALSE(lives(region, again, morning));

        auto const last = signed_in(region, sanne, Factors::password_and_code);
        REQUIRE(region.sessions.end_all(sanne));
        CHECK_FALSE(lives(region, last, morning));
    }

    TEST_CASE("a role that ended yesterday opens nothing, not even a session that goes on past midnight") {
        Region region;
        auto const evening =
            parse_moment("2026-11-03T22:50:00Z").value();  // ten to twelve in the Netherlands
        REQUIRE(region.directory.end(esra, Role::family_liaison, duinrand, region.today));
        auto const token = signed_in(region, esra, Factors::password_and_code, evening);
        CHECK(lives(region, token, evening + 9min));
        CHECK_FALSE(lives(region, token, evening + 10min));
        CHECK_FALSE(region.sessions.begin(esra, Factors::password_and_code, "", evening + 10min)->has_value()
        );
    }

    TEST_CASE("a language that somebody chose is remembered") {
        Region region;
        auto const token = signed_in(region, marieke, Factors::text_message);
        REQUIRE(region.sessions.speak(region.sessions.find(token, morning)->value(), Language::en));
        CHECK_EQ(region.sessions.find(token, morning)->value().language, Language::en);
        auto const next = signed_in(region, marieke, Factors::text_message);
        CHECK_EQ(region.sessions.find(next, morning)->value().language, Language::en);
    }

    TEST_CASE("what a browser says about itself is cut, and never in the middle of a letter") {
        Region region;
        std::string const long_name = std::string(79, 'x') + "é en nog veel meer";
        auto const token = region.sessions.begin(sanne, Factors::demonstration, long_name, morning)->value();
        CHECK_EQ(region.sessions.find(token, morning)->value().device, std::string(79, 'x'));
    }
}

}  // namespace rondom::accounts
