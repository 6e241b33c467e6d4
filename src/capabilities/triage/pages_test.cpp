#include "capabilities/form_walk.hpp"
#include "capabilities/research/capability.hpp"
#include "capabilities/research/events.hpp"
#include "capabilities/triage/capability.hpp"
#include "capabilities/triage/events.hpp"

TEST_SUITE_BEGIN("triage pages");

namespace rondom {

using page_kit::approve;
using page_kit::joined;
using page_kit::Site;
using page_kit::walk_form;

namespace {

constexpr std::string_view the_page = "/dossiers/dossier-1/triage";

/// The social team takes part; there is a question at school as well, so it stays.
scenario::Scenario with_social_team() {
    return scenario::around_a_child_of(9)
        .given(
            Role::support_coordinator,
            research::LearningClassified{
                .learning = research::Learning::single,
                .topics = {},
                .with_family_on = scenario::day("2026-09-04")}
        )
        .given(Role::case_manager, joined(Role::case_manager, "social_team"))
        .given(Role::behavioural_scientist, joined(Role::behavioural_scientist, "social_team"));
}

std::vector<Capability const*> capabilities() { return {&research::capability, &triage::capability}; }

}  // namespace

TEST_CASE("nothing done yet, in both languages") {
    Site site{capabilities(), with_social_team()};
    approve("triage/empty.nl", site.as(Role::case_manager).get(the_page));
    approve("triage/empty.en", site.in(web::Language::en).get(the_page));
}

TEST_CASE("intake, queue, weighing, two signatures, help: each on its page") {
    Site site{capabilities(), with_social_team()};
    walk_form(
        site,
        {.key = "triage.intake",
         .path = "/triage/intake",
         .who = Role::case_manager,
         .right = {{"with", "The mother"}, {"on", "2026-09-07"}, {"domains", "home"}, {"summary", "No rest"}}}
    );
    walk_form(
        site,
        {.key = "triage.queue",
         .path = "/triage/werkvoorraad",
         .who = Role::behavioural_scientist,
         .right = {{"review_on", "2026-10-05"}, {"reason", "A long list"}}}
    );
    walk_form(
        site,
        {.key = "triage.assess",
         .path = "/triage/afwegen",
         .who = Role::case_manager,
         .right =
             {{"nature", "Sleep"},
              {"severity", "Bearable"},
              {"urgency", "This month"},
              {"proposed", "single"}}}
    );
    walk_form(
        site,
        {.key = "triage.crisis",
         .path = "/triage/crisisafspraken",
         .who = Role::case_manager,
         .right = {{"agreement", "Call the neighbour first"}}}
    );
    for (auto const role : {Role::case_manager, Role::behavioural_scientist}) {
        walk_form(
            site,
            {.key = "triage.sign",
             .path = "/triage/ondertekenen",
             .who = role,
             .right = {{"class", "single"}}}
        );
    }
    walk_form(
        site,
        {.key = "triage.deploy",
         .path = "/triage/inzet",
         .who = Role::case_manager,
         .right = {{"what", "A course"}, {"kind", "general_provision"}, {"on", "2026-09-07"}}}
    );
    approve("triage/full.nl", site.get(the_page));
    approve("triage/full.en", site.in(web::Language::en).get(the_page));
}

TEST_CASE("nobody signs before it was weighed, and the page says what now") {
    Site site{capabilities(), with_social_team()};
    auto const answer =
        site.as(Role::case_manager).send("/dossiers/dossier-1/triage/ondertekenen", {{"class", "single"}});
    CHECK_EQ(answer.status, 422);
    CHECK(answer.shows(web::words_in(web::Language::nl)("form.what-now")));
}

TEST_CASE("the school learns the outcome at most, never the story; outside the circle there is no page") {
    auto scenario = with_social_team();
    scenario.given(
        Role::case_manager,
        triage::IntakeHeld{
            .on = scenario::day("2026-09-07"), .with = "the mother", .domains = {}, .summary = "No rest"}
    );
    Site site{capabilities(), scenario};
    CHECK(site.as(Role::case_manager).get(the_page).shows("No rest"));
    CHECK_FALSE(site.as(Role::teacher).get(the_page).shows("No rest"));
    CHECK_EQ(site.as(page_kit::outsider).get(the_page).status, 404);
}

}  // namespace rondom

TEST_SUITE_END();
