#include "capabilities/log/capability.hpp"
#include "capabilities/page_kit.hpp"
#include "capabilities/reading/capability.hpp"
#include "capabilities/signals/capability.hpp"
#include "web/poison.hpp"

TEST_SUITE_BEGIN("reading pages");

namespace rondom {

using page_kit::approve;
using page_kit::Site;
using scenario::around_a_child_of;

namespace {

constexpr std::string_view path = "/dossiers/dossier-1/inzage";

std::vector<Capability const*> all() {
    return {&signals::capability, &log::capability, &reading::capability};
}

}  // namespace

TEST_CASE("a parent sees who looked, at what, and why that was allowed") {
    Site site{all(), around_a_child_of(8)};
    REQUIRE_EQ(site.as(Role::teacher).get("/dossiers/dossier-1/signalen").status, 200);
    auto const page = site.as(Role::parent).get(path);
    CHECK(page.shows("The teacher"));
    CHECK(page.shows("de zorgen"));
    CHECK(page.shows("Dit mag. Het zijn gegevens van de eigen organisatie."));
}

TEST_CASE("the first one to look finds only that; in both languages") {
    Site site{all(), around_a_child_of(8)};
    approve("reading/first.nl", site.as(Role::parent).get(path));
    approve("reading/nothing.nl", site.get("/dossiers/dossier-1/inzage?toon=anderen"));
    approve("reading/nothing.en", site.in(web::Language::en).get("/dossiers/dossier-1/inzage?toon=anderen"));
}

TEST_CASE("what was refused is there, with the reason") {
    Site site{all(), around_a_child_of(8)};
    auto const refused = site.as(Role::teacher)
                             .send(
                                 "/dossiers/dossier-1/signalen/nieuw",
                                 {{"discussed_on", "2026-10-01"},
                                  {"discussed_with", "her mother"},
                                  {"observed", "She sits alone."},
                                  {"agreements", "We look again."},
                                  {"question_class", "learning"}}
                             );
    REQUIRE_EQ(refused.status, 422);
    auto const page = site.as(Role::parent).get("/dossiers/dossier-1/inzage?toon=geweigerd");
    CHECK(page.shows("probeerde iets wat niet mocht:"));
    CHECK(page.shows("De dag van het gesprek is nog niet geweest."));
}

TEST_CASE("the same page again on one day is one line with a count") {
    Site site{all(), around_a_child_of(8)};
    for (int times = 0; times < 3; ++times) {
        REQUIRE_EQ(site.as(Role::teacher).get("/dossiers/dossier-1/signalen").status, 200);
    }
    CHECK(site.as(Role::parent).get(path).shows("3 keer op deze dag."));
}

TEST_CASE("names of whoever looked are text") {
    Site site{all(), around_a_child_of(8)};
    auto evil = scenario::acting_as(Role::teacher);
    evil.name = web::poison;
    evil.organisation_name = web::poison;
    REQUIRE_EQ(site.as(evil).get("/dossiers/dossier-1/signalen").status, 200);
    CHECK(web::poison_stays_text(site.as(Role::parent).get(path).html));
}

}  // namespace rondom

TEST_SUITE_END();
