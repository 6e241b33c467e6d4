#include "notify/mime.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>

#include "notify/notify_kit.hpp"
#include "notify/transfer.hpp"
#include "web/words.hpp"

namespace rondom::notify {

using namespace kit;

std::string kit::real_words(Language language, std::string_view key, Particulars const& particulars) {
    return web::words_in(language).text(key, {particulars.address, particulars.phone, particulars.secret});
}

namespace {

Sender const sender{.mail = "rondom@duinrand.example", .domain = "duinrand.example"};

Mail news() {
    return {
        .id = "abc",
        .person = sanne,
        .to = "s.bos@zwaluw.example",
        .subject = "Er staat een bericht voor je klaar",
        .text = "Dag,\n\nEén bericht & meer.",
        .calendar = {},
        .calendar_method = {},
        .language = Language::nl,
        .at = morning};
}

/// 3GPP TS 23.038, the basic table, as far as our texts may use it: every other character makes a message
/// shorter than 160.
bool is_gsm7(std::string_view text) {
    constexpr std::string_view known =
        " !\"#%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz@_$";
    return text.find_first_not_of(known) == std::string_view::npos;
}

/// A kind that does not go by this channel has no key.
void check_is_there(Language language, std::string_view key) {
    CHECK_MESSAGE((key.empty() || web::words_in(language).has(key)), key);
}

void check_fits(Language language, std::string_view text_key, Particulars const& particulars) {
    if (text_key.empty()) { return; }
    auto const words = real_words(language, text_key, particulars);
    CHECK_LE(words.size(), 160);
    CHECK_MESSAGE(is_gsm7(words), words);
}

}  // namespace

TEST_SUITE("mime") {
    TEST_CASE("a mail has the headers that it needs and nobody's name") {
        auto const text = mime_of(news(), sender);
        for (auto const* line :
             {"From: Rondom <rondom@duinrand.example>\r\n",
              "To: <s.bos@zwaluw.example>\r\n",
              "Subject: Er staat een bericht voor je klaar\r\n",
              "Date: Tue, 03 Nov 2026 09:00:00 +0000\r\n",
              "Message-ID: <abc@duinrand.example>\r\n",
              "Auto-Submitted: auto-generated\r\n",
              "MIME-Version: 1.0\r\n",
              "E=C3=A9n bericht & meer.",
              "<p>E=C3=A9n bericht &amp; meer.</p>",
              "lang=3D\"nl\""}) {
            CHECK_MESSAGE(text.find(line) != std::string::npos, line);
        }
        CHECK_EQ(text.find("text/calendar"), std::string::npos);
        CHECK_EQ(text.find("<img"), std::string::npos);
        CHECK_EQ(mime_of(news(), sender), text);
    }

    TEST_CASE("a calendar item is a part of its own") {
        auto mail = news();
        mail.calendar = "BEGIN:VCALENDAR";
        mail.calendar_method = "REQUEST";
        auto const text = mime_of(mail, sender);
        CHECK_NE(
            text.find("Content-Type: text/calendar; charset=utf-8; method=REQUEST\r\n"), std::string::npos
        );
        CHECK_NE(text.find("QkVHSU46VkNBTEVOREFS"), std::string::npos);
        CHECK_NE(text.find("multipart/mixed"), std::string::npos);
    }

    TEST_CASE("nothing in a text can begin a header, and a link is a link") {
        auto mail = news();
        mail.subject = "Eén\r\nBcc: x@y.example";
        mail.text = "Open:\n\nhttps://rondom.duinrand.example/uitnodiging/abc\n\n<script>";
        auto const text = mime_of(mail, sender);
        CHECK_EQ(text.find("\r\nBcc"), std::string::npos);
        CHECK_NE(text.find("Subject: =?utf-8?B?"), std::string::npos);
        CHECK_NE(text.find("<a href=3D\"https://rondom.duinrand.example"), std::string::npos);
        CHECK_NE(text.find("&lt;script&gt;"), std::string::npos);
    }

    TEST_CASE("quoted-printable keeps its lines short and its ends visible") {
        CHECK_EQ(quoted_printable("a=b"), "a=3Db");
        CHECK_EQ(quoted_printable("a \nb\r\n"), "a=20\r\nb\r\n");
        CHECK_EQ(quoted_printable(".\n"), "=2E\r\n");
        auto const wrapped = quoted_printable(std::string(200, 'x'));
        CHECK_EQ(wrapped.find("=\r\n"), 75);
        CHECK_EQ(quoted_printable(std::string(74, 'x') + "é").find("=\r\n"), 74);
    }

    TEST_CASE("every text is there in both languages, and a text message fits in one") {
        Particulars const particulars{
            .address = "rondom.duinrand.example", .phone = "088 000 12 34", .secret = "123456"};
        for (auto const language : {Language::nl, Language::en}) {
            for (auto const& [kind, name] : names_of(WaitingKind{})) {
                check_is_there(language, mail_key(kind));
                check_is_there(language, text_key(kind));
                check_fits(language, text_key(kind), particulars);
            }
        }
    }
}

TEST_SUITE("transfer") {
    TEST_CASE("what a mail server answers tells whose trouble it is") {
        auto const outcome = [](CURLcode result, long code, bool text_went) {
            return mail_delivery(result, code, text_went).outcome;
        };
        CHECK_EQ(outcome(CURLE_OK, 250, true), Outcome::delivered);
        CHECK_EQ(outcome(CURLE_SEND_ERROR, 550, false), Outcome::never);
        CHECK_EQ(outcome(CURLE_SEND_ERROR, 452, false), Outcome::later);
        CHECK_EQ(outcome(CURLE_SEND_ERROR, 421, false), Outcome::unreachable);
        CHECK_EQ(outcome(CURLE_SEND_ERROR, 530, false), Outcome::unreachable);
        CHECK_EQ(outcome(CURLE_WEIRD_SERVER_REPLY, 554, true), Outcome::never);
        CHECK_EQ(outcome(CURLE_WEIRD_SERVER_REPLY, 451, true), Outcome::later);
        // The same reply instead of a greeting is about all of us.
        CHECK_EQ(outcome(CURLE_WEIRD_SERVER_REPLY, 554, false), Outcome::unreachable);
        CHECK_EQ(outcome(CURLE_LOGIN_DENIED, 535, false), Outcome::unreachable);
        CHECK_EQ(outcome(CURLE_USE_SSL_FAILED, 220, false), Outcome::unreachable);
        CHECK_EQ(outcome(CURLE_OPERATION_TIMEDOUT, 354, true), Outcome::unreachable);
        CHECK_EQ(outcome(CURLE_COULDNT_CONNECT, 0, false), Outcome::unreachable);
    }

    TEST_CASE("what a gateway answers does too") {
        auto const outcome = [](long status) { return text_delivery(CURLE_OK, status).outcome; };
        CHECK_EQ(outcome(202), Outcome::delivered);
        CHECK_EQ(outcome(422), Outcome::never);
        CHECK_EQ(outcome(500), Outcome::later);
        CHECK_EQ(outcome(429), Outcome::unreachable);
        CHECK_EQ(outcome(401), Outcome::unreachable);
        CHECK_EQ(outcome(302), Outcome::unreachable);
        CHECK_EQ(text_delivery(CURLE_COULDNT_CONNECT, 0).outcome, Outcome::unreachable);
    }

    TEST_CASE("only this machine itself is near enough to go without TLS") {
        for (auto const* near : {"smtp://localhost:25", "smtp://127.0.0.1", "http://[::1]:8025/x"}) {
            CHECK_MESSAGE(goes_to_this_machine(near), near);
        }
        for (auto const* far :
             {"smtp://localhost.example",
              "smtp://127.0.0.1.example",
              "smtp://mail.example",
              "http://127.0.0.1@mail.example/",
              ""}) {
            CHECK_FALSE_MESSAGE(goes_to_this_machine(far), far);
        }
        CHECK_EQ(scheme_of("smtps://mail.example"), "smtps");
        CHECK_EQ(scheme_of("mail.example"), "");
    }
}

}  // namespace rondom::notify
