#include "capabilities/form_walk.hpp"
#include "capabilities/health/capability.hpp"
#include "capabilities/health/events.hpp"

TEST_SUITE_BEGIN("health pages");

namespace rondom {

using page_kit::approve;
using page_kit::joined;
using page_kit::Site;
using page_kit::walk_form;

namespace {

constexpr std::string_view the_page = "/dossiers/dossier-1/gezondheid";

scenario::Scenario with_nurse(int age) {
    auto scenario = scenario::around_a_child_of(age);
    for (auto const& parent : {scenario::acting_as(Role::parent), scenario::other_parent()}) {
        scenario.given(
            parent,
            access::ConsentAnswered{
                .receiver = Party::youth_health,
                .purpose = "consult_health",
                .categories = {},
                .answer = access::Answer::given,
                .until = std::nullopt,
                .asked_by = Party::education}
        );
    }
    return scenario.given(Role::youth_nurse, joined(Role::youth_nurse, "consult_health"));
}

}  // namespace

TEST_CASE("nothing written yet, in both languages") {
    Site site{{&health::capability}, with_nurse(9)};
    approve("health/empty.nl", site.as(Role::youth_nurse).get(the_page));
    approve("health/empty.en", site.in(web::Language::en).get(the_page));
}

TEST_CASE("a note for the own file, a summary for others, an advice: each on its page") {
    Site site{{&health::capability}, with_nurse(9)};
    walk_form(
        site,
        {.key = "health.note",
         .path = "/gezondheid/notitie",
         .who = Role::youth_nurse,
         .right = {{"on", "2026-09-07"}, {"text", "Sleeps six hours"}}}
    );
    walk_form(
        site,
        {.key = "health.summarise",
         .path = "/gezondheid/samenvatting",
         .who = Role::youth_nurse,
         .right = {{"text", "Hears well, sleeps badly"}, {"receivers", "education"}}}
    );
    walk_form(
        site,
        {.key = "health.advise",
         .path = "/gezondheid/advies",
         .who = Role::youth_nurse,
         .right = {{"text", "Earlier to bed"}, {"kind", "explanation"}}}
    );
    approve("health/full.nl", site.get(the_page));
    approve("health/full.en", site.in(web::Language::en).get(the_page));
}

TEST_CASE("the file stays with youth health care; school reads nothing of it, and from 12 a parent neither") {
    auto scenario = with_nurse(13);
    scenario.given(
        Role::youth_nurse, health::NoteWritten{.on = scenario::day("2026-09-07"), .text = "Sleeps six hours"}
    );
    Site site{{&health::capability}, scenario};
    CHECK(site.as(Role::youth_nurse).get(the_page).shows("Sleeps six hours"));
    CHECK(site.as(Role::youth).get(the_page).shows("Sleeps six hours"));
    CHECK_FALSE(site.as(Role::teacher).get(the_page).shows("Sleeps six hours"));
    CHECK_FALSE(site.as(Role::parent).get(the_page).shows("Sleeps six hours"));
    CHECK_EQ(site.as(page_kit::outsider).get(the_page).status, 404);
}

}  // namespace rondom

TEST_SUITE_END();
