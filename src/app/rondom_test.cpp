#include "app/rondom.hpp"

#include <doctest/doctest.h>

#include "app/story.hpp"

TEST_SUITE_BEGIN("rondom");

namespace rondom::app {
namespace {

std::string const story_text = R"(
story: A teacher and a parent
region: midden-groningen
organisations:
  school: {name: obs De Zwaluw, kind: school}
people:
  ans: {name: Ans de Wit, role: teacher, at: school}
  noor: {name: Noor, role: youth}
moments:
  - at: 2026-09-07 09:00
    who: ans
    does: family.register
    with: {child: "@noor", first_name: Noor, last_name: Bos, born: 2017-05-09, group: "5"}
)";

std::unique_ptr<Rondom> demonstration() {
    auto rondom = Rondom::open({.data = {}, .key_file = {}, .demo = true});
    REQUIRE_MESSAGE(rondom.has_value(), rondom.error());
    auto const story = read_story("test.yaml", story_text);
    REQUIRE(story.has_value());
    auto const lived = (*rondom)->live(*story);
    REQUIRE_MESSAGE(lived.has_value(), lived.error());
    return std::move(*rondom);
}

http::Request get(std::string path, std::string cookies = {}) {
    http::Request request{.method = http::Method::get, .path = std::move(path)};
    request.headers = {{"host", "localhost"}, {"cookie", std::move(cookies)}};
    return request;
}

std::string between(std::string const& text, std::string_view before, std::string_view after) {
    auto const at = text.find(before);
    REQUIRE(at != std::string::npos);
    auto const start = at + before.size();
    return text.substr(start, text.find(after, start) - start);
}

std::string header(http::Response const& response, std::string_view name) {
    for (auto const& [each, value] : response.headers) {
        if (each == name) { return value; }
    }
    return {};
}

/// Chooses the first person of the demonstration; gives the cookie.
std::string sign_in(Rondom& rondom) {
    auto const page = rondom.answer(get("/demo")).body;
    http::Request chosen{.method = http::Method::post, .path = "/demo"};
    chosen.headers = {
        {"host", "localhost"},
        {"content-type", "application/x-www-form-urlencoded"},
        {"sec-fetch-site", "same-origin"}};
    auto const form = page.substr(page.find("<main"));
    chosen.body = "sleutel=" + between(form, "name=\"sleutel\" value=\"", "\"") +
                  "&opdracht=" + between(form, "name=\"opdracht\" value=\"", "\"") +
                  "&person=" + between(form, "name=\"person\" value=\"", "\"");
    auto const answer = rondom.answer(chosen);
    REQUIRE_EQ(answer.status, 303);
    auto const cookie = header(answer, "Set-Cookie");
    return cookie.substr(0, cookie.find(';'));
}

}  // namespace

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
