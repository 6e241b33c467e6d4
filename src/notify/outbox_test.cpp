#include "notify/outbox.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <future>
#include <map>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "notify/notify_kit.hpp"
#include "notify/outbox_worker.hpp"

namespace rondom::notify {

using namespace kit;
using namespace std::chrono_literals;

namespace {

/// Eight in the morning of Wednesday 4 November 2026, in the Netherlands.
Moment const next_morning = parse_moment("2026-11-04T07:00:00Z").value();

accounts::Caller caller(Moment now) { return {.peer = "192.0.2.7", .device = {}, .now = now}; }

void prefers(SendingRegion& region, PersonId const& id, accounts::Channel channel) {
    auto person = region.directory.person(id)->value();
    person.channel = channel;
    REQUIRE(region.directory.keep(person));
}

/// What became of the only one of this kind.
std::optional<Fate> fate_of(SendingRegion const& region, WaitingKind kind) {
    auto const statuses = region.outbox.statuses().value();
    auto const found = std::ranges::find(statuses, kind, &Status::kind);
    return found != statuses.end() ? std::optional{found->fate} : std::nullopt;
}

}  // namespace

TEST_SUITE("outbox") {
    TEST_CASE("whatever is ready for somebody becomes one mail a day") {
        SendingRegion region;
        for (int each = 0; each < 3; ++each) {
            region.something_is_ready_for(sanne, morning);
        }
        region.something_is_ready_for(esra, morning);
        CHECK_EQ(region.run(morning).sent, 2);
        REQUIRE_EQ(region.mail.all.size(), 2);

        region.something_is_ready_for(sanne, morning + 1h);
        region.something_is_ready_for(sanne, morning + 2h);
        CHECK_EQ(region.run(morning + 12h).sent, 0);
        CHECK_EQ(region.run(next_morning - 1s).sent, 0);
        CHECK_EQ(region.run(next_morning).sent, 1);
        CHECK_EQ(region.mail.all.back().to, "s.bos@zwaluw.example");
        CHECK_EQ(region.run(next_morning + 240h).sent, 0);
        CHECK_EQ(region.last_status().fate, Fate::sent);
    }

    TEST_CASE("a mail says that something is ready, where to go, and nothing else") {
        SendingRegion region;
        region.something_is_ready_for(sanne, morning);
        region.run(morning);
        auto const& mail = region.mail.all.at(0);
        CHECK_EQ(mail.subject, "Er staat een bericht voor je klaar");
        CHECK_NE(mail.text.find("rondom.duinrand.example"), std::string::npos);
        CHECK_NE(mail.text.find("088 000 12 34"), std::string::npos);
        for (auto const* canary :
             {"Sanne", "Bos", "Zwaluw", "school", "http", "kind", "sanne", "intern begeleider"}) {
            CHECK_MESSAGE(mail.text.find(canary) == std::string::npos, canary);
        }
    }

    TEST_CASE("everybody in their own language, along the way they chose") {
        SendingRegion region;
        REQUIRE(region.directory.speak(marieke, Language::en));
        prefers(region, esra, accounts::Channel::text_message);
        prefers(region, sanne, accounts::Channel::letter);
        for (auto const& person : {sanne, esra, marieke}) {
            region.something_is_ready_for(person, morning);
        }
        CHECK_EQ(region.run(morning).sent, 2);
        CHECK_EQ(region.mail.all.at(0).subject, "There is a message for you");
        CHECK_EQ(region.mail.all.at(0).to, "Marieke@Thuis.example");
        CHECK_EQ(region.texts.all.at(0).to, "+31622222222");
        auto const statuses = region.outbox.statuses().value();
        CHECK_EQ(std::ranges::count(statuses, Fate::on_paper, &Status::fate), 1);
    }

    TEST_CASE("a code goes out at once, by text message, and leaves nothing behind") {
        SendingRegion region;
        REQUIRE(region.invitations.invite(marieke, morning));
        region.run(morning);
        auto const link = region.mail.all.at(0).text;
        auto const token = region.sent(marieke, WaitingKind::invitation);
        CHECK_FALSE(token);  // it is gone
        auto const from = link.find("https://rondom.duinrand.example/uitnodiging/") + 44;
        auto const ticket = region.invitations.accept(link.substr(from, 26), caller(morning)).value();
        region.run(morning);
        auto const& text = region.texts.all.at(0);
        CHECK_EQ(text.to, "+31633333333");
        auto const code = text.text.substr(text.text.find_first_of("0123456789"), 6);
        CHECK(region.sign_in.with_code(ticket, code, caller(morning)));
        CHECK_EQ(fate_of(region, WaitingKind::code), Fate::sent);
        CHECK_EQ(region.journal.rows({.collection = "outbox", .key = "codes"})->size(), 0);
        CHECK_EQ(region.journal.rows({.collection = "outbox", .key = "mails"})->size(), 0);
        // News on the same day is another matter.
        region.something_is_ready_for(marieke, morning);
        CHECK_EQ(region.run(morning).sent, 1);
    }

    TEST_CASE("what an unknown address sets going goes nowhere") {
        SendingRegion region;
        REQUIRE(region.sign_in.with_mail("wie@waar.example", caller(morning)));
        REQUIRE(region.enrolment.forgotten("wie@waar.example", caller(morning)));
        auto const round = region.run(morning);
        CHECK_EQ(round.sent + round.failed + round.later, 0);
        CHECK(region.mail.all.empty());
        CHECK(region.texts.all.empty());
    }

    TEST_CASE("a code that is too late is not sent any more") {
        SendingRegion region;
        REQUIRE(region.invitations.invite(marieke, morning));
        auto const link = region.sent(marieke, WaitingKind::invitation)->secret;
        REQUIRE(region.invitations.accept(link, caller(morning)));
        region.run(morning + 5min);
        CHECK(region.texts.all.empty());
        CHECK_EQ(fate_of(region, WaitingKind::invitation), Fate::sent);
        CHECK_EQ(fate_of(region, WaitingKind::code), Fate::expired);
    }

    TEST_CASE("a receiver who cannot be reached holds up nobody, and is tried again with a growing delay") {
        SendingRegion region;
        region.mail.answer = [](Mail const& mail) {
            bool const full = mail.to == "s.bos@zwaluw.example";
            return full ? Delivery{Outcome::later, "smtp 452"} : Delivery{Outcome::delivered, {}};
        };
        region.something_is_ready_for(sanne, morning);
        region.something_is_ready_for(esra, morning);
        auto const round = region.run(morning);
        CHECK_EQ(round.sent, 1);
        CHECK_EQ(round.later, 1);
        auto now = morning;
        for (auto const delay : {1min, 2min, 4min, 8min, 16min, 32min, 60min, 60min}) {
            CHECK_EQ(region.run(now + delay - 1s).later, 0);
            CHECK_EQ(region.run(now + delay).later, 1);
            now += delay;
        }
        CHECK_EQ(region.run(morning + 72h).failed, 1);
        CHECK_EQ(region.last_status().fate, Fate::failed);
        CHECK_EQ(region.last_status().why, "smtp 452");
        CHECK_EQ(region.last_status().tries, 10);
        // The next news begins anew.
        region.something_is_ready_for(sanne, morning + 73h);
        CHECK_EQ(region.run(morning + 73h).later, 1);
    }

    TEST_CASE("an address that does not exist is not tried again") {
        SendingRegion region;
        region.mail.answer = [](Mail const&) { return Delivery{Outcome::never, "smtp 550"}; };
        region.something_is_ready_for(sanne, morning);
        CHECK_EQ(region.run(morning).failed, 1);
        CHECK_EQ(region.run(morning + 24h).failed, 0);
        CHECK_EQ(region.mail.tries, 1);
    }

    TEST_CASE(
        "ten minutes without a mail server: one knock now and then, text messages go on, all is sent once"
    ) {
        SendingRegion region;
        auto const back = morning + 10min;
        auto now = morning;
        region.mail.answer = [&](Mail const&) {
            return now < back ? Delivery{Outcome::unreachable, "smtp 0"} : Delivery{Outcome::delivered, {}};
        };
        std::vector<PersonId> people;
        for (int each = 0; each < 50; ++each) {
            PersonId const id{"p" + std::to_string(each)};
            region.add(id, "Iemand", "p" + std::to_string(each) + "@waar.example", "");
            region.something_is_ready_for(id, morning);
        }
        prefers(region, esra, accounts::Channel::text_message);
        region.something_is_ready_for(esra, morning);
        for (; now < morning + 3h; now += 1s) {
            while (region.run(now).more) {}
        }
        CHECK_EQ(region.texts.all.size(), 1);
        CHECK_EQ(region.texts.all.at(0).at, morning);
        std::map<std::string, int> received;
        for (auto const& each : region.mail.all) {
            ++received[each.to];
        }
        CHECK_EQ(received.size(), 50);
        CHECK_EQ(region.mail.all.size(), 50);
        CHECK_EQ(region.mail.tries, 50 + 20);  // every thirty seconds for ten minutes
    }

    TEST_CASE("whoever stops in the middle of a mail leaves it to the next, with the same id") {
        SendingRegion region;
        std::vector<std::string> ids;
        region.mail.answer = [&](Mail const& mail) -> Delivery {
            ids.push_back(mail.id);
            if (ids.size() == 1) { throw std::runtime_error{"the power goes"}; }
            return {Outcome::delivered, {}};
        };
        region.something_is_ready_for(sanne, morning);
        CHECK_THROWS_AS(static_cast<void>(region.outbox.run_once(morning)), std::runtime_error);
        CHECK_EQ(region.run(morning + 10min - 1s).sent, 0);
        CHECK_EQ(region.run(morning + 10min).sent, 1);
        REQUIRE_EQ(ids.size(), 2);
        CHECK_EQ(ids[0], ids[1]);
    }

    TEST_CASE("two processes at one outbox send everything once") {
        SendingRegion region;
        for (int each = 0; each < 40; ++each) {
            PersonId const id{"p" + std::to_string(each)};
            region.add(id, "Iemand", "p" + std::to_string(each) + "@waar.example", "");
            region.something_is_ready_for(id, morning);
            region.something_is_ready_for(id, morning);
        }
        Outbox other{region.journal, region.directory, {region.mail, region.texts}, real_words, place};
        auto const drain = [](Outbox& outbox) {
            for (int round = 0; round < 20; ++round) {
                static_cast<void>(outbox.run_once(morning));
            }
        };
        std::thread first{[&] { drain(region.outbox); }};
        std::thread second{[&] { drain(other); }};
        first.join();
        second.join();
        std::map<std::string, int> received;
        for (auto const& each : region.mail.all) {
            ++received[each.to];
        }
        CHECK_EQ(received.size(), 40);
        CHECK_EQ(region.mail.all.size(), 40);
    }

    TEST_CASE("a meeting takes its calendar item along, at once") {
        SendingRegion region;
        journal::Change change;
        accounts::put_waiting(
            change,
            {.person = sanne,
             .at = morning,
             .kind = WaitingKind::meeting,
             .secret = {},
             .until = {},
             .meeting = thursday}
        );
        REQUIRE(region.journal.commit(change));
        CHECK_EQ(region.run(morning).sent, 1);
        auto const& mail = region.mail.all.at(0);
        CHECK_EQ(mail.calendar_method, "REQUEST");
        for (auto const* line :
             {"METHOD:REQUEST\r\n",
              "UID:thursday@rondom\r\n",
              "SUMMARY:Afspraak (Rondom)\r\n",
              "ORGANIZER:mailto:rondom@rondom.duinrand.example\r\n",
              "URL:https://rondom.duinrand.example/mijn/agenda\r\n"}) {
            CHECK_MESSAGE(mail.calendar.find(line) != std::string::npos, line);
        }
    }

    TEST_CASE("what does not go on is taken out of the calendar, with a text that says so") {
        SendingRegion region;
        journal::Change change;
        auto item = thursday;
        item.cancelled = true;
        accounts::put_waiting(
            change,
            {.person = sanne,
             .at = morning,
             .kind = WaitingKind::meeting,
             .secret = {},
             .until = {},
             .meeting = item}
        );
        REQUIRE(region.journal.commit(change));
        CHECK_EQ(region.run(morning).sent, 1);
        auto const& mail = region.mail.all.at(0);
        CHECK_EQ(mail.calendar_method, "CANCEL");
        CHECK_NE(mail.calendar.find("METHOD:CANCEL\r\n"), std::string::npos);
        CHECK_NE(mail.text.find("gaat niet door"), std::string::npos);
    }

    TEST_CASE("who has no mail hears of an appointment by text message, like of other news") {
        SendingRegion region;
        auto person = region.directory.person(marieke)->value();
        person.mail.clear();
        REQUIRE(region.directory.keep(person));
        journal::Change change;
        accounts::put_waiting(
            change,
            {.person = marieke,
             .at = morning,
             .kind = WaitingKind::meeting,
             .secret = {},
             .until = {},
             .meeting = thursday}
        );
        REQUIRE(region.journal.commit(change));
        region.run(morning);
        REQUIRE_EQ(region.texts.all.size(), 1);
        CHECK_NE(region.texts.all.at(0).text.find("er staat een bericht voor je klaar"), std::string::npos);
    }

    TEST_CASE("nobody can read in storage to whom what was sent") {
        SendingRegion region;
        region.something_is_ready_for(marieke, morning);
        REQUIRE(region.invitations.invite(marieke, morning));
        auto const link = region.sent(marieke, WaitingKind::invitation)->secret;
        REQUIRE(region.invitations.accept(link, caller(morning)));
        auto const code = region.sent(marieke, WaitingKind::code)->secret;
        REQUIRE(region.outbox.run_once(morning - 1s));  // taken in, not sent
        std::string all;
        REQUIRE(region.store.each_row([&](journal::SealedRow const& row) {
            all += row.key.collection + row.key.key + row.key.sort + row.owner + row.sealed;
        }));
        for (auto const& canary : {link, std::string{"thuis.example"}, std::string{"633333333"}}) {
            CHECK_MESSAGE(all.find(canary) == std::string::npos, canary);
        }
        CHECK_EQ(all.find("\"" + code + "\""), std::string::npos);
    }

    TEST_CASE("the worker sends while nobody looks, at once when woken, and stops when it must") {
        SendingRegion region;
        std::promise<void> arrived;
        region.mail.answer = [&](Mail const&) {
            arrived.set_value();
            return Delivery{Outcome::delivered, {}};
        };
        region.something_is_ready_for(sanne, morning);
        {
            OutboxWorker worker{region.outbox, [] { return morning; }, 1h};
            worker.wake();
            CHECK_EQ(arrived.get_future().wait_for(60s), std::future_status::ready);
        }
        CHECK_EQ(region.mail.all.size(), 1);
    }

    TEST_CASE("in the demonstration everything lands in a mailbox that can be looked into") {
        accounts::kit::Region region;
        Mailbox mailbox{region.journal};
        Outbox outbox{region.journal, region.directory, {mailbox.mail(), mailbox.text()}, real_words, place};
        REQUIRE(region.invitations.invite(marieke, morning));
        auto const link = region.sent(marieke, WaitingKind::invitation)->secret;
        REQUIRE(outbox.run_once(morning));
        REQUIRE(region.invitations.accept(link, caller(morning + 1s)));
        REQUIRE(outbox.run_once(morning + 1s));
        auto const items = mailbox.items().value();
        REQUIRE_EQ(items.size(), 2);
        CHECK_EQ(items[0].channel, accounts::Channel::text_message);
        CHECK_EQ(items[0].person, marieke);
        CHECK_EQ(items[1].subject, "Er staat een bericht voor je klaar");
        CHECK_NE(items[1].text.find(link), std::string::npos);
        CHECK_EQ(mailbox.items(1)->size(), 1);
    }
}

}  // namespace rondom::notify
