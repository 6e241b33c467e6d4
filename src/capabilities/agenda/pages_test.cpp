#include "capabilities/agenda/capability.hpp"
#include "capabilities/conference/capability.hpp"
#include "capabilities/conference/rules.hpp"
#include "capabilities/evaluation/capability.hpp"
#include "capabilities/evaluation/rules.hpp"
#include "capabilities/log/capability.hpp"
#include "capabilities/overview/capability.hpp"
#include "capabilities/page_kit.hpp"
#include "web/poison.hpp"

TEST_SUITE_BEGIN("agenda pages");

namespace rondom {

using page_kit::approve;
using page_kit::Site;
using scenario::acting_as;
using scenario::day;

namespace {

constexpr std::string_view my_path = "/mijn/agenda";

Moment const thursday = moment_of(day("2026-09-24"), std::chrono::hours{15});

scenario::Scenario with_appointments(std::string const& place = "Room 4") {
    conference::ConferenceId const meeting{"meeting-1"};
    auto const parent = acting_as(Role::parent);
    return scenario::around_a_child_of(9).given(
        Role::support_coordinator,
        conference::ConferenceRequested{.conference = meeting, .why = "Sleeps less"},
        conference::ConferencePlanned{
            .conference = meeting,
            .starts = thursday,
            .minutes = 60,
            .place = place,
            .chair = PersonId{"support_coordinator"}},
        conference::PersonInvited{
            .conference = meeting, .person = parent.person, .person_name = parent.name, .role = Role::parent},
        evaluation::EvaluationPlanned{
            .evaluation = evaluation::EvaluationId{"evaluation-1"},
            .starts = thursday + std::chrono::hours{24 * 14},
            .minutes = 30,
            .place = place,
            .invited = {parent.person}}
    );
}

std::vector<Capability const*> const meetings{
    &conference::capability, &evaluation::capability, &agenda::capability};

}  // namespace

TEST_CASE("nothing planned: what this is, in both languages") {
    Site site{meetings, scenario::around_a_child_of(9)};
    approve("agenda/empty.nl", site.as(Role::teacher).get(my_path));
    approve("agenda/empty.en", site.in(web::Language::en).get(my_path));
}

TEST_CASE("all that is to come, the first first, in both languages") {
    Site site{meetings, with_appointments()};
    approve("agenda/list.nl", site.as(Role::parent).get(my_path));
    approve("agenda/list.en", site.in(web::Language::en).get(my_path));
}

TEST_CASE("whoever is not invited has no line, whoever chairs has no question") {
    Site site{meetings, with_appointments()};
    CHECK(site.as(Role::teacher).get(my_path).shows("Geen afspraken"));
    CHECK(site.as(scenario::other_parent()).get(my_path).shows("Geen afspraken"));
    auto const chair = site.as(Role::support_coordinator).get(my_path);
    CHECK(chair.shows("Jij leidt dit gesprek"));
    CHECK_FALSE(chair.shows("Ja, ik kom"));
    CHECK_EQ(site.signed_out().get(my_path).status, 303);
}

TEST_CASE("an invitation is answered in the list, and one stays there") {
    Site site{meetings, with_appointments()};
    for (auto const* path :
         {"/dossiers/dossier-1/overleggen/antwoord", "/dossiers/dossier-1/evaluatie/antwoord"}) {
        auto const sent = site.as(Role::parent).send(path, {{"terug", "agenda"}, {"coming", "true"}});
        CHECK_EQ(sent.header("Location"), my_path);
        CHECK(site.follow(sent).shows("Je komt"));
    }
    CHECK_FALSE(site.as(Role::parent).get(my_path).shows("Nog geen antwoord van jou"));
}

TEST_CASE("a family sees a planned evaluation as its next appointment, with the question whether they come") {
    auto const parent = acting_as(Role::parent);
    auto story = scenario::around_a_child_of(9);
    story.given(
        Role::support_coordinator,
        evaluation::EvaluationPlanned{
            .evaluation = evaluation::EvaluationId{"evaluation-1"},
            .starts = thursday,
            .minutes = 30,
            .place = "Room 4",
            .invited = {parent.person}}
    );
    Site site{
        {&conference::capability, &evaluation::capability, &log::capability, &overview::capability}, story};
    auto const page = site.as(Role::parent).get("/dossiers/dossier-1");
    CHECK(page.shows("Evaluatie van het plan"));
    CHECK(page.shows("action=\"/dossiers/dossier-1/evaluatie/antwoord\""));
    CHECK_FALSE(site.as(scenario::other_parent()).get("/dossiers/dossier-1").shows("evaluatie/antwoord"));
}

TEST_CASE("places stay words") {
    Site site{meetings, with_appointments(std::string{web::poison})};
    CHECK(web::poison_stays_text(site.as(Role::parent).get(my_path).html));
}

}  // namespace rondom

TEST_SUITE_END();
