#include "capabilities/circle/capability.hpp"
#include "capabilities/consent/capability.hpp"
#include "capabilities/log/capability.hpp"
#include "capabilities/overview/capability.hpp"
#include "capabilities/page_kit.hpp"
#include "capabilities/signals/capability.hpp"
#include "capabilities/signals/rules.hpp"
#include "capabilities/triage/events.hpp"
#include "web/poison.hpp"

TEST_SUITE_BEGIN("overview pages");

namespace rondom {

using page_kit::approve;
using page_kit::Site;
using scenario::around_a_child_of;

namespace {

constexpr std::string_view path = "/dossiers/dossier-1";

std::vector<Capability const*> all() {
    return {&signals::capability, &consent::capability, &log::capability, &overview::capability};
}

access::ConsentAsked health_asked() {
    return {
        .receiver = Party::youth_health,
        .purpose = "consult_health",
        .categories = {},
        .why = "Advice",
        .asked_by = Party::education};
}

access::MemberJoined joined(access::Actor const& who) {
    return {
        .person = who.person,
        .person_name = who.name,
        .role = who.role,
        .organisation = who.organisation,
        .organisation_name = who.organisation_name,
        .phone = {},
        .purpose = "social_team",
        .beside = {}};
}

/// Step 2, with a consent that waits and a part of the social team that the school does not read.
scenario::Scenario in_step_two() {
    auto scenario = around_a_child_of(8);
    scenario.given(Role::support_coordinator, health_asked());
    scenario.given(Role::case_manager, joined(scenario::acting_as(Role::case_manager)));
    scenario.given(
        Role::case_manager,
        triage::IntakeHeld{
            .on = scenario::day("2026-09-07"), .with = "family", .domains = {}, .summary = "What was said"}
    );
    scenario.given(
        Role::support_coordinator,
        route::StepEntered{
            .step = "triage", .transition = "signal_to_triage", .on = scenario::day("2026-09-07")}
    );
    return scenario;
}

}  // namespace

TEST_CASE("a new dossier: where we are, and what the teacher can do") {
    Site site{all(), around_a_child_of(8)};
    auto const page = site.as(Role::teacher).get(path);
    CHECK(page.shows("We zijn bij stap 1: Signaal."));
    CHECK(page.shows("Jij bent aan zet"));
    CHECK(page.shows("href=\"/dossiers/dossier-1/signalen/nieuw\""));
    approve("overview/board-new.nl", page);
    approve("overview/board-new.en", site.in(web::Language::en).get(path));
}

TEST_CASE("a step further: what waits for consent and what is shielded is said, not what it says") {
    Site site{all(), in_step_two()};
    auto const page = site.as(Role::support_coordinator).get(path);
    CHECK(page.shows("We zijn bij stap 2"));
    CHECK(page.shows("Wacht op toestemming: GGD"));
    CHECK(page.shows("Afgeschermd: een deel van Sociaal team."));
    CHECK_FALSE(page.shows("What was said"));
    approve("overview/board-step-two.nl", page);
    approve("overview/board-step-two.en", site.in(web::Language::en).get(path));
}

TEST_CASE("why we are here comes with the place in the agreement") {
    auto with_circle = all();
    with_circle.push_back(&circle::capability);
    Site site{with_circle, in_step_two()};
    auto const page = site.as(Role::support_coordinator).get(path);
    CHECK(page.shows("Waarom zijn we hier?"));
    CHECK(page.shows("Ondersteuningsroute, regel 283, 253 en 271"));
}

TEST_CASE("a way that rests on what this reader may not know is named with no rule and no source") {
    Site site{all(), in_step_two()};
    auto const page = site.as(Role::support_coordinator).get(path);
    CHECK(page.shows("De reden staat in een deel"));
    CHECK_FALSE(page.shows("Ondersteuningsroute, regel 283"));
}

TEST_CASE("a day that has passed is counted, for everybody to see") {
    auto scenario = around_a_child_of(8);
    Site site{all(), scenario.on("2026-09-23")};
    auto const page = site.as(Role::support_coordinator).get(path);
    CHECK(page.shows("dagen te laat"));
    CHECK(page.shows("rd-staat--laat"));
}

TEST_CASE("a day stands there with why, and when it has passed with who is next (R-176)") {
    auto scenario = around_a_child_of(8);
    scenario.on("2026-10-05")
        .given(
            Role::support_coordinator,
            route::StepEntered{
                .step = "triage", .transition = "signal_to_triage", .on = scenario::day("2026-10-05")}
        );
    Site site{all(), scenario};
    auto const page = site.as(Role::support_coordinator).get(path);
    CHECK(page.shows("6 schoolweken na maandag 5 oktober. Dit telt niet mee: de herfstvakantie."));
    CHECK(page.shows("23 nov"));
    CHECK_FALSE(page.shows("De tijd is om."));
    CHECK(site.in(web::Language::en)
              .get(path)
              .shows("6 school weeks after Monday 5 October. This does not count: the autumn holiday."));

    Site later{all(), scenario.on("2026-11-24")};
    CHECK(later.as(Role::support_coordinator)
              .get(path)
              .shows("De tijd is om. Wie hierop lette: intern begeleider. Wie nu volgt: regievoerder zorg."));
}

TEST_CASE("a table for a screen reader, whatever the style sheet makes of it") {
    Site site{all(), around_a_child_of(8)};
    auto const page = site.as(Role::teacher).get(path);
    for (std::string_view const role :
         {"role=\"table\"", "role=\"rowheader\"", "role=\"columnheader\"", "role=\"cell\""}) {
        CHECK(page.shows(role));
    }
    CHECK(page.shows("aria-current=\"step\""));
}

TEST_CASE("a parent gets the child's page and never the board") {
    Site site{all(), in_step_two()};
    auto const page = site.as(Role::parent).get(path);
    CHECK_EQ(page.status, 200);
    CHECK_FALSE(page.shows("role=\"table\""));
}

TEST_CASE("whoever does not stand around the child finds nothing, as with a dossier that is not there") {
    Site site{all(), around_a_child_of(8)};
    auto const there = site.as(Role::attendance_officer).get(path);
    CHECK_EQ(there.status, 404);
    CHECK_EQ(site.get("/dossiers/dossier-2").status, 404);
}

TEST_CASE("names are text on the board") {
    auto scenario = around_a_child_of(8);
    auto evil = scenario::acting_as(Role::case_manager);
    evil.name = web::poison;
    evil.organisation_name = web::poison;
    scenario.given(evil, joined(evil));
    Site site{all(), scenario};
    CHECK(web::poison_stays_text(site.as(Role::support_coordinator).get(path).html));
}

}  // namespace rondom

TEST_SUITE_END();
