#include "capabilities/log/capability.hpp"
#include "capabilities/messages/capability.hpp"
#include "capabilities/messages/rules.hpp"
#include "capabilities/overview/capability.hpp"
#include "capabilities/page_kit.hpp"
#include "capabilities/work/capability.hpp"
#include "web/poison.hpp"

TEST_SUITE_BEGIN("messages pages");

namespace rondom {

using namespace messages;
using page_kit::approve;
using page_kit::Site;
using scenario::around_a_child_of;
using scenario::person;

namespace {

constexpr std::string_view list_path = "/dossiers/dossier-1/berichten";
constexpr std::string_view write_path = "/dossiers/dossier-1/berichten/nieuw";

scenario::Scenario with_messages(std::string const& text = "How was the week & the weekend?") {
    return around_a_child_of(9)
        .given(
            Role::teacher,
            MessageSent{.message = MessageId{"message-1"}, .to = {person(Role::parent)}, .text = text}
        )
        .given(
            Role::parent,
            MessageRead{.message = MessageId{"message-1"}, .writer = person(Role::teacher)},
            MessageSent{.message = MessageId{"message-2"}, .to = {person(Role::teacher)}, .text = text}
        )
        .given(
            Role::support_coordinator,
            MessageSent{
                .message = MessageId{"message-3"},
                .to = {person(Role::parent), scenario::other_parent().person},
                .text = text}
        );
}

}  // namespace

TEST_CASE("no messages yet: what this is, in both languages") {
    Site site{{&messages::capability}, around_a_child_of(9)};
    approve("messages/list-empty.nl", site.as(Role::parent).get(list_path));
    approve("messages/list-empty.en", site.in(web::Language::en).get(list_path));
}

TEST_CASE("conversations, the last one first, with what is new and who read it") {
    Site site{{&messages::capability}, with_messages()};
    approve("messages/list-parent.nl", site.as(Role::parent).get(list_path));
    approve("messages/list-parent.en", site.in(web::Language::en).get(list_path));
    auto const teacher = site.as(Role::teacher).get(list_path);
    CHECK(teacher.shows("Gelezen door"));
    CHECK(teacher.shows("Nieuw"));
    approve("messages/list-teacher.nl", teacher);
}

TEST_CASE("what was written to others is not there, in no list and no count") {
    Site site{{&messages::capability, &work::capability}, with_messages()};
    auto const other = site.as(scenario::other_parent()).get(list_path);
    CHECK(other.shows("Met "));
    CHECK_FALSE(other.shows("bericht-message-1"));
    CHECK_FALSE(site.as(Role::teacher).get(list_path).shows("bericht-message-3"));
    CHECK_FALSE(site.as(Role::support_coordinator).get("/mijn/werk").shows("Lees een nieuw bericht"));
    CHECK_EQ(site.as(Role::attendance_officer).get(list_path).status, 404);
    CHECK_EQ(site.get(write_path).status, 404);
}

TEST_CASE("a parent writes to the school; without words or receiver the rest stays") {
    Site site{{&messages::capability}, around_a_child_of(9)};
    site.as(Role::parent);
    approve("messages/write.nl", site.get(write_path));
    approve("messages/write.en", site.in(web::Language::en).get(write_path));
    site.in(web::Language::nl);
    auto const no_one = site.send(write_path, {{"text", "She slept well & long."}});
    CHECK_EQ(no_one.status, 422);
    CHECK(no_one.shows("Kies aan wie je schrijft."));
    CHECK(no_one.shows("She slept well &amp; long."));
    approve("messages/write-mistakes.nl", no_one);
    CHECK(site.send(write_path, {{"to", "teacher"}}).shows("Schrijf wat je wilt laten weten of vragen."));

    auto const sent = site.send(write_path, {{"to", "teacher"}, {"text", "She slept well & long."}});
    REQUIRE_EQ(sent.status, 303);
    auto const page = site.follow(sent);
    CHECK(page.shows("Je bericht is verstuurd."));
    CHECK(page.shows("Nog niet gelezen"));
    CHECK(site.as(Role::teacher).get(list_path).shows("She slept well &amp; long."));
}

TEST_CASE("no form reaches somebody whom one may not know") {
    Site site{{&messages::capability}, around_a_child_of(9)};
    auto const answer =
        site.as(Role::parent).send(write_path, {{"to", "case_manager"}, {"text", "Who are you?"}});
    CHECK_EQ(answer.status, 422);
    CHECK(answer.shows("Je kunt deze persoon geen bericht sturen."));
    CHECK(answer.shows("Who are you?"));
}

TEST_CASE("something new is told without its words; it is over when it was read") {
    Site site{
        {&messages::capability, &log::capability, &overview::capability, &work::capability},
        with_messages("Secret words")};
    auto const work = site.as(Role::teacher).get("/mijn/werk");
    CHECK(work.shows("Lees een nieuw bericht"));
    CHECK_FALSE(work.shows("Secret words"));
    auto const child = site.as(Role::parent).get("/dossiers/dossier-1");
    CHECK(child.shows("Lees een nieuw bericht"));
    CHECK_FALSE(child.shows("Secret words"));
    auto const mine = site.as(Role::teacher).get("/mijn/berichten");
    approve("messages/mine.nl", mine);
    approve("messages/mine.en", site.in(web::Language::en).get("/mijn/berichten"));

    constexpr std::string_view read_path = "/dossiers/dossier-1/berichten/gelezen/message-2";
    auto const page = site.as(Role::teacher).get(list_path);
    http::Request request{.method = http::Method::post, .path = std::string{read_path}};
    request.headers = {
        {"host", "rondom.example"},
        {"content-type", "application/x-www-form-urlencoded"},
        {"origin", "null"},
        {"sec-fetch-site", "same-origin"}};
    request.body = "sleutel=" + page.hidden("sleutel") + "&opdracht=" + page.hidden("opdracht");
    auto const sent = site.request(request);
    REQUIRE_EQ(sent.status, 303);
    CHECK(site.follow(sent).shows("Je hebt laten weten dat je het bericht las."));
    CHECK_FALSE(site.get("/mijn/werk").shows("Lees een nieuw bericht"));
    CHECK(site.as(Role::parent).get(list_path).shows("Gelezen door"));
}

TEST_CASE("an answer goes to the same people") {
    Site site{{&messages::capability}, with_messages()};
    auto const page = site.as(Role::parent).get(list_path);
    REQUIRE(page.shows("/berichten/nieuw?aan="));
    auto const write = site.get("/dossiers/dossier-1/berichten/nieuw?aan=teacher");
    CHECK(write.shows("value=\"teacher\" checked"));
}

TEST_CASE("words of people stay words") {
    Site site{{&messages::capability}, with_messages(std::string{web::poison})};
    for (auto const role : {Role::teacher, Role::parent}) {
        CHECK(web::poison_stays_text(site.as(role).get(list_path).html));
    }
}

}  // namespace rondom

TEST_SUITE_END();
