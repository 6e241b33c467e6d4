#include "capabilities/form_walk.hpp"
#include "capabilities/research/capability.hpp"
#include "capabilities/research/events.hpp"
#include "web/poison.hpp"

TEST_SUITE_BEGIN("research pages");

namespace rondom {

using page_kit::approve;
using page_kit::Site;
using page_kit::walk_form;
using scenario::around_a_child_of;

namespace {

constexpr std::string_view the_page = "/dossiers/dossier-1/onderzoek";
constexpr Role coordinator = Role::support_coordinator;

}  // namespace

TEST_CASE("nothing tried yet: what comes first, in both languages") {
    Site site{{&research::capability}, around_a_child_of(9)};
    approve("research/empty.nl", site.as(coordinator).get(the_page));
    approve("research/empty.en", site.in(web::Language::en).get(the_page));
}

TEST_CASE("the school tries, looks, says what basic support can do, and what the question is") {
    Site site{{&research::capability}, around_a_child_of(9)};
    walk_form(
        site,
        {.key = "research.measure",
         .path = "/onderzoek/maatregel",
         .who = Role::teacher,
         .right = {{"what", "Extra reading"}, {"since", "2026-08-24"}, {"result", "A little better"}}}
    );
    walk_form(
        site,
        {.key = "research.record",
         .path = "/onderzoek/vastleggen",
         .who = coordinator,
         .right = {{"summary", "Reads at group 4"}, {"kind", "class_observation"}, {"on", "2026-09-01"}}}
    );
    walk_form(
        site,
        {.key = "research.estimate",
         .path = "/onderzoek/inschatting",
         .who = coordinator,
         .right = {{"reason", "Falls behind"}, {"basic_support", "not_enough"}, {"offer", "A reading coach"}}}
    );
    walk_form(
        site,
        {.key = "questions.classify",
         .path = "/onderzoek/hulpvraag",
         .who = coordinator,
         .right =
             {{"with_family_on", "2026-09-04"},
              {"learning", "single"},
              {"topics", "learning_problems"},
              {"living_reported", "true"}}}
    );
    walk_form(
        site,
        {.key = "registrations.check",
         .path = "/onderzoek/registraties",
         .who = coordinator,
         .right =
             {{"registration", scenario::midden_groningen().registrations.front().id},
              {"result", "found"},
              {"note", "Known there"}}}
    );
    approve("research/full.nl", site.get(the_page));
    approve("research/full.en", site.in(web::Language::en).get(the_page));
}

TEST_CASE("basic support is not judged before something was tried, and the page says what now") {
    Site site{{&research::capability}, around_a_child_of(9)};
    auto const answer = site.as(coordinator)
                            .send(
                                "/dossiers/dossier-1/onderzoek/inschatting",
                                {{"basic_support", "not_enough"}, {"reason", "Falls behind"}}
                            );
    CHECK_EQ(answer.status, 422);
    CHECK(answer.shows(web::words_in(web::Language::nl)("form.what-now")));
    CHECK(answer.shows("Falls behind"));
}

TEST_CASE("a parent reads what was found and has no button; a neighbour's teacher finds nothing") {
    Site site{
        {&research::capability},
        around_a_child_of(9).given(
            Role::teacher,
            research::MeasureTried{
                .measure = research::MeasureId{"m1"},
                .what = std::string{web::poison},
                .since = scenario::day("2026-08-24"),
                .result = std::string{web::poison}}
        )};
    auto const page = site.as(Role::parent).get(the_page);
    CHECK_EQ(page.status, 200);
    CHECK_FALSE(page.shows("/onderzoek/maatregel\""));
    CHECK(web::poison_stays_text(page.html));
    CHECK_EQ(site.as(page_kit::outsider).get(the_page).status, 404);
}

}  // namespace rondom

TEST_SUITE_END();
