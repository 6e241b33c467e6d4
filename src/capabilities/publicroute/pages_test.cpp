#include "capabilities/overview/capability.hpp"
#include "capabilities/page_kit.hpp"
#include "capabilities/publicroute/capability.hpp"
#include "web/region.hpp"

TEST_SUITE_BEGIN("public pages");

namespace rondom {

using page_kit::approve;
using page_kit::Site;
using scenario::around_a_child_of;

namespace {

std::vector<Capability const*> all() { return {&overview::capability, &publicroute::capability}; }

}  // namespace

TEST_CASE("every public page, in both languages, for whoever comes by") {
    Site site{all(), around_a_child_of(8)};
    site.signed_out();
    approve("publicroute/guide.nl", site.get("/"));
    approve("publicroute/guide.en", site.get("/en"));
    for (std::string const name : {"route", "begrippen", "privacy", "toegankelijkheid", "hulp"}) {
        approve("publicroute/" + name + ".nl", site.get("/" + name));
        approve("publicroute/" + name + ".en", site.get("/en/" + name));
    }
}

TEST_CASE("a public page sets no cookie, names no child and says where to call in danger") {
    Site site{all(), around_a_child_of(8)};
    site.signed_out();
    for (std::string_view const path : {"/", "/route", "/en/route", "/begrippen", "/privacy", "/hulp"}) {
        auto const page = site.get(path);
        CAPTURE(path);
        CHECK_EQ(page.status, 200);
        CHECK_EQ(page.header("Set-Cookie"), "");
        CHECK_FALSE(page.shows("Noor"));
        CHECK(page.shows("tel:112"));
        CHECK(page.shows("tel:08002000"));
    }
}

TEST_CASE("in English the way on stays English") {
    Site site{all(), around_a_child_of(8)};
    auto const page = site.signed_out().get("/en/route");
    CHECK(page.shows("href=\"/en/privacy\""));
    CHECK_FALSE(page.shows("href=\"/privacy\""));
}

TEST_CASE("every step and every party with a task stands in the table of the route") {
    Site site{all(), around_a_child_of(8)};
    auto const page = site.signed_out().get("/route");
    for (auto const& step : scenario::midden_groningen().steps) {
        CHECK(page.shows(step.label.nl));
    }
    CHECK(page.shows("role=\"columnheader\""));
    CHECK(page.shows("School praat met jullie over de zorgen"));
}

TEST_CASE("whoever is signed in goes on with their own first page") {
    Site site{all(), around_a_child_of(8)};
    auto const answer = site.as(Role::teacher).get("/");
    CHECK_EQ(answer.status, 303);
    CHECK_EQ(answer.header("Location"), "/mijn");
}

}  // namespace rondom

TEST_SUITE_END();
