#include "capabilities/log/capability.hpp"
#include "capabilities/log/events.hpp"
#include "capabilities/page_kit.hpp"
#include "capabilities/signals/events.hpp"
#include "capabilities/triage/events.hpp"
#include "keeping/events.hpp"
#include "web/poison.hpp"

TEST_SUITE_BEGIN("log pages");

namespace rondom {

using page_kit::approve;
using page_kit::Site;
using scenario::around_a_child_of;

namespace {

constexpr std::string_view list_path = "/dossiers/dossier-1/logboek";
constexpr std::string_view note_path = "/dossiers/dossier-1/logboek/nieuw";

}  // namespace

TEST_CASE("what happened, in plain sentences") {
    auto scenario = around_a_child_of(8);
    scenario.given(
        Role::teacher, signals::WorryNoted{.signal = signals::SignalId{"worry-1"}, .text = "She sits alone."}
    );
    Site site{{&log::capability}, scenario};
    auto const page = site.as(Role::teacher).get(list_path);
    CHECK(page.shows("schreef een eerste zorg op."));
    CHECK(page.shows("De route begon bij: Signaal."));
    approve("log/list.nl", page);
    approve("log/list.en", site.in(web::Language::en).get(list_path));
}

TEST_CASE("a part whose period was over: what was destroyed, and that nobody did it") {
    auto scenario = around_a_child_of(8);
    scenario.given(
        Role::teacher,
        keeping::PartForgotten{
            .part = Compartment::school, .period = "P2Y", .until = scenario::day("2026-09-01")}
    );
    Site site{{&log::capability}, scenario};
    auto const page = site.as(Role::teacher).get(list_path);
    CHECK(page.shows(
        "Het deel van school is vernietigd. Dat moest bewaard blijven tot en met dinsdag 1 september 2026."
    ));
    CHECK_FALSE(page.shows("The teacher Het deel"));
}

TEST_CASE("one sort only, and nothing of that sort yet") {
    Site site{{&log::capability}, around_a_child_of(8)};
    auto const steps = site.as(Role::teacher).get("/dossiers/dossier-1/logboek?toon=step");
    CHECK(steps.shows("De route begon"));
    CHECK_FALSE(steps.shows("maakte dit dossier"));
    approve("log/empty.nl", site.get("/dossiers/dossier-1/logboek?toon=talk"));
    approve("log/empty.en", site.in(web::Language::en).get("/dossiers/dossier-1/logboek?toon=talk"));
}

TEST_CASE("a note stands in the log as it was written") {
    Site site{{&log::capability}, around_a_child_of(8)};
    approve("log/note.nl", site.as(Role::teacher).get(note_path));
    approve("log/note.en", site.in(web::Language::en).get(note_path));

    auto const sent = site.as(Role::teacher).send(note_path, {{"text", "Today she laughed & played."}});
    CHECK_EQ(sent.status, 303);
    auto const list = site.follow(sent);
    CHECK(list.shows("De notitie staat in het logboek."));
    CHECK(list.shows("Today she laughed &amp; played."));
}

TEST_CASE("an empty note is sent back with what to do") {
    Site site{{&log::capability}, around_a_child_of(8)};
    auto const answer = site.as(Role::teacher).send(note_path, {{"text", "  "}});
    CHECK_EQ(answer.status, 422);
    CHECK(answer.shows("Schrijf in een paar zinnen op"));
}

TEST_CASE("what the social team wrote gives the school no line, only that it is shielded") {
    auto scenario = around_a_child_of(8);
    auto const yusuf = scenario::acting_as(Role::case_manager);
    scenario.given(
        yusuf,
        scenario::joined(Role::case_manager, "social_team"),
        triage::IntakeHeld{
            .on = scenario::day("2026-09-07"), .with = "family", .domains = {}, .summary = "What was said"}
    );
    Site site{{&log::capability}, scenario};
    auto const page = site.as(Role::teacher).get(list_path);
    CHECK_FALSE(page.shows("maakte kennis met het gezin"));
    CHECK(page.shows("Afgeschermd: Dossier van het sociaal team."));
}

TEST_CASE("a parent who answers unasked asked nobody: the other parent reads nothing of it (C3-A3)") {
    auto scenario = around_a_child_of(8);
    auto const asked = [](Party by) {
        return access::ConsentAsked{
            .receiver = Party::social_team,
            .purpose = "social_team",
            .categories = {},
            .why = {},
            .asked_by = by};
    };
    scenario.given(Role::parent, asked(Party::education));
    Site site{{&log::capability}, scenario};
    auto const other = site.as(scenario::other_parent()).get(list_path);
    CHECK_FALSE(other.shows("vroeg toestemming"));
    CHECK_FALSE(site.as(Role::support_coordinator).get(list_path).shows("vroeg toestemming"));

    scenario.given(Role::support_coordinator, asked(Party::education));
    Site later{{&log::capability}, scenario};
    CHECK(later.as(scenario::other_parent()).get(list_path).shows("vroeg toestemming"));
}

TEST_CASE("words of people stay words in the log") {
    Site site{{&log::capability}, around_a_child_of(8)};
    REQUIRE_EQ(site.as(Role::teacher).send(note_path, {{"text", std::string{web::poison}}}).status, 303);
    CHECK(web::poison_stays_text(site.get(list_path).html));
}

}  // namespace rondom

TEST_SUITE_END();
