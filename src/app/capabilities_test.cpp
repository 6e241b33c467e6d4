#include "app/capabilities.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <set>

#include "app/region_profile.hpp"
#include "capabilities/page_kit.hpp"
#include "web/form.hpp"
#include "web/region.hpp"

// What must hold for every capability, whoever adds one.

TEST_SUITE_BEGIN("capabilities");

namespace rondom::app {
namespace {

std::string filled(std::string_view pattern) {
    std::string path{pattern};
    for (auto const& [place, value] :
         {std::pair{"{dossier}", "dossier-1"}, std::pair{"{subject}", "subject-1"}}) {
        if (auto const at = path.find(place); at != std::string::npos) {
            path.replace(at, std::string_view{place}.size(), value);
        }
    }
    return path;
}

page_kit::Site everything() {
    auto const all = all_capabilities();
    return page_kit::Site{{all.begin(), all.end()}, scenario::around_a_child_of(13)};
}

http::Request form(std::string path) {
    http::Request request{.method = http::Method::post, .path = std::move(path)};
    request.headers = {
        {"host", "rondom.example"},
        {"content-type", "application/x-www-form-urlencoded"},
        {"sec-fetch-site", "same-origin"}};
    request.body = "sleutel=wrong&opdracht=wrong";
    return request;
}

/// Commands that people give without a page for it, and where they do instead.
constexpr std::array without_page{
    std::pair{
        "consent.close_for_parent", "a button beside each part that is open, on toestemming/openzetten"},
    std::pair{"messages.read", "a button at each message, on berichten"},
};

/// The pattern of the page where a command is given: about one thing when there is such a page.
std::string pattern_of_page(web::Router const& router, Command const& command) {
    auto const below = std::string{command.page.substr(command.page.starts_with('/') ? 1 : 0)};
    if (command.permission->opens_dossier) { return "/dossiers/" + below; }
    auto const whole = "/dossiers/{dossier}/" + below;
    return router.has_page(whole) ? whole : whole + "/{subject}";
}

template <class Use>
void each_route(Use const& use) {
    for (auto const* capability : all_capabilities()) {
        for (auto const& route : capability->routes) {
            use(route);
        }
    }
}

}  // namespace

TEST_CASE("every rule says why not and what now, in both languages") {
    for (auto const language : {web::Language::nl, web::Language::en}) {
        auto const& words = web::words_in(language);
        for (auto const* capability : all_capabilities()) {
            for (auto const* rule : capability->rules) {
                CAPTURE(capability->name);
                CAPTURE(rule->name);
                CHECK(words.has(web::rule_key(rule->name)));
                CHECK(words.has(web::rule_key(rule->name) + ".next"));
            }
        }
    }
}

TEST_CASE("a command has a name of its own") {
    std::set<std::string_view> names;
    for (auto const* capability : all_capabilities()) {
        for (auto const& command : capability->commands) {
            CAPTURE(command.permission->name);
            CHECK(names.insert(command.permission->name).second);
        }
    }
}

TEST_CASE("every command has a page that asks and sends, or it is said where people give it instead") {
    auto site = everything();
    auto const& router = site.region().router;
    for (auto const* capability : all_capabilities()) {
        for (auto const& command : capability->commands) {
            auto const name = command.permission->name;
            CAPTURE(name);
            auto const page = pattern_of_page(router, command);
            bool const asks = router.has_page(page);
            bool const sends = router.find(http::Method::post, filled(page)).route != nullptr;
            auto const* reason = std::ranges::find(without_page, name, [](auto const& each) {
                return std::string_view{each.first};
            });
            CHECK((reason != without_page.end() || (asks && sends)));
        }
    }
}

TEST_CASE("no route without its checks: signed out, nothing of a dossier is answered") {
    auto site = everything();
    each_route([&](web::Route const& route) {
        CAPTURE(route.path);
        if (route.reach == web::Reach::everybody) { return; }
        auto const path = filled(route.path);
        auto const answer = route.method == http::Method::post ? site.signed_out().request(form(path))
                                                               : site.signed_out().get(path);
        CHECK((answer.status == 303 || answer.status == 403));
        CHECK_FALSE(answer.shows("Noor"));
    });
}

TEST_CASE("no POST comes past the door without the form's own token (S1)") {
    auto site = everything();
    each_route([&](web::Route const& route) {
        CAPTURE(route.path);
        if (route.method != http::Method::post) { return; }
        CHECK_EQ(site.as(Role::teacher).request(form(filled(route.path))).status, 403);
    });
}

TEST_CASE("every task of every region leads to the page where it is done, or to the list where one is chosen"
) {
    auto site = everything();
    auto const& router = site.region().router;
    for (auto const* region : {"midden-groningen", "noord-kennemerland", "dordrecht", "unita"}) {
        auto const profile = load_region(region, {});
        REQUIRE(profile.has_value());
        for (auto const& task : profile->tasks) {
            auto const page = router.page_of(task.command, DossierId{"dossier-1"});
            CAPTURE(region);
            CAPTURE(task.id);
            REQUIRE(page.has_value());
            CHECK_NE(*page, "/dossiers/dossier-1");
        }
    }
}

TEST_CASE("every page carries the headers that protect it, and is never our own mistake (S3)") {
    auto site = everything();
    for (auto const role : {Role::teacher, Role::parent, Role::youth, Role::support_coordinator}) {
        site.as(role);
        each_route([&](web::Route const& route) {
            CAPTURE(route.path);
            CAPTURE(name_of(role));
            if (route.method == http::Method::post) { return; }
            auto const answer = site.get(filled(route.path));
            CHECK(answer.status < 500);
            CHECK(answer.header("Content-Security-Policy").starts_with("default-src 'none'"));
            CHECK_EQ(answer.header("X-Content-Type-Options"), "nosniff");
            CHECK_EQ(answer.header("Cache-Control"), "no-store");
        });
    }
}

TEST_CASE("for whoever stands outside the circle, no page of a dossier exists (T1, M3)") {
    auto site = everything();
    site.as(Role::attendance_officer);
    each_route([&](web::Route const& route) {
        CAPTURE(route.path);
        if (route.reach != web::Reach::dossier || route.method == http::Method::post) { return; }
        auto const answer = site.get(filled(route.path));
        CHECK_EQ(answer.status, 404);
        CHECK_FALSE(answer.shows("Noor"));
    });
}

}  // namespace rondom::app

TEST_SUITE_END();
