#include "app/rondom.hpp"

#include "accounts/authenticator.hpp"
#include "app/browser_kit.hpp"

TEST_SUITE_BEGIN("rondom");

namespace rondom::app {

using browser_kit::between;
using browser_kit::Browser;
using browser_kit::get;
using browser_kit::header;

namespace {

std::unique_ptr<Rondom> demonstration() {
    return browser_kit::demonstration(browser_kit::a_teacher_and_a_child);
}

/// As Ans, the teacher; gives the cookie.
std::string sign_in(Rondom& rondom) {
    auto const page = rondom.answer(get("/demo")).body;
    http::Request chosen{.method = http::Method::post, .path = "/demo"};
    chosen.headers = {
        {"host", "localhost"},
        {"content-type", "application/x-www-form-urlencoded"},
        {"sec-fetch-site", "same-origin"}};
    auto const form = page.substr(page.find("<main"));
    constexpr std::string_view person = "name=\"person\" value=\"";
    auto const choice = form.substr(form.rfind(person, form.find("Ans de Wit")));
    chosen.body = "sleutel=" + between(form, "name=\"sleutel\" value=\"", "\"") +
                  "&opdracht=" + between(form, "name=\"opdracht\" value=\"", "\"") +
                  "&person=" + between(choice, person, "\"");
    auto const answer = rondom.answer(chosen);
    REQUIRE_EQ(answer.status, 303);
    auto const cookie = header(answer, "Set-Cookie");
    return cookie.substr(0, cookie.find(';'));
}

std::string app_code(std::string key, Moment now) {
    std::erase(key, ' ');
    return accounts::authenticator_code(key, accounts::authenticator_period(now));
}

}  // namespace

TEST_CASE("an administrator gets a mail, chooses a password, sets up the app, and signs in the next day") {
    auto const rondom = demonstration();
    REQUIRE(rondom->appoint_administrator("Ada Bos", "ada@alliance.example", "The alliance").has_value());

    Browser browser{*rondom, {}};
    auto const mails = browser.open("/demo/post").body;
    auto const link = "/aanmelden/" + between(mails, "href=\"/aanmelden/", "\"");
    auto const key = between(browser.open(link).body, "<dd><bdi>", "</bdi>");
    auto const now = *parse_moment("2026-09-07T07:00:00Z");

    auto const short_one = browser.send(link, "&password=short&code=" + app_code(key, now));
    CHECK_EQ(short_one.status, 422);
    CHECK(short_one.body.find("Dit wachtwoord is te kort.") != std::string::npos);
    CHECK(short_one.body.find("value=\"short\"") == std::string::npos);

    auto const in = browser.send(link, "&password=four+blue+horses+sing&code=" + app_code(key, now));
    CHECK_EQ(in.status, 303);
    CHECK_EQ(header(in, "Location"), "/mijn");
    CHECK(browser.open("/nowhere").body.find("Ada Bos") != std::string::npos);
    CHECK_EQ(browser.open(link).status, 404);

    browser.cookies.clear();
    CHECK_EQ(browser.send("/demo/klok", "&days=1&back=/demo", "/demo").status, 303);
    auto const wrong = browser.send("/inloggen/werk", "&mail=ada@alliance.example&password=four+red+horses");
    CHECK_EQ(wrong.status, 422);
    auto const half =
        browser.send("/inloggen/werk", "&mail=ada@alliance.example&password=four+blue+horses+sing");
    REQUIRE_EQ(header(half, "Location"), "/inloggen/app");
    CHECK_EQ(browser.send("/inloggen/app", "&code=000000").status, 422);
    auto const whole = browser.send("/inloggen/app", "&code=" + app_code(key, now + std::chrono::days{1}));
    CHECK_EQ(header(whole, "Location"), "/mijn");
}

TEST_CASE("nobody learns which addresses are known") {
    auto const rondom = demonstration();
    Browser browser{*rondom, {}};
    auto const sent = browser.send("/inloggen", "&mail=nobody@nowhere.example");
    CHECK_EQ(header(sent, "Location"), "/inloggen/code");
    auto const code = browser.send("/inloggen/code", "&code=123456");
    CHECK_EQ(code.status, 422);
    CHECK(code.body.find("Deze code klopt niet.") != std::string::npos);
}

TEST_CASE("a link that never was one is like a link that is over") {
    auto const rondom = demonstration();
    Browser browser{*rondom, {}};
    CHECK_EQ(browser.open("/uitnodiging/nothing").status, 404);
    CHECK_EQ(browser.open("/aanmelden/nothing").status, 404);
}

TEST_CASE("the server says that it is well") {
    auto const rondom = demonstration();
    auto const answer = rondom->answer(get("/healthz"));
    CHECK_EQ(answer.status, 200);
    CHECK_EQ(answer.body, "ok\n");
}

TEST_CASE("in the demonstration somebody is chosen, and sees that person's dossiers on the story's day") {
    auto const rondom = demonstration();
    auto const cookie = sign_in(*rondom);
    auto const page = rondom->answer(get("/dossiers/nothing/signalen", cookie));
    CHECK_EQ(page.status, 404);
    CHECK(page.body.find("7 september 2026") != std::string::npos);
    CHECK(page.body.find("Ans de Wit") != std::string::npos);
}

TEST_CASE("without the demonstration nobody is chosen") {
    auto const rondom = Rondom::open({.data = {}, .key_file = {}});
    REQUIRE(rondom.has_value());
    CHECK_EQ((*rondom)->answer(get("/demo")).status, 404);
    CHECK_EQ((*rondom)->answer(get("/mijn")).status, 303);
}

TEST_CASE("a key that is not there says so") {
    auto const rondom = Rondom::open({.data = "/nowhere", .key_file = "/nowhere/region.key"});
    REQUIRE_FALSE(rondom.has_value());
    CHECK(rondom.error().find("/nowhere/region.key") != std::string::npos);
}

}  // namespace rondom::app

TEST_SUITE_END();
