#include "capabilities/agenda/capability.hpp"
#include "capabilities/conference/capability.hpp"
#include "capabilities/conference/rules.hpp"
#include "capabilities/page_kit.hpp"
#include "web/poison.hpp"

TEST_SUITE_BEGIN("conference pages");

namespace rondom {

using namespace conference;
using page_kit::approve;
using page_kit::Site;
using scenario::acting_as;
using scenario::day;

namespace {

constexpr std::string_view list_path = "/dossiers/dossier-1/overleggen";
constexpr std::string_view plan_path = "/dossiers/dossier-1/overleggen/plannen";
constexpr std::string_view reply_path = "/dossiers/dossier-1/overleggen/antwoord";
constexpr std::string_view record_path = "/dossiers/dossier-1/overleggen/verslag";

ConferenceId const meeting{"meeting-1"};

PersonInvited invited(access::Actor const& who) {
    return {.conference = meeting, .person = who.person, .person_name = who.name, .role = who.role};
}

scenario::Scenario in_step_three() {
    return scenario::around_a_child_of(9).given(
        Role::support_coordinator,
        route::StepEntered{.step = "plan", .transition = {}, .on = day("2026-09-07")}
    );
}

scenario::Scenario requested(std::string const& why = "She reads less & sleeps less.") {
    return in_step_three().given(
        Role::support_coordinator, ConferenceRequested{.conference = meeting, .why = why}
    );
}

scenario::Scenario planned(std::string const& text = "She sleeps badly.") {
    auto story = requested();
    story.given(
        Role::support_coordinator,
        ConferencePlanned{
            .conference = meeting,
            .starts = moment_of(day("2026-09-24"), std::chrono::hours{15}),
            .minutes = 60,
            .place = "Room 4",
            .chair = PersonId{"support_coordinator"}},
        invited(acting_as(Role::parent)),
        invited(acting_as(Role::support_coordinator)),
        ItemAdded{.conference = meeting, .text = text}
    );
    story.given(Role::parent, ViewPrepared{.conference = meeting, .text = text});
    return story;
}

}  // namespace

TEST_CASE("no meeting yet: what this is, in both languages") {
    Site site{{&conference::capability}, in_step_three()};
    approve("conference/list-empty.nl", site.as(Role::teacher).get(list_path));
    approve("conference/list-empty.en", site.in(web::Language::en).get(list_path));
}

TEST_CASE("a meeting that is planned, for the school and for a parent, in both languages") {
    Site site{{&conference::capability}, planned()};
    approve("conference/list.nl", site.as(Role::support_coordinator).get(list_path));
    approve("conference/list.en", site.in(web::Language::en).get(list_path));
    auto const parent = site.as(Role::parent).get(list_path);
    CHECK(parent.shows("donderdag 24 september, 15.00 uur, Room 4"));
    CHECK(parent.shows("Kom je?"));
    CHECK_FALSE(parent.shows("Gesprek verplaatsen"));
}

TEST_CASE("for whoever stands outside the circle there is no page") {
    Site site{{&conference::capability}, planned()};
    CHECK_EQ(site.as(Role::attendance_officer).get(list_path).status, 404);
    CHECK_EQ(site.get(reply_path).status, 404);
}

TEST_CASE("a meeting is asked for, and planned; what is missing is said and what was typed stays") {
    Site site{{&conference::capability}, in_step_three()};
    site.as(Role::support_coordinator);
    constexpr std::string_view request_path = "/dossiers/dossier-1/overleggen/aanvragen";
    auto const without = site.send(request_path, {});
    CHECK_EQ(without.status, 422);
    CHECK(without.shows("Fout: Gesprek aanvragen"));
    auto const asked = site.send(request_path, {{"why", "She sleeps less."}});
    REQUIRE_EQ(asked.status, 303);
    CHECK(site.follow(asked).shows("Het gesprek is aangevraagd."));

    approve("conference/plan.nl", site.get(plan_path));
    approve("conference/plan.en", site.in(web::Language::en).get(plan_path));
    site.in(web::Language::nl);
    auto const wrong = site.send(plan_path, {{"starts", "soon"}, {"place", "Room 4 & garden"}});
    CHECK_EQ(wrong.status, 422);
    CHECK(wrong.shows("Room 4 &amp; garden"));
    approve("conference/plan-mistakes.nl", wrong);
    auto const past = site.send(
        plan_path,
        {{"starts", "2026-09-01T15:00"},
         {"minutes", "60"},
         {"place", "Room 4"},
         {"chair", "support_coordinator"}}
    );
    CHECK_EQ(past.status, 422);
    CHECK(past.shows("value=\"Room 4\""));
    auto const sent = site.send(
        plan_path,
        {{"starts", "2026-09-24T15:00"},
         {"minutes", "60"},
         {"place", "Room 4"},
         {"chair", "support_coordinator"}}
    );
    REQUIRE_EQ(sent.status, 303);
    CHECK(site.follow(sent).shows("Het gesprek is gepland."));
}

TEST_CASE("an invitation is answered yes or no; the organiser sees it") {
    Site site{{&conference::capability, &agenda::capability}, planned()};
    site.as(Role::parent);
    approve("conference/reply.nl", site.get(reply_path));
    approve("conference/reply.en", site.in(web::Language::en).get(reply_path));
    site.in(web::Language::nl);
    auto const nothing = site.send(reply_path, {});
    CHECK_EQ(nothing.status, 422);
    CHECK(nothing.shows("Kies of je komt."));

    auto const sent = site.send(reply_path, {{"coming", "false"}});
    CHECK_EQ(sent.header("Location"), list_path);
    CHECK(site.follow(sent).shows("Je antwoord is verstuurd."));
    CHECK(site.as(Role::support_coordinator).get(list_path).shows("Kan niet"));
}

TEST_CASE("who is not invited is told so") {
    Site site{{&conference::capability}, planned()};
    auto const answer = site.as(Role::teacher).send(reply_path, {{"coming", "true"}});
    CHECK_EQ(answer.status, 422);
    CHECK(answer.shows("Je bent niet uitgenodigd voor dit gesprek."));
}

TEST_CASE("moving, calling off and inviting, each with what is missing") {
    Site site{{&conference::capability}, planned()};
    site.as(Role::support_coordinator);
    CHECK_EQ(site.send("/dossiers/dossier-1/overleggen/verplaatsen", {{"place", "Hall"}}).status, 422);
    auto const moved = site.send(
        "/dossiers/dossier-1/overleggen/verplaatsen",
        {{"starts", "2026-09-25T09:30"}, {"minutes", "45"}, {"place", "Hall"}}
    );
    CHECK(site.follow(moved).shows("vrijdag 25 september, 9.30 uur, Hall"));

    CHECK(site.send("/dossiers/dossier-1/overleggen/uitnodigen", {{"person", "teacher"}}).status == 422);
    auto const more =
        site.send("/dossiers/dossier-1/overleggen/uitnodigen", {{"person", "teacher"}, {"role", "teacher"}});
    CHECK(site.follow(more).shows("De uitnodiging is verstuurd."));

    CHECK_EQ(site.send("/dossiers/dossier-1/overleggen/afzeggen", {}).status, 422);
    auto const off = site.send("/dossiers/dossier-1/overleggen/afzeggen", {{"reason", "Ill"}});
    CHECK(site.follow(off).shows("Het gesprek is afgezegd."));
}

TEST_CASE("a family prepares, and the child is heard") {
    Site site{{&conference::capability}, planned()};
    site.as(Role::parent);
    CHECK_EQ(site.send("/dossiers/dossier-1/overleggen/mening", {}).status, 422);
    auto const view = site.send("/dossiers/dossier-1/overleggen/mening", {{"text", "He likes football."}});
    CHECK(site.follow(view).shows("He likes football."));
    auto const no_reason = site.send("/dossiers/dossier-1/overleggen/stem", {{"mode", "not_now"}});
    CHECK_EQ(no_reason.status, 422);
    auto const voice =
        site.send("/dossiers/dossier-1/overleggen/stem", {{"mode", "words"}, {"text", "I want to sleep"}});
    CHECK(site.follow(voice).shows("I want to sleep"));
    auto const item = site.send("/dossiers/dossier-1/overleggen/agenda", {{"text", "The way to school"}});
    CHECK(site.follow(item).shows("The way to school"));
}

TEST_CASE("what was decided is recorded after the child was heard, and what was typed stays until then") {
    Site site{{&conference::capability}, planned()};
    site.as(Role::support_coordinator);
    approve("conference/record.nl", site.get(record_path));
    Inputs const report{
        {"on", "2026-09-07"}, {"present", "parent"}, {"decisions", "Half an hour of reading."}};
    auto const refused = site.send(record_path, report);
    CHECK_EQ(refused.status, 422);
    CHECK(refused.shows("Half an hour of reading."));
}

TEST_CASE("words of people stay words") {
    Site site{{&conference::capability}, planned(std::string{web::poison})};
    for (auto const role : {Role::support_coordinator, Role::parent}) {
        CHECK(web::poison_stays_text(site.as(role).get(list_path).html));
    }
    Site other{{&conference::capability}, requested(std::string{web::poison})};
    CHECK(web::poison_stays_text(other.as(Role::teacher).get(list_path).html));
}

}  // namespace rondom

TEST_SUITE_END();
