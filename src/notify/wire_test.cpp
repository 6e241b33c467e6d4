#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>
#include <string>

#include "notify/http_text_gateway.hpp"
#include "notify/notify_kit.hpp"
#include "notify/smtp_post.hpp"

// Against the servers that tests/notify/notify_test.py starts; it looks at what arrived there, too.

namespace rondom::notify {

using namespace kit;
using namespace std::chrono_literals;

namespace {

std::string wire(char const* name) {
    auto const* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody changes the environment
    return value != nullptr ? value : "";
}

bool no_servers() { return wire("RONDOM_WIRE_MAIL").empty(); }

constexpr TransferLimits impatient{.connect = 500ms, .whole = 500ms};

SmtpSettings mail_at(std::string url) {
    SmtpSettings settings;
    settings.url = std::move(url);
    settings.from = "rondom@duinrand.example";
    return settings;
}

SmtpSettings private_mail() {
    auto settings = mail_at(wire("RONDOM_WIRE_TLS"));
    settings.user = wire("RONDOM_WIRE_USER");
    settings.password = wire("RONDOM_WIRE_PASSWORD");
    settings.ca_file = wire("RONDOM_WIRE_CA");
    settings.tls_always = true;
    return settings;
}

HttpTextSettings texts_at(std::string url) {
    return {.url = std::move(url), .token = wire("RONDOM_WIRE_TOKEN"), .ca_file = {}, .limits = {}};
}

Mail mail_to(std::string const& name) {
    return {
        .id = random_text(),
        .person = {},
        .to = name + "@waar.example",
        .subject = "Er staat een bericht voor je klaar",
        .text = "Dag,\n\nEén bericht.\n.\n..",
        .calendar = {},
        .calendar_method = {},
        .language = Language::nl,
        .at = morning};
}

TextMessage text_to(std::string number) {
    return {
        .id = random_text(),
        .person = {},
        .to = std::move(number),
        .text = "Rondom: \"er\" is iets\\",
        .at = morning};
}

Outcome outcome(SmtpSettings settings, Mail const& mail) {
    return SmtpPost::open(std::move(settings)).value()->send(mail).outcome;
}

Outcome outcome(HttpTextSettings settings, TextMessage const& message) {
    return HttpTextGateway::open(std::move(settings)).value()->send(message).outcome;
}

}  // namespace

TEST_SUITE("wire" * doctest::skip(no_servers())) {
    TEST_CASE("a mail server that takes mail, and its many ways to say no") {
        auto const settings = mail_at(wire("RONDOM_WIRE_MAIL"));
        CHECK_EQ(outcome(settings, mail_to("somebody")), Outcome::delivered);
        CHECK_EQ(outcome(settings, mail_to("gone")), Outcome::never);
        CHECK_EQ(outcome(settings, mail_to("disliked")), Outcome::never);
        CHECK_EQ(outcome(settings, mail_to("full")), Outcome::later);
        CHECK_EQ(outcome(settings, mail_to("later")), Outcome::later);
        CHECK_EQ(outcome(settings, mail_to("closing")), Outcome::unreachable);
        CHECK_EQ(outcome(mail_at(wire("RONDOM_WIRE_REFUSING")), mail_to("somebody")), Outcome::unreachable);
        CHECK_EQ(
            outcome(mail_at("smtp://" + wire("RONDOM_WIRE_DOWN")), mail_to("somebody")), Outcome::unreachable
        );
        auto silent = mail_at("smtp://" + wire("RONDOM_WIRE_SILENT"));
        silent.limits = impatient;
        CHECK_EQ(outcome(silent, mail_to("somebody")), Outcome::unreachable);
    }

    TEST_CASE("TLS and a password: all of it right, or nothing goes") {
        CHECK_EQ(outcome(private_mail(), mail_to("private")), Outcome::delivered);
        auto other = private_mail();
        other.password = "wrong";
        CHECK_EQ(outcome(other, mail_to("private")), Outcome::unreachable);
        other = private_mail();
        other.ca_file = {};  // nobody vouches for this server
        CHECK_EQ(outcome(other, mail_to("private")), Outcome::unreachable);
        other = mail_at(wire("RONDOM_WIRE_MAIL"));
        other.tls_always = true;  // and this one has no TLS
        CHECK_EQ(outcome(other, mail_to("private")), Outcome::unreachable);
    }

    TEST_CASE("a gateway for text messages, and its ways to say no") {
        auto const url = wire("RONDOM_WIRE_TEXTS") + "/messages";
        CHECK_EQ(outcome(texts_at(url), text_to("+31600000001")), Outcome::delivered);
        CHECK_EQ(outcome(texts_at(url), text_to("+31600000422")), Outcome::never);
        CHECK_EQ(outcome(texts_at(url), text_to("+31600000500")), Outcome::later);
        CHECK_EQ(outcome(texts_at(url), text_to("+31600000429")), Outcome::unreachable);
        CHECK_EQ(outcome(texts_at(url), text_to("+31600000302")), Outcome::unreachable);
        auto stranger = texts_at(url);
        stranger.token = "another";
        CHECK_EQ(outcome(stranger, text_to("+31600000001")), Outcome::unreachable);
        auto slow = texts_at(wire("RONDOM_WIRE_TEXTS") + "/slow");
        slow.limits = impatient;
        CHECK_EQ(outcome(slow, text_to("+31600000001")), Outcome::unreachable);
        CHECK_EQ(
            outcome(texts_at("http://" + wire("RONDOM_WIRE_DOWN")), text_to("+31600000001")),
            Outcome::unreachable
        );
    }

    TEST_CASE("a whole outbox goes over the line, each thing once") {
        SendingRegion region;
        auto const mail = SmtpPost::open(mail_at(wire("RONDOM_WIRE_MAIL"))).value();
        auto const texts = HttpTextGateway::open(texts_at(wire("RONDOM_WIRE_TEXTS") + "/messages")).value();
        Outbox outbox{region.journal, region.directory, {*mail, *texts}, real_words, place};
        REQUIRE(region.directory.speak(marieke, Language::en));
        auto esra_by_text = region.directory.person(esra)->value();
        esra_by_text.channel = accounts::Channel::text_message;
        REQUIRE(region.directory.keep(esra_by_text));
        for (auto const& person : {sanne, esra, marieke, sanne}) {
            region.something_is_ready_for(person, morning);
        }
        REQUIRE(region.invitations.invite(marieke, morning));
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
        auto called_off = thursday;
        called_off.cancelled = true;
        called_off.sequence = 1;
        accounts::put_waiting(
            change,
            {.person = esra,
             .at = morning,
             .kind = WaitingKind::meeting,
             .secret = {},
             .until = {},
             .meeting = called_off}
        );
        REQUIRE(region.journal.commit(change));
        CHECK_EQ(outbox.run_once(morning)->sent, 6);
        CHECK_EQ(outbox.run_once(morning)->sent, 0);
    }

    TEST_CASE("while there is no server everything waits; when it is back everything goes, once") {
        SendingRegion region;
        auto const down = SmtpPost::open(mail_at("smtp://" + wire("RONDOM_WIRE_DOWN"))).value();
        Outbox without{region.journal, region.directory, {*down, region.texts}, real_words, place};
        for (int each = 0; each < 30; ++each) {
            PersonId const id{"p" + std::to_string(each)};
            region.add(id, "Iemand", "waiting" + std::to_string(each) + "@waar.example", "");
            region.something_is_ready_for(id, morning);
        }
        auto now = morning;
        for (; now < morning + 10min; now += 15s) {
            CHECK_EQ(without.run_once(now)->sent, 0);
        }
        auto const back = SmtpPost::open(mail_at(wire("RONDOM_WIRE_MAIL"))).value();
        Outbox with{region.journal, region.directory, {*back, region.texts}, real_words, place};
        int sent = 0;
        for (; now < morning + 1h; now += 15s) {
            sent += with.run_once(now)->sent;
        }
        CHECK_EQ(sent, 30);
    }
}

TEST_SUITE("settings of mail and text messages") {
    TEST_CASE("what cannot work is said when it is set up") {
        CHECK_FALSE(SmtpPost::open(mail_at("http://mail.example")));
        CHECK_FALSE(SmtpPost::open(mail_at("mail.example")));
        auto settings = mail_at("smtp://mail.example");
        CHECK(SmtpPost::open(settings));
        settings.user = "rondom\r\nRCPT TO";
        CHECK_FALSE(SmtpPost::open(settings));
        settings = mail_at("smtp://mail.example");
        settings.from = "Rondom";
        CHECK_FALSE(SmtpPost::open(settings));
        CHECK(HttpTextGateway::open(texts_at("https://sms.example/messages")));
        CHECK_FALSE(HttpTextGateway::open(texts_at("http://sms.example/messages")));
        auto token = texts_at("https://sms.example/messages");
        token.token = "a\r\nHost: x";
        CHECK_FALSE(HttpTextGateway::open(token));
    }
}

}  // namespace rondom::notify
