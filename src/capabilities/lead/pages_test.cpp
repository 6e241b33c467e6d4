#include "capabilities/form_walk.hpp"
#include "capabilities/lead/capability.hpp"
#include "capabilities/research/capability.hpp"
#include "capabilities/research/events.hpp"
#include "capabilities/triage/capability.hpp"
#include "capabilities/triage/events.hpp"

TEST_SUITE_BEGIN("lead pages");

namespace rondom {

using page_kit::approve;
using page_kit::joined;
using page_kit::Site;
using page_kit::walk_form;

namespace {

constexpr std::string_view the_page = "/dossiers/dossier-1/regie";

/// Both questions are known; the social team takes part.
scenario::Scenario with_questions(research::Learning learning, triage::Class living) {
    return scenario::around_a_child_of(9)
        .given(
            Role::support_coordinator,
            research::LearningClassified{
                .learning = learning, .topics = {}, .with_family_on = scenario::day("2026-09-04")}
        )
        .given(
            Role::case_manager,
            joined(Role::case_manager, "social_team"),
            triage::TriageClosed{.value = living}
        );
}

std::vector<Capability const*> capabilities() {
    return {&research::capability, &triage::capability, &lead::capability};
}

}  // namespace

TEST_CASE("as long as both questions are not known nobody leads, and the page says so in both languages") {
    Site site{capabilities(), scenario::around_a_child_of(9)};
    approve("lead/empty.nl", site.as(Role::support_coordinator).get(the_page));
    approve("lead/empty.en", site.in(web::Language::en).get(the_page));
}

TEST_CASE("the table proposes, somebody is named, and whoever looks reads why") {
    Site site{capabilities(), with_questions(research::Learning::complex, triage::Class::single)};
    walk_form(
        site,
        {.key = "lead.appoint",
         .path = "/regie/aanwijzen",
         .who = Role::support_coordinator,
         .right = {{"person", "support_coordinator"}, {"reason", "Knows the family"}}}
    );
    approve("lead/full.nl", site.get(the_page));
    approve("lead/full.en", site.in(web::Language::en).get(the_page));
    CHECK(site.as(Role::parent).get(the_page).shows("Knows the family"));
    CHECK_EQ(site.as(page_kit::outsider).get(the_page).status, 404);
}

TEST_CASE("where the municipality leads, it says how much it directs") {
    Site site{capabilities(), with_questions(research::Learning::single, triage::Class::multiple)};
    walk_form(
        site,
        {.key = "lead.direction",
         .path = "/regie/mate",
         .who = Role::case_manager,
         .right = {{"level", "shared"}, {"reason", "The parents asked for it"}}}
    );
}

TEST_CASE("nobody is named before both questions are known, and the page says what now") {
    Site site{capabilities(), scenario::around_a_child_of(9)};
    auto const answer =
        site.as(Role::support_coordinator)
            .send("/dossiers/dossier-1/regie/aanwijzen", {{"person", "teacher"}, {"reason", "Closest"}});
    CHECK_EQ(answer.status, 422);
    CHECK(answer.shows(web::words_in(web::Language::nl)("form.what-now")));
    CHECK(answer.shows("Closest"));
}

}  // namespace rondom

TEST_SUITE_END();
