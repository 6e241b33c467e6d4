#include "capabilities/page_kit.hpp"
#include "capabilities/signals/capability.hpp"
#include "capabilities/signals/rules.hpp"
#include "web/poison.hpp"

TEST_SUITE_BEGIN("signals pages");

namespace rondom {

using page_kit::approve;
using page_kit::Site;
using scenario::around_a_child_of;

namespace {

constexpr std::string_view list_path = "/dossiers/dossier-1/signalen";
constexpr std::string_view record_path = "/dossiers/dossier-1/signalen/nieuw";

Inputs const a_concern{
    {"discussed_on", "2026-09-04"},
    {"discussed_with", "her mother"},
    {"observed", "Reading goes slowly & she sits alone."},
    {"agreements", "We look again in two weeks."},
    {"question_class", "learning"}};

scenario::Scenario with_a_worry() {
    return around_a_child_of(8).given(
        Role::teacher,
        signals::WorryNoted{
            .signal = signals::SignalId{"worry-1"},
            .question_class = signals::QuestionClass::learning,
            .text = "She sits alone."}
    );
}

}  // namespace

TEST_CASE("nothing written down yet: what this is, and the first step") {
    Site site{{&signals::capability}, around_a_child_of(8)};
    approve("signals/list-empty.nl", site.as(Role::teacher).get(list_path));
    approve("signals/list-empty.en", site.in(web::Language::en).get(list_path));
}

TEST_CASE("a teacher writes a concern down, and finds it in the list") {
    Site site{{&signals::capability}, around_a_child_of(8)};
    approve("signals/record.nl", site.as(Role::teacher).get(record_path));
    approve("signals/record.en", site.in(web::Language::en).get(record_path));

    auto const sent = site.as(Role::teacher).send(record_path, a_concern);
    CHECK_EQ(sent.status, 303);
    auto const list = site.follow(sent);
    CHECK(list.shows("De zorg staat in het dossier."));
    CHECK(list.shows("Reading goes slowly &amp; she sits alone."));
    approve("signals/list.nl", site.get(list_path));
}

TEST_CASE("what is missing is said at each field, and what was typed stays") {
    Site site{{&signals::capability}, around_a_child_of(8)};
    auto const answer =
        site.as(Role::teacher)
            .send(record_path, {{"discussed_on", "yesterday"}, {"observed", "She sits alone."}});
    CHECK_EQ(answer.status, 422);
    approve("signals/record-mistakes.nl", answer);
}

TEST_CASE("a talk that is still to come is refused, with what to do") {
    Site site{{&signals::capability}, around_a_child_of(8)};
    auto inputs = a_concern;
    inputs.front().second = "2026-10-01";
    auto const answer = site.as(Role::teacher).send(record_path, inputs);
    CHECK_EQ(answer.status, 422);
    CHECK(answer.shows("De dag van het gesprek is nog niet geweest."));
    CHECK(answer.shows("Schrijf de notitie na het gesprek"));
}

TEST_CASE("a worry waits for the talk with the parents, and then becomes a note") {
    Site site{{&signals::capability}, with_a_worry()};
    auto const list = site.as(Role::teacher).get(list_path);
    CHECK(list.shows("Nog niet met ouders besproken"));
    CHECK(list.shows("/signalen/nieuw/worry-1"));
    auto const sent = site.send("/dossiers/dossier-1/signalen/nieuw/worry-1", a_concern);
    CHECK_EQ(site.follow(sent).html.find("Nog niet met ouders besproken"), std::string::npos);
}

TEST_CASE("a parent reads the concern, and has no button to write one") {
    Site site{{&signals::capability}, around_a_child_of(8)};
    REQUIRE_EQ(site.as(Role::teacher).send(record_path, a_concern).status, 303);
    auto const list = site.as(Role::parent).get(list_path);
    CHECK(list.shows("Reading goes slowly"));
    CHECK_FALSE(list.shows("Zorg opschrijven</a>"));
}

TEST_CASE("a family tells something, and somebody at school answers") {
    Site site{{&signals::capability}, around_a_child_of(13)};
    constexpr std::string_view tell = "/dossiers/dossier-1/signalen/vertellen";
    approve("signals/raise.nl", site.as(Role::parent).get(tell));
    auto const empty = site.send(tell, {});
    CHECK_EQ(empty.status, 422);
    CHECK(empty.shows("Schrijf op wat je wilt vertellen of vragen."));

    auto const sent = site.send(tell, {{"text", "She sleeps badly."}, {"source", "home"}});
    CHECK(site.follow(sent).shows("Je krijgt antwoord."));

    auto const list = site.as(Role::teacher).get(list_path);
    REQUIRE(list.shows("Antwoord geven"));
    auto const at = list.html.find("/dossiers/dossier-1/signalen/antwoord/");
    auto const path = list.html.substr(at, list.html.find('"', at) - at);
    auto const answered = site.send(path, {{"answer", "We talk about it on Friday."}});
    CHECK(site.follow(answered).shows("Je antwoord staat in het dossier."));
    CHECK(site.as(Role::parent).get(list_path).shows("We talk about it on Friday."));
    auto const others = site.as(scenario::other_parent()).get(list_path);
    CHECK_FALSE(others.shows("She sleeps badly."));
    CHECK_FALSE(others.shows("We talk about it on Friday."));
}

TEST_CASE("a first impression, without words, asks for them") {
    Site site{{&signals::capability}, around_a_child_of(8)};
    constexpr std::string_view worry = "/dossiers/dossier-1/signalen/zorg";
    CHECK(site.as(Role::teacher).send(worry, {{"text", " "}}).shows("Schrijf op wat je opvalt."));
    CHECK_EQ(site.send(worry, {{"text", "She sits alone."}}).status, 303);
}

TEST_CASE("asking the liaison before the talk with the parents is refused, with what to do") {
    Site site{{&signals::capability}, with_a_worry()};
    auto const answer = site.as(Role::teacher).send("/dossiers/dossier-1/signalen/delen/worry-1", {});
    CHECK_EQ(answer.status, 422);
    CHECK(answer.shows("Er staat nog geen gesprek met de ouders in het dossier."));
    approve("signals/share-refused.nl", answer);
}

TEST_CASE("words of people stay words") {
    Site site{{&signals::capability}, around_a_child_of(8)};
    auto inputs = a_concern;
    for (auto const each : {1U, 2U, 3U}) {
        inputs.at(each).second = web::poison;
    }
    REQUIRE_EQ(site.as(Role::teacher).send(record_path, inputs).status, 303);
    CHECK(web::poison_stays_text(site.get(list_path).html));
}

}  // namespace rondom

TEST_SUITE_END();
