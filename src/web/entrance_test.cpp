#include <doctest/doctest.h>

#include "capabilities/page_kit.hpp"
#include "web/poison.hpp"
#include "web/region.hpp"
#include "web/submit.hpp"

TEST_SUITE_BEGIN("web");

namespace rondom {
namespace {

using page_kit::Answer;
using page_kit::Site;
using scenario::around_a_child_of;

struct Noted {
    std::string text;

    static constexpr std::string_view name = "test.noted";
    static constexpr Category category = Category::concern;
    static constexpr auto fields() { return std::tuple{field("text", &Noted::text)}; }
};

using Event = std::variant<Noted>;

constexpr Rule no_shouting{.name = "role.noPower", .source = "test"};

struct Note {
    std::string text;
    std::optional<Day> day;

    static constexpr Permission permission{.name = "test.note", .who = roles::school};
    static constexpr auto fields() {
        return std::tuple{field("text", &Note::text), field("day", &Note::day)};
    }
};

Decision<Event> decide(Note const& command, Situation const& /*situation*/) {
    if (command.text == "LOUD") { return refuse(no_shouting); }
    if (command.text == "second") { return refuse(somebody_was_first); }
    return {{Noted{command.text}}};
}

http::Response note_page(web::Visit& visit, web::Form const& form) {
    auto const dossier = visit.open("test.note");
    if (!dossier) { return dossier.error(); }
    auto const text = form.area("text", "form.choose", {.value = "before"});
    auto const day = form.day("day", "form.choose", {.optional = true});
    return visit.page(
        {.title = "form.choose", .dossier = &*dossier, .tab = "signals", .form = &form},
        web::Part{[&](web::Html& html) {
            html.literal("<form>");
            html.literal("<input name=\"sleutel\" value=\"");
            auto const view = form.view();
            html.attribute(view.token);
            html.literal("\"><input name=\"opdracht\" value=\"");
            html.attribute(view.command);
            html.literal("\"><p>");
            html.text(text.value);
            html.text(text.error);
            html.text(text.saved);
            html.text(day.error);
            html.literal("</p></form>");
        }}
    );
}

http::Response show_note(web::Visit& visit) { return note_page(visit, web::Form{visit}); }

http::Response write_note(web::Visit& visit) {
    return web::submit<Note>(
        visit,
        {.then = "/dossiers/{dossier}/noot",
         .flash = "account.signed-out",
         .again = note_page,
         .required = {{"text"}}}
    );
}

http::Response break_down(web::Visit& /*visit*/) { throw std::runtime_error{"words of a child"}; }

constexpr std::array routes{
    web::Route{http::Method::get, "/dossiers/{dossier}/noot", web::Reach::dossier, show_note},
    web::Route{http::Method::post, "/dossiers/{dossier}/noot", web::Reach::dossier, write_note},
    web::Route{http::Method::get, "/kapot", web::Reach::everybody, break_down}};

Capability const noting{.name = "test", .contribution = {}, .commands = {}, .rules = {}, .routes = routes};

Site site() { return Site{{&noting}, around_a_child_of(8)}; }

constexpr std::string_view note_path = "/dossiers/dossier-1/noot";

http::Request post(Answer const& page, std::string_view body) {
    http::Request request{.method = http::Method::post, .path = std::string{note_path}};
    request.headers = {
        {"host", "rondom.example"},
        {"content-type", "application/x-www-form-urlencoded"},
        {"origin", "https://rondom.example"},
        {"sec-fetch-site", "same-origin"}};
    request.body =
        "sleutel=" + page.hidden("sleutel") + "&opdracht=" + page.hidden("opdracht") + std::string{body};
    return request;
}

std::string without_tokens(Answer const& answer) {
    auto copy = answer;
    copy.html = "<main" + answer.html + "</main>";
    return copy.main();
}

}  // namespace

TEST_CASE("every answer carries every header that protects it") {
    auto region = site();
    region.as(Role::teacher);
    for (auto const path :
         {"/healthz",
          "/mijn",
          "/nowhere",
          "/kapot",
          "/dossiers/dossier-1/noot",
          "/dossiers/unknown/noot",
          "/assets/nothing.css",
          "/uitloggen"}) {
        CAPTURE(path);
        auto const answer = region.get(path);
        CHECK(answer.header("Content-Security-Policy").find("default-src 'none'") == 0);
        CHECK_EQ(answer.header("X-Content-Type-Options"), "nosniff");
        CHECK_EQ(answer.header("Referrer-Policy"), "no-referrer");
        CHECK_EQ(answer.header("Cross-Origin-Opener-Policy"), "same-origin");
        CHECK_EQ(answer.header("Cross-Origin-Embedder-Policy"), "require-corp");
        CHECK_EQ(answer.header("Cross-Origin-Resource-Policy"), "same-origin");
        CHECK_FALSE(answer.header("Permissions-Policy").empty());
        CHECK_EQ(answer.header("Cache-Control"), "no-store");
        CHECK(answer.header("Server").empty());
    }
}

TEST_CASE("who is not signed in, signs in first") {
    auto region = site();
    auto const answer = region.signed_out().get(note_path);
    CHECK_EQ(answer.status, 303);
    CHECK_EQ(answer.header("Location"), "/inloggen");
}

TEST_CASE("a dossier that is not there and one that is not yours are the same page") {
    auto region = site();
    region.as(Role::youth_nurse);
    auto const forbidden = region.get("/dossiers/dossier-1/noot");
    auto const unknown = region.get("/dossiers/dossier-2/noot");
    auto const nowhere = region.get("/dossiers/dossier-3/nergens");
    CHECK_EQ(forbidden.status, 404);
    auto same = [](std::string text) {
        for (auto at = text.find("dossier-"); at != std::string::npos; at = text.find("dossier-", at)) {
            text.replace(at, 9, "-");
        }
        return text;
    };
    CHECK_EQ(same(without_tokens(forbidden)), same(without_tokens(unknown)));
    CHECK_EQ(unknown.headers, forbidden.headers);
    CHECK_EQ(nowhere.status, 404);
}

TEST_CASE("what was filled in well happens once, and the next page says so") {
    auto region = site();
    auto const page = region.as(Role::teacher).get(note_path);
    auto const first = region.request(post(page, "&text=hello"));
    CHECK_EQ(first.status, 303);
    CHECK_EQ(first.header("Location"), note_path);
    auto const again = region.request(post(page, "&text=hello"));
    CHECK_EQ(again.status, 303);

    auto const kinds = region.kinds();
    CHECK_EQ(std::ranges::count(kinds, "test.noted"), 1);

    auto const next = region.follow(again);
    CHECK(next.shows("role=\"status\""));
    CHECK(next.shows("Je bent uitgelogd."));
    CHECK_FALSE(region.get(note_path).shows("role=\"status\""));
}

TEST_CASE("a POST that is not our own form is refused") {
    auto region = site();
    auto const page = region.as(Role::teacher).get(note_path);
    auto const other = region.get(note_path);
    auto const with_header = [&](std::string const& name, std::string const& value) {
        auto request = post(page, "&text=x");
        for (auto& [each, now] : request.headers) {
            if (each == name) { now = value; }
        }
        return region.request(request).status;
    };
    CHECK_EQ(with_header("sec-fetch-site", "cross-site"), 403);
    CHECK_EQ(with_header("sec-fetch-site", "same-site"), 403);
    CHECK_EQ(with_header("sec-fetch-site", "none"), 403);
    CHECK_EQ(with_header("origin", "https://elsewhere.example"), 403);
    CHECK_EQ(with_header("origin", "https://rondom.example.elsewhere.example"), 403);
    CHECK_EQ(with_header("content-type", "text/plain"), 415);
    CHECK_EQ(with_header("content-type", "multipart/form-data; boundary=x"), 415);

    auto nothing_said = post(page, "&text=x");
    nothing_said.headers.erase(nothing_said.headers.begin() + 2, nothing_said.headers.end());
    CHECK_EQ(region.request(nothing_said).status, 403);

    auto mixed = post(page, "&text=x");
    mixed.body = "sleutel=" + page.hidden("sleutel") + "&opdracht=" + other.hidden("opdracht") + "&text=x";
    CHECK_EQ(region.request(mixed).status, 403);
    auto without = post(page, "&text=x");
    without.body = "text=x";
    CHECK_EQ(region.request(without).status, 403);

    // The token of one session is nothing in another.
    CHECK_EQ(region.as(Role::teacher).request(post(page, "&text=x")).status, 403);
    CHECK_EQ(std::ranges::count(region.kinds(), "test.noted"), 0);
}

TEST_CASE("a field that cannot be read: 422, a summary that takes the focus, and what was typed") {
    auto region = site();
    auto const answer = region.as(Role::teacher).send(note_path, {{"text", ""}, {"day", "the day after"}});
    CHECK_EQ(answer.status, 422);
    CHECK(answer.shows("<title>Fout: Kies – Rondom</title>"));
    CHECK(answer.shows("role=\"group\" tabindex=\"-1\" autofocus"));
    CHECK(answer.shows("<a href=\"#veld-text\">Vul dit in.</a>"));
    CHECK(answer.shows("<a href=\"#veld-day\">"));
    CHECK(answer.html.find("#veld-text") < answer.html.find("#veld-day"));
}

TEST_CASE("a refusal says why and what now") {
    auto region = site();
    auto const answer = region.as(Role::teacher).send(note_path, {{"text", "LOUD"}});
    CHECK_EQ(answer.status, 422);
    CHECK(answer.shows("Dit mag niet in de rol waarin je nu werkt."));
    CHECK(answer.shows("Kies een andere rol in het menu"));
    CHECK(answer.shows("LOUD"));
}

TEST_CASE("who was second sees both texts") {
    auto region = site();
    auto const answer = region.as(Role::teacher).send(note_path, {{"text", "second"}});
    CHECK_EQ(answer.status, 409);
    CHECK(answer.shows("second"));
    CHECK(answer.shows("before"));
}

TEST_CASE("when nothing can be written, the words are on the page and can be sent again") {
    auto region = site();
    auto const page = region.as(Role::teacher).get(note_path);
    auto const answer = region.storage_full().request(post(page, "&text=a+long+story"));
    CHECK_EQ(answer.status, 503);
    CHECK(answer.shows("a long story"));
    CHECK(answer.shows(page.hidden("opdracht")));
    CHECK_FALSE(answer.header("Retry-After").empty());
}

TEST_CASE("when storage does not answer, that is said to whoever is signed in, and the words are kept") {
    auto region = site();
    auto const page = region.as(Role::teacher).get(note_path);
    region.storage_away();
    auto const seen = region.get(note_path);
    CHECK_EQ(seen.status, 503);
    CHECK(seen.header("Location").empty());
    auto const answer = region.request(post(page, "&text=a+long+story"));
    CHECK_EQ(answer.status, 503);
    CHECK(answer.shows("a long story"));
    CHECK_EQ(std::ranges::count(region.kinds(), "test.noted"), 0);
}

TEST_CASE("when the session ended while somebody was typing, the words are still there") {
    auto region = site();
    auto const page = region.as(Role::teacher).get(note_path);
    auto const answer = region.signed_out().request(post(page, "&text=a+long+story"));
    CHECK_EQ(answer.status, 403);
    CHECK(answer.shows("a long story"));
    CHECK(answer.shows("href=\"/inloggen\""));
    CHECK_EQ(std::ranges::count(region.kinds(), "test.noted"), 0);
}

TEST_CASE("our own mistake gives a reference and nothing else") {
    auto region = site();
    auto const answer = region.get("/kapot");
    CHECK_EQ(answer.status, 500);
    CHECK(answer.shows("Noem dan deze code"));
    CHECK_FALSE(answer.shows("words of a child"));
}

TEST_CASE("an address that is there for another method says so") {
    auto region = site();
    auto const answer = region.as(Role::teacher).get("/uitloggen");
    CHECK_EQ(answer.status, 405);
    CHECK_EQ(answer.header("Allow"), "POST");
}

TEST_CASE("the title never names the child, the head of the dossier does") {
    auto region = site();
    auto const page = region.as(Role::teacher).get(note_path);
    auto const title = page.html.substr(0, page.html.find("</title>"));
    CHECK(title.find("Noor") == std::string::npos);
    CHECK(page.shows("<h1><bdi>Noor Test</bdi></h1>"));
}

TEST_CASE("names are text, whatever they are") {
    auto scenario = around_a_child_of(8);
    auto const name = std::string{web::poison};
    scenario.given(
        Role::teacher,
        access::ChildRegistered{
            .child = scenario::person(Role::youth),
            .first_name = name,
            .last_name = name,
            .born = scenario::day("2018-09-01"),
            .group = name,
            .school = OrganisationId{"the-swallow"},
            .school_name = name}
    );
    Site region{{&noting}, scenario};
    auto who = scenario::acting_as(Role::teacher);
    who.name = name;
    who.organisation_name = name;
    CHECK(web::poison_stays_text(region.as(who).get(note_path).html));
    CHECK(web::poison_stays_text(region.send(note_path, {{"text", name}, {"day", name}}).html));
}

TEST_CASE("another language, and back to the page") {
    auto region = site();
    auto const page = region.as(Role::teacher).in(web::Language::en).get(note_path);
    CHECK(page.shows("<html lang=\"en\""));
    CHECK(page.shows("Sign out"));
}

}  // namespace rondom

TEST_SUITE_END();
