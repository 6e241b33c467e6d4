#include <doctest/doctest.h>

#include "accounts/authenticator.hpp"
#include "app/browser_kit.hpp"

TEST_SUITE_BEGIN("staff pages");

namespace rondom::app {

using namespace browser_kit;

namespace {

Moment const begins = *parse_moment("2026-09-07T07:00:00Z");

std::string app_code(std::string key) {
    std::erase(key, ' ');
    return accounts::authenticator_code(key, accounts::authenticator_period(begins));
}

/// Follows the link in the mail, chooses a password and sets up the app.
Browser let_in(Rondom& rondom, std::string_view mail) {
    Browser browser{rondom, {}};
    auto const post = browser.open("/demo/post").body;
    auto const link = "/aanmelden/" + between(post.substr(post.find(mail)), "href=\"/aanmelden/", "\"");
    auto const key = between(browser.open(link).body, "<dd><bdi>", "</bdi>");
    REQUIRE_EQ(browser.send(link, "&password=four+blue+horses+sing&code=" + app_code(key)).status, 303);
    return browser;
}

/// A region in which Ada, who administers it, is signed in.
struct Office {
    std::unique_ptr<Rondom> rondom = demonstration(a_teacher_and_a_child);
    Browser ada = [this] {
        REQUIRE(rondom->appoint_administrator("Ada Bos", "ada@alliance.example", "The alliance").has_value());
        return let_in(*rondom, "ada@alliance.example");
    }();

    /// Gives the address of the new school.
    std::string add_school() {
        auto const added = ada.send("/mensen/nieuw", "&name=De+Merel&kind=school");
        REQUIRE_EQ(added.status, 303);
        return header(added, "Location");
    }

    http::Response add_teacher(std::string const& school) {
        return ada.send(
            school + "/nieuw", "&name=Lot+Smit&mail=l.smit@merel.example&role=teacher&from=2026-09-01"
        );
    }
};

bool shows(http::Response const& page, std::string_view text) {
    return page.body.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("an administrator adds a school and a teacher, who comes in by the mail and registers a child") {
    Office office;
    CHECK_EQ(header(office.ada.open("/mijn"), "Location"), "/regio");
    CHECK(shows(office.ada.open("/mensen"), "obs De Zwaluw"));

    auto const school = office.add_school();
    CHECK(shows(office.ada.open(school), "Nog niemand"));
    CHECK_EQ(header(office.add_teacher(school), "Location"), school);
    auto const page = office.ada.open(school);
    CHECK(shows(page, "De rol is vastgelegd."));
    CHECK(shows(page, "Lot Smit"));
    CHECK(shows(page, "l.smit@merel.example"));
    CHECK(shows(page, "Vastgelegd door Ada Bos."));

    auto lot = let_in(*office.rondom, "l.smit@merel.example");
    auto const begin = lot.open("/dossiers/nieuw");
    CHECK_EQ(begin.status, 200);
    CHECK(shows(begin, "Lot Smit"));
}

TEST_CASE("what is missing is said at the field, and what was typed stays") {
    Office office;
    CHECK_EQ(office.ada.send("/mensen/nieuw", "&name=De+Merel").status, 422);
    CHECK(shows(office.ada.send("/mensen/nieuw", "&name=+&kind=school"), "De naam ontbreekt nog."));

    auto const school = office.add_school();
    auto const wrong = office.ada.send(school + "/nieuw", "&name=Lot&mail=lot&role=teacher&from=2026-09-07");
    CHECK_EQ(wrong.status, 422);
    CHECK(shows(wrong, "Dit is geen e-mailadres dat we kunnen gebruiken."));
    CHECK(shows(wrong, "value=\"Lot\""));
    auto const empty = office.ada.send(school + "/nieuw", "&from=2026-09-07");
    for (auto const* const field : {"#veld-name", "#veld-mail", "#veld-role"}) {
        CHECK(shows(empty, field));
    }
    auto const elsewhere =
        office.ada.send(school + "/nieuw", "&name=Lot&mail=l@merel.example&role=youth_nurse&from=2026-09-07");
    CHECK(shows(elsewhere, "Deze rol hoort niet bij dit soort organisatie."));
    CHECK_EQ(office.ada.send(school + "/stoppen", "&who=teacher/nobody&last=2026-09-07").status, 422);
}

TEST_CASE("whoever stops, stops at the end of the last day, and stands among those who worked there") {
    Office office;
    auto const school = office.add_school();
    REQUIRE_EQ(office.add_teacher(school).status, 303);
    auto lot = let_in(*office.rondom, "l.smit@merel.example");
    auto const who = between(office.ada.open(school + "/stoppen").body, "<option value=\"teacher/", "\"");
    auto const ended = office.ada.send(school + "/stoppen", "&who=teacher/" + who + "&last=2026-08-31");
    CHECK_EQ(ended.status, 422);  // before the first day
    REQUIRE_EQ(office.ada.send(school + "/stoppen", "&who=teacher/" + who + "&last=2026-09-06").status, 303);
    CHECK_EQ(lot.open("/dossiers/nieuw").status, 303);  // signed out at once
    auto const page = office.ada.open(school);
    CHECK(shows(page, "Wie werkte hier?"));
    CHECK_FALSE(shows(page, "Iemand stopt"));
}

TEST_CASE("somebody of the municipality is linked to a school, and can be chosen there") {
    Office office;
    auto const school = office.add_school();
    auto const added = office.ada.send("/mensen/nieuw", "&name=Gemeente+Duinrand&kind=municipality");
    auto const town = header(added, "Location");
    REQUIRE_EQ(
        office.ada
            .send(
                town + "/nieuw",
                "&name=Kaya+Smit&mail=kaya@duinrand.example&role=family_liaison&from=2026-09-07"
            )
            .status,
        303
    );
    auto const form = office.ada.open(school + "/verbinden").body;
    auto const who = between(form, "<option value=\"family_liaison/", "\"");
    REQUIRE_EQ(office.ada.send(school + "/verbinden", "&who=family_liaison/" + who).status, 303);
    CHECK(shows(office.ada.open(school), "Gemeente Duinrand"));
    CHECK(shows(office.ada.open(school), "Kaya Smit"));
}

TEST_CASE("whoever lost the way in gets another one") {
    Office office;
    auto const school = office.add_school();
    REQUIRE_EQ(office.add_teacher(school).status, 303);
    auto const who = between(office.ada.open(school + "/toegang").body, "<option value=\"teacher/", "\"");
    auto const sent = office.ada.send(school + "/toegang", "&who=teacher/" + who);
    CHECK_EQ(header(sent, "Location"), school);
    CHECK(shows(office.ada.open(school), "De mail is onderweg."));
}

TEST_CASE("for anybody else these pages are not there") {
    Office office;
    auto const school = office.add_school();
    REQUIRE_EQ(office.add_teacher(school).status, 303);
    auto lot = let_in(*office.rondom, "l.smit@merel.example");
    for (auto const* const below : {"", "/nieuw", "/verbinden", "/stoppen", "/toegang"}) {
        CHECK_EQ(lot.open(school + below).status, 404);
    }
    CHECK_EQ(lot.open("/mensen").status, 404);
    CHECK_EQ(lot.open("/mensen/nieuw").status, 404);
    CHECK_EQ(office.ada.open("/mensen/bij/nowhere").status, 404);
    Browser nobody{*office.rondom, {}};
    CHECK_EQ(nobody.open("/mensen").status, 303);
}

}  // namespace rondom::app
