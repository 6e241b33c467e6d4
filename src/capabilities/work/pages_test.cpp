#include "capabilities/overview/capability.hpp"
#include "capabilities/page_kit.hpp"
#include "capabilities/signals/capability.hpp"
#include "capabilities/work/capability.hpp"
#include "web/poison.hpp"

TEST_SUITE_BEGIN("work pages");

namespace rondom {

using page_kit::approve;
using page_kit::Site;
using scenario::around_a_child_of;

namespace {

std::vector<Capability const*> all() {
    return {&signals::capability, &overview::capability, &work::capability};
}

}  // namespace

TEST_CASE("my work: what, for whom, before when and why me") {
    Site site{all(), around_a_child_of(8)};
    auto const page = site.as(Role::teacher).get("/mijn/werk");
    CHECK(page.shows("Omdat jij leerkracht bent"));
    CHECK(page.shows("href=\"/dossiers/dossier-1/signalen/nieuw\""));
    approve("work/list.nl", page);
    approve("work/list.en", site.in(web::Language::en).get("/mijn/werk"));
}

TEST_CASE("each day in my work stands there with why, and late with who is next") {
    Site site{all(), around_a_child_of(8)};
    CHECK(site.as(Role::teacher).get("/mijn/werk").shows("10 werkdagen na "));
    auto scenario = around_a_child_of(8);
    Site late{all(), scenario.on("2026-09-23")};
    CHECK(late.as(Role::teacher).get("/mijn/werk").shows("De tijd is om. Wie hierop lette: "));
}

TEST_CASE("nothing to do is said in a friendly way") {
    Site site{all(), around_a_child_of(8)};
    approve("work/empty.nl", site.as(Role::attendance_officer).get("/mijn/werk"));
    approve("work/empty.en", site.in(web::Language::en).get("/mijn/werk"));
}

TEST_CASE("one list for me, one for what waits for others") {
    Site site{all(), around_a_child_of(8)};
    auto const mine = site.as(Role::support_coordinator).get("/mijn/werk?voor=mij");
    CHECK_FALSE(mine.shows("id=\"wacht\""));
    auto const others = site.get("/mijn/werk?voor=anderen");
    CHECK(others.shows("Aan zet: The teacher"));
    CHECK_FALSE(others.shows("id=\"week\""));
}

TEST_CASE("the number in the header is the number of lines for me") {
    Site site{all(), around_a_child_of(8)};
    auto const page = site.as(Role::teacher).get("/mijn/werk?voor=mij");
    CHECK(page.shows("rd-teller"));
}

TEST_CASE("where somebody begins") {
    Site site{all(), around_a_child_of(8)};
    CHECK_EQ(site.as(Role::teacher).get("/mijn").header("Location"), "/mijn/werk");
    CHECK_EQ(site.as(Role::parent).get("/mijn").header("Location"), "/dossiers/dossier-1");
}

TEST_CASE("my dossiers, with the route in dots and who is at turn") {
    Site site{all(), around_a_child_of(8)};
    auto const page = site.as(Role::teacher).get("/dossiers");
    CHECK(page.shows("Noor T."));
    CHECK(page.shows("stap 1 van 4"));
    approve("work/dossiers.nl", page);
    approve("work/dossiers.en", site.in(web::Language::en).get("/dossiers"));
}

TEST_CASE("looking for a child that is not there, and nobody's dossiers but one's own") {
    Site site{all(), around_a_child_of(8)};
    CHECK(site.as(Role::teacher).get("/dossiers?zoek=sem").shows("Niets gevonden"));
    CHECK(site.get("/dossiers?zoek=noor").shows("Noor T."));
    auto const other = site.as(Role::attendance_officer).get("/dossiers");
    CHECK(other.shows("Nog geen dossiers"));
    CHECK_FALSE(other.shows("Noor"));
}

TEST_CASE("names and what somebody searches for are text") {
    auto scenario = around_a_child_of(8);
    auto const teacher = scenario::acting_as(Role::teacher);
    scenario.given(
        teacher,
        access::ChildRegistered{
            .child = scenario::person(Role::youth),
            .first_name = std::string{web::poison},
            .last_name = {},
            .born = scenario::day("2018-09-01"),
            .group = std::string{web::poison},
            .school = teacher.organisation,
            .school_name = std::string{web::poison}}
    );
    Site site{all(), scenario};
    CHECK(web::poison_stays_text(site.as(Role::teacher).get("/mijn/werk").html));
    CHECK(web::poison_stays_text(site.get("/dossiers").html));
    CHECK(web::poison_stays_text(site.get("/dossiers?zoek=%22%3E%3Cscript%3E").html));
}

}  // namespace rondom

TEST_SUITE_END();
