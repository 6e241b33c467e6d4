#include "capabilities/circle/capability.hpp"
#include "capabilities/conference/capability.hpp"
#include "capabilities/conference/rules.hpp"
#include "capabilities/overview/capability.hpp"
#include "capabilities/page_kit.hpp"
#include "capabilities/plan/capability.hpp"
#include "capabilities/plan/plan.hpp"
#include "capabilities/reading/capability.hpp"
#include "capabilities/signals/capability.hpp"
#include "keeping/events.hpp"
#include "web/poison.hpp"

TEST_SUITE_BEGIN("the child's page");

namespace rondom {

using page_kit::approve;
using page_kit::Site;
using scenario::around_a_child_of;

namespace {

constexpr std::string_view the_page = "/dossiers/dossier-1";

std::vector<Capability const*> everything() {
    return {
        &overview::capability,
        &circle::capability,
        &conference::capability,
        &plan::capability,
        &reading::capability,
        &signals::capability};
}

plan::GoalSet goal(plan::Kind kind, Party by, std::string_view text) {
    return {
        .goal = plan::GoalId{"goal-" + std::string{name_of(kind)}},
        .kind = kind,
        .by = by,
        .text = std::string{text},
        .special = false,
        .why_not_ordinary = {}};
}

/// A meeting is planned, goals are set at school and at home.
scenario::Scenario on_the_way(int age, std::string_view text = "Dares to ask") {
    auto before = around_a_child_of(age);
    auto const later = before.today() + std::chrono::days{20};
    conference::ConferenceId const meeting{"meeting-1"};
    before.given(
        Role::support_coordinator,
        conference::ConferenceRequested{.conference = meeting, .why = std::string{text}},
        conference::ConferencePlanned{
            .conference = meeting,
            .starts = moment_of(later, std::chrono::hours{15}),
            .minutes = 60,
            .place = std::string{text},
            .chair = scenario::person(Role::support_coordinator)},
        conference::PersonInvited{
            .conference = meeting,
            .person = scenario::person(Role::parent),
            .person_name = scenario::acting_as(Role::parent).name,
            .role = Role::parent},
        goal(plan::Kind::education, Party::education, text)
    );
    before.given(Role::case_manager, goal(plan::Kind::care, Party::social_team, "Sleeps well"));
    return before;
}

}  // namespace

TEST_CASE("nothing happened yet: where we are, whom to call, and nothing that is not there") {
    Site site{everything(), around_a_child_of(8)};
    approve("overview/child-empty.nl", site.as(Role::parent).get(the_page));
    approve("overview/child-empty.en", site.in(web::Language::en).get(the_page));
}

TEST_CASE("a parent sees the meeting and says whether to come") {
    Site site{everything(), on_the_way(8)};
    auto const page = site.as(Role::parent).get(the_page);
    CHECK(page.shows("Gesprek over je kind"));
    CHECK(page.shows("Dares to ask"));
    approve("overview/child.nl", page);

    auto const sent = site.send("/dossiers/dossier-1/afspraak", {{"coming", "true"}});
    REQUIRE_EQ(sent.status, 303);
    auto const after = site.follow(sent);
    CHECK(after.shows("Je antwoord is verstuurd."));
    CHECK(after.shows("Je hebt gezegd dat je komt."));
}

TEST_CASE("somebody who looked is counted, with a name") {
    Site site{everything(), around_a_child_of(8)};
    REQUIRE_EQ(site.as(Role::teacher).get(the_page).status, 200);
    CHECK(site.as(Role::parent).get(the_page).shows("Deze week keek 1 ander mens in het dossier"));
}

TEST_CASE("a youth reads that it is about them, and says what it thinks first") {
    Site site{everything(), on_the_way(14)};
    auto const page = site.as(Role::youth).get(the_page);
    CHECK(page.shows("dit gaat over jou"));
    CHECK_LT(page.html.find("Wat vind jij?"), page.html.find("Voor jou"));
    approve("overview/child-youth.nl", page);
}

TEST_CASE("the family reads which part was destroyed at the end of its period, and nobody else's secret") {
    auto before = around_a_child_of(8);
    auto const gone = [](Compartment part) {
        return keeping::PartForgotten{
            .part = part,
            .period = "P2Y",
            .until = scenario::day("2026-09-01"),
            .on = scenario::day("2026-09-02")};
    };
    before.given(Role::teacher, gone(Compartment::school), gone(Compartment::safety));
    Site site{everything(), before};
    auto const page = site.as(Role::parent).get(the_page);
    CHECK(page.shows("Wat er niet meer is"));
    CHECK(page.shows("Het deel van school is vernietigd op woensdag 2 september 2026."));
    CHECK(page.shows("Niemand kan het nog lezen, ook wij niet."));
    CHECK_FALSE(page.shows("afgeschermde deel"));
    CHECK(site.in(web::Language::en)
              .get(the_page)
              .shows("school&#39;s part was destroyed on Wednesday 2 September 2026."));
}

TEST_CASE("a parent of a sixteen-year-old sees no care") {
    Site site{everything(), on_the_way(16)};
    CHECK_FALSE(site.as(Role::parent).get(the_page).shows("Sleeps well"));
    CHECK(site.as(Role::youth).get(the_page).shows("Sleeps well"));
}

TEST_CASE("words of people stay words") {
    Site site{everything(), on_the_way(13, web::poison)};
    CHECK(web::poison_stays_text(site.as(Role::parent).get(the_page).html));
    CHECK(web::poison_stays_text(site.as(Role::youth).get(the_page).html));
}

}  // namespace rondom

TEST_SUITE_END();
