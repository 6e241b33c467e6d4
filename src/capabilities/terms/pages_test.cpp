#include "capabilities/form_walk.hpp"
#include "capabilities/log/capability.hpp"
#include "capabilities/terms/capability.hpp"
#include "route/steps.hpp"
#include "web/poison.hpp"

TEST_SUITE_BEGIN("terms pages");

namespace rondom {

using page_kit::approve;
using page_kit::Site;
using page_kit::walk_form;

namespace {

constexpr std::string_view the_page = "/dossiers/dossier-1/termijnen";

/// In step 2 since 7 September, which takes six school weeks there.
scenario::Scenario in_triage() {
    return scenario::around_a_child_of(9).given(
        Role::support_coordinator,
        route::StepEntered{
            .step = "triage", .transition = "signal_to_triage", .on = scenario::day("2026-09-07")}
    );
}

std::vector<Capability const*> capabilities() { return {&terms::capability, &log::capability}; }

}  // namespace

TEST_CASE("everybody around the child reads which terms run, why that day, and who watches") {
    Site site{capabilities(), in_triage()};
    approve("terms/list.nl", site.as(Role::support_coordinator).get(the_page));
    approve("terms/list.en", site.in(web::Language::en).get(the_page));
    auto const family = site.in(web::Language::nl).as(Role::parent).get(the_page);
    approve("terms/family.nl", family);
    CHECK_FALSE(family.shows("/termijnen/verlengen"));
    CHECK_FALSE(site.as(Role::teacher).get(the_page).shows("/termijnen/verlengen"));
    CHECK_EQ(site.as(page_kit::outsider).get(the_page).status, 404);
}

TEST_CASE("whoever watches makes a term longer, and the family reads the day and the reason") {
    Site site{capabilities(), in_triage()};
    walk_form(
        site,
        {.key = "terms.extend",
         .path = "/termijnen/verlengen/triage",
         .who = Role::support_coordinator,
         .right = {{"reason", "The reading test is in November"}}}
    );
    auto const family = site.as(Role::parent).get(the_page);
    approve("terms/longer.nl", family);
    CHECK(family.shows("The reading test is in November"));
    CHECK(site.get("/dossiers/dossier-1/logboek").shows("The reading test is in November"));
    auto const again = site.as(Role::support_coordinator)
                           .send("/dossiers/dossier-1/termijnen/verlengen/triage", {{"reason", "Once more"}});
    CHECK_EQ(again.status, 422);
    CHECK(again.shows(web::words_in(web::Language::nl)("rule.terms.no-longer.next")));
}

TEST_CASE("a term stands still until somebody says that it goes on") {
    Site site{capabilities(), in_triage()};
    walk_form(
        site,
        {.key = "terms.suspend",
         .path = "/termijnen/stilzetten/triage",
         .who = Role::support_coordinator,
         .right = {{"reason", std::string{web::poison}}}}
    );
    auto const still = site.as(Role::parent).get(the_page);
    approve("terms/still.nl", still);
    CHECK(web::poison_stays_text(still.html));
    auto const sent =
        site.as(Role::support_coordinator).send("/dossiers/dossier-1/termijnen/hervatten/triage", {});
    CHECK_EQ(sent.status, 303);
    CHECK(site.follow(sent).shows(web::words_in(web::Language::nl)("terms.resume.done")));
    approve("terms/resumed.nl", site.get(the_page));
}

}  // namespace rondom

TEST_SUITE_END();
