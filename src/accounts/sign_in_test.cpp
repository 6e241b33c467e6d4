#include "accounts/sign_in.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "accounts/accounts_kit.hpp"

namespace rondom::accounts {

using namespace kit;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view sannes_mail = "s.bos@zwaluw.example";
constexpr std::string_view mariekes_mail = "marieke@thuis.example";
constexpr std::string_view phrase = "vier woorden op een rij";

Caller at(Moment now, std::string peer = "192.0.2.7") {
    return {.peer = std::move(peer), .device = "Firefox", .now = now};
}

std::string code_of(std::string const& secret, Moment now) {
    return authenticator_code(secret, authenticator_period(now));
}

/// Marieke accepted her invitation before.
void welcome_marieke(Region& region) {
    REQUIRE(region.invitations.invite(marieke, morning - 24h));
    auto const link = region.sent(marieke, WaitingKind::invitation)->secret;
    REQUIRE(region.invitations.accept(link, at(morning - 23h)));
}

/// Runs it at the same moment in many threads; how often it succeeded.
template <class Act>
int at_once(int crowd, Act const& act) {
    std::atomic<int> succeeded = 0;
    std::vector<std::thread> threads;
    threads.reserve(static_cast<std::size_t>(crowd));
    for (int each = 0; each < crowd; ++each) {
        threads.emplace_back([&] { succeeded += act() ? 1 : 0; });
    }
    for (auto& each : threads) {
        each.join();
    }
    return succeeded;
}

}  // namespace

TEST_SUITE("sign-in") {
    TEST_CASE("a professional signs in with a password and a code of the app") {
        Region region;
        auto const secret = region.enrol(sanne, phrase);
        auto const later = morning + 1h;
        auto const ticket = region.sign_in.with_password(" S.Bos@zwaluw.example", phrase, at(later)).value();
        auto const token = region.sign_in.with_code(ticket, code_of(secret, later), at(later)).value();
        auto const session = region.sessions.find(token, later)->value();
        CHECK_EQ(session.actor.person, sanne);
        CHECK_EQ(session.factors, Factors::password_and_code);
        CHECK_EQ(session.device, "Firefox");
        CHECK_EQ(
            refused(region.sign_in.with_code(ticket, code_of(secret, later), at(later))), code_over.name
        );
    }

    TEST_CASE("a wrong password, an unknown address and an address without an account get the same answer") {
        Region region;
        region.enrol(sanne, phrase);
        CHECK_EQ(
            refused(region.sign_in.with_password(sannes_mail, "vier woorden op een rek", at(morning))),
            sign_in_wrong.name
        );
        CHECK_EQ(
            refused(region.sign_in.with_password("wie@zwaluw.example", phrase, at(morning))),
            sign_in_wrong.name
        );
        CHECK_EQ(
            refused(region.sign_in.with_password("e.demir@duinrand.example", phrase, at(morning))),
            sign_in_wrong.name
        );
        CHECK_EQ(
            refused(region.sign_in.with_password(mariekes_mail, phrase, at(morning))), sign_in_wrong.name
        );
        CHECK_EQ(refused(region.sign_in.with_password("", "", at(morning))), sign_in_wrong.name);
    }

    TEST_CASE("a code of the app is used once, also by two at the same moment and in another request") {
        Region region;
        auto const secret = region.enrol(sanne, phrase);
        auto const later = morning + 1h;
        auto const code = code_of(secret, later);
        std::vector<std::string> const tickets{
            region.sign_in.with_password(sannes_mail, phrase, at(later)).value(),
            region.sign_in.with_password(sannes_mail, phrase, at(later)).value()};
        std::atomic<std::size_t> next = 0;
        CHECK_EQ(
            at_once(
                8,
                [&] {
                    auto const& ticket = tickets[next++ % tickets.size()];
                    return region.sign_in.with_code(ticket, code, at(later)).has_value();
                }
            ),
            1
        );
        auto const again = region.sign_in.with_password(sannes_mail, phrase, at(later)).value();
        CHECK_EQ(refused(region.sign_in.with_code(again, code, at(later))), code_wrong.name);
        CHECK_EQ(
            refused(region.sign_in.with_code(again, code_of(secret, later - 30s), at(later))), code_wrong.name
        );
        auto const moment = later + 30s;
        CHECK(region.sign_in.with_code(again, code_of(secret, moment), at(moment)));
    }

    TEST_CASE("three wrong codes end a request, and so do five minutes") {
        Region region;
        auto const secret = region.enrol(sanne, phrase);
        auto const later = morning + 1h;
        auto const right = code_of(secret, later);
        auto const ticket = region.sign_in.with_password(sannes_mail, phrase, at(later)).value();
        CHECK_EQ(refused(region.sign_in.with_code(ticket, other_than(right), at(later))), code_wrong.name);
        CHECK_EQ(refused(region.sign_in.with_code(ticket, "", at(later))), code_wrong.name);
        CHECK_EQ(refused(region.sign_in.with_code(ticket, other_than(right), at(later))), code_over.name);
        CHECK_EQ(refused(region.sign_in.with_code(ticket, right, at(later))), code_over.name);

        auto const slow = region.sign_in.with_password(sannes_mail, phrase, at(later)).value();
        auto const too_late = later + 5min;
        CHECK_EQ(
            refused(region.sign_in.with_code(slow, code_of(secret, too_late), at(too_late))), code_over.name
        );
        auto const just = too_late - 1s;
        CHECK(region.sign_in.with_code(slow, code_of(secret, just), at(just)));
        CHECK_EQ(refused(region.sign_in.with_code("invented", right, at(later))), code_over.name);
    }

    TEST_CASE("after ten wrong tries an account waits a minute, then two, then four, at most an hour") {
        Region region;
        auto const secret = region.enrol(sanne, phrase);
        auto now = morning + 1h;
        // Each from another address: it is the account that waits.
        int peer = 0;
        auto const attempt = [&](std::string_view password) {
            return refused(region.sign_in.with_password(
                sannes_mail, password, at(now, "192.0.2." + std::to_string(++peer))
            ));
        };
        for (int each = 0; each < 10; ++each) {
            CHECK_EQ(attempt("wrong"), sign_in_wrong.name);
        }
        for (auto const delay : {1min, 2min, 4min, 8min, 16min, 32min, 60min, 60min}) {
            now += delay - 1s;
            CHECK_EQ(attempt(phrase), must_wait.name);
            now += 1s;
            CHECK_EQ(attempt("wrong"), sign_in_wrong.name);
        }
        now += 60min;
        auto const ticket = region.sign_in.with_password(sannes_mail, phrase, at(now)).value();
        REQUIRE(region.sign_in.with_code(ticket, code_of(secret, now), at(now)));
        // Whoever got in starts again.
        CHECK_EQ(attempt("wrong"), sign_in_wrong.name);
        CHECK_EQ(attempt("wrong"), sign_in_wrong.name);
    }

    TEST_CASE("an unknown address waits just as a known one, and says how long") {
        Region region;
        for (int each = 0; each < 10; ++each) {
            CHECK_EQ(
                refused(region.sign_in.with_password("wie@waar.example", "x", at(morning))),
                sign_in_wrong.name
            );
        }
        auto const answer = region.sign_in.with_password("WIE@waar.example", "x", at(morning));
        REQUIRE_EQ(refused(answer), must_wait.name);
        CHECK_EQ(std::get<Refusal>(answer.error()).reasons.front().details, std::vector<std::string>{"1"});
    }

    TEST_CASE("a crowd at the same moment gets no more tries than one after the other") {
        Region region;
        region.enrol(sanne, phrase);
        std::atomic<int> judged = 0;
        for (int round = 0; round < 3; ++round) {
            at_once(16, [&] {
                auto const answer = region.sign_in.with_password(sannes_mail, "wrong", at(morning + 1h));
                judged += refused(answer) == must_wait.name ? 0 : 1;
                return true;
            });
        }
        CHECK_LE(judged, 10);
    }

    TEST_CASE("when too many wait for their password to be judged, the next is asked to come back") {
        Region region;
        Passwords full{{.passes = 1, .memory = 8192}, 0};
        auto gate = region.gate();
        SignIn crowded{
            {.journal = gate.journal,
             .keys = gate.keys,
             .directory = gate.directory,
             .sessions = gate.sessions,
             .passwords = full}};
        for (int each = 0; each < 20; ++each) {
            CHECK_EQ(refused(crowded.with_password(sannes_mail, phrase, at(morning))), sign_in_busy.name);
        }
    }

    TEST_CASE("a network that tries one account after the other waits too, whoever it tries next") {
        Region region;
        region.enrol(sanne, phrase);
        auto const later = morning + 1h;
        auto const attempt = [&](int number, std::string peer) {
            auto const mail = "x" + std::to_string(number) + "@zwaluw.example";
            return refused(region.sign_in.with_password(mail, "wrong", at(later, std::move(peer))));
        };
        for (int each = 0; each < 30; ++each) {
            CHECK_EQ(attempt(each, "2001:db8:1:2::" + std::to_string(each)), sign_in_wrong.name);
        }
        CHECK_EQ(attempt(30, "2001:db8:1:2:aaaa::1"), must_wait.name);
        CHECK_EQ(
            refused(region.sign_in.with_password(sannes_mail, phrase, at(later, "2001:db8:1:2::9"))),
            must_wait.name
        );
        CHECK(region.sign_in.with_password(sannes_mail, phrase, at(later, "2001:db8:1:3::1")));
        CHECK_NE(network_of("192.0.2.1"), network_of("192.0.2.2"));
        CHECK_NE(network_of("::ffff:192.0.2.1"), network_of("::ffff:192.0.2.2"));
    }

    TEST_CASE("a role that ended yesterday lets nobody in, and answers as if nobody was there") {
        Region region;
        auto const secret = region.enrol(esra, phrase);
        welcome_marieke(region);
        auto const yesterday = region.today + std::chrono::days{-1};
        REQUIRE(region.directory.end(esra, Role::family_liaison, duinrand, yesterday));
        REQUIRE(region.directory.end(marieke, Role::parent, {}, yesterday));
        CHECK_EQ(
            refused(region.sign_in.with_password("e.demir@duinrand.example", phrase, at(morning))),
            sign_in_wrong.name
        );
        REQUIRE(region.sign_in.with_mail(mariekes_mail, at(morning)));
        CHECK_FALSE(region.sent(marieke, WaitingKind::code)->at == morning);
    }

    TEST_CASE("a role that ends between the two steps lets nobody in") {
        Region region;
        auto const secret = region.enrol(sanne, phrase);
        auto const night = parse_moment("2026-11-03T22:58:00Z").value();
        REQUIRE(region.directory.end(sanne, Role::support_coordinator, zwaluw, region.today));
        REQUIRE(region.directory.end(sanne, Role::teacher, zwaluw, region.today));
        auto const ticket = region.sign_in.with_password(sannes_mail, phrase, at(night)).value();
        auto const next_day = night + 3min;
        CHECK_EQ(
            refused(region.sign_in.with_code(ticket, code_of(secret, next_day), at(next_day))), code_over.name
        );
    }

    TEST_CASE("family signs in with an address and six digits on the telephone") {
        Region region;
        welcome_marieke(region);
        auto const ticket = region.sign_in.with_mail(mariekes_mail, at(morning)).value();
        auto const code = region.sent(marieke, WaitingKind::code).value();
        CHECK_EQ(code.secret.size(), 6);
        CHECK_EQ(code.until.value(), morning + 5min);
        auto const other = region.sign_in.with_mail(mariekes_mail, at(morning)).value();
        // A code belongs to the request that asked for it.
        bool const fits_both = region.sent(marieke, WaitingKind::code)->secret == code.secret;
        if (!fits_both) {
            CHECK_EQ(refused(region.sign_in.with_code(other, code.secret, at(morning))), code_wrong.name);
        }
        auto const token = region.sign_in.with_code(ticket, code.secret, at(morning + 5min - 1s)).value();
        auto const session = region.sessions.find(token, morning + 5min)->value();
        CHECK_EQ(session.actor.role, Role::parent);
        CHECK_EQ(session.factors, Factors::text_message);
        CHECK_EQ(refused(region.sign_in.with_code(ticket, code.secret, at(morning))), code_over.name);
    }

    TEST_CASE("an expired code, three wrong ones, or many at the same moment: no more than three tries") {
        Region region;
        welcome_marieke(region);
        auto const ticket = region.sign_in.with_mail(mariekes_mail, at(morning)).value();
        auto const code = region.sent(marieke, WaitingKind::code)->secret;
        CHECK_EQ(refused(region.sign_in.with_code(ticket, code, at(morning + 5min))), code_over.name);
        std::atomic<int> judged = 0;
        at_once(8, [&] {
            auto const answer = region.sign_in.with_code(ticket, other_than(code), at(morning));
            judged += refused(answer) == code_wrong.name ? 1 : 0;
            return true;
        });
        CHECK_LE(judged, 2);  // the third says that it was the last
        CHECK_EQ(refused(region.sign_in.with_code(ticket, code, at(morning))), code_over.name);
    }

    TEST_CASE("two who type the right code at the same moment become one session") {
        Region region;
        welcome_marieke(region);
        auto const ticket = region.sign_in.with_mail(mariekes_mail, at(morning)).value();
        auto const code = region.sent(marieke, WaitingKind::code)->secret;
        CHECK_EQ(
            at_once(8, [&] { return region.sign_in.with_code(ticket, code, at(morning)).has_value(); }), 1
        );
    }

    TEST_CASE("whoever is unknown, was never welcomed or works here gets a ticket, and no message") {
        Region region;
        for (auto const* mail : {"wie@waar.example", "marieke@thuis.example", "s.bos@zwaluw.example"}) {
            auto const ticket = region.sign_in.with_mail(mail, at(morning));
            REQUIRE(ticket);
            CHECK_EQ(ticket->size(), random_token().size());
            CHECK_EQ(refused(region.sign_in.with_code(*ticket, "123456", at(morning))), code_wrong.name);
            CHECK_EQ(refused(region.sign_in.with_code(*ticket, "123456", at(morning))), code_wrong.name);
            CHECK_EQ(refused(region.sign_in.with_code(*ticket, "123456", at(morning))), code_over.name);
        }
        CHECK_FALSE(region.sent(marieke, WaitingKind::code));
        CHECK_FALSE(region.sent(sanne, WaitingKind::code));
        // As many rows in the outbox as for somebody who exists.
        CHECK(region.sent(PersonId{}, WaitingKind::code));
    }

    TEST_CASE("five codes an hour, then the telephone is left in peace") {
        Region region;
        welcome_marieke(region);
        for (int each = 0; each < 5; ++each) {
            CHECK(region.sign_in.with_mail(mariekes_mail, at(morning)));
        }
        CHECK_EQ(refused(region.sign_in.with_mail(mariekes_mail, at(morning))), must_wait.name);
        CHECK_EQ(refused(region.sign_in.with_mail(mariekes_mail, at(morning + 59s))), must_wait.name);
        auto const ticket = region.sign_in.with_mail(mariekes_mail, at(morning + 1min)).value();
        auto const code = region.sent(marieke, WaitingKind::code)->secret;
        REQUIRE(region.sign_in.with_code(ticket, code, at(morning + 1min)));
        CHECK(region.sign_in.with_mail(mariekes_mail, at(morning + 1min)));
    }

    TEST_CASE("another password needs the present one, and ends every session") {
        Region region;
        region.enrol(sanne, phrase);
        auto const token = region.sessions.begin(sanne, Factors::password_and_code, "", morning)->value();
        auto const session = region.sessions.find(token, morning)->value();
        constexpr std::string_view fresh = "vijf andere woorden";
        CHECK_EQ(
            refused(region.sign_in.change_password(session, "wrong", fresh, at(morning))), sign_in_wrong.name
        );
        CHECK_EQ(
            refused(region.sign_in.change_password(session, phrase, "kort", at(morning))), password_short.name
        );
        CHECK(region.sessions.find(token, morning)->has_value());
        REQUIRE(region.sign_in.change_password(session, phrase, fresh, at(morning)));
        CHECK_FALSE(region.sessions.find(token, morning)->has_value());
        CHECK_EQ(refused(region.sign_in.with_password(sannes_mail, phrase, at(morning))), sign_in_wrong.name);
        CHECK(region.sign_in.with_password(sannes_mail, fresh, at(morning)));
        region.add(PersonId{"new"}, "Nieuw", "nieuw@zwaluw.example", "");
        auto nobody = session;
        nobody.actor.person = PersonId{"new"};
        CHECK_FALSE(region.sign_in.change_password(nobody, phrase, fresh, at(morning)));
    }
}

}  // namespace rondom::accounts
