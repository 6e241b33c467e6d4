#include "capabilities/circle/capability.hpp"
#include "capabilities/circle/rules.hpp"
#include "capabilities/page_kit.hpp"
#include "web/poison.hpp"

TEST_SUITE_BEGIN("circle pages");

namespace rondom {

using page_kit::approve;
using page_kit::Site;
using scenario::around_a_child_of;

namespace {

constexpr std::string_view list_path = "/dossiers/dossier-1/rondom";

scenario::Scenario with_a_question_open() {
    auto scenario = around_a_child_of(8);
    scenario.given(
        Role::support_coordinator,
        access::ConsentAsked{
            .receiver = Party::youth_health,
            .purpose = "consult_health",
            .categories = {},
            .why = "Advice",
            .asked_by = Party::education}
    );
    return scenario;
}

}  // namespace

TEST_CASE("the people around the child, in a picture and in a list") {
    Site site{{&circle::capability}, with_a_question_open()};
    auto const page = site.as(Role::teacher).get(list_path);
    for (std::string_view const size : {"rd-kring--breed", "rd-kring--midden", "rd-kring--smal"}) {
        CHECK(page.shows(size));
    }
    CHECK(page.shows("The support_coordinator"));
    CHECK(page.shows("de toestemming is nog niet compleet"));
    approve("circle/list.nl", page);
    approve("circle/list.en", site.in(web::Language::en).get(list_path));
}

TEST_CASE("a parent sees the same people, and nothing of how the other parent answered") {
    auto scenario = with_a_question_open();
    scenario.given(
        scenario::other_parent(),
        access::ConsentAnswered{
            .receiver = Party::youth_health,
            .purpose = "consult_health",
            .categories = {},
            .answer = access::Answer::refused,
            .until = std::nullopt,
            .asked_by = Party::education}
    );
    Site refused{{&circle::capability}, scenario};
    Site open{{&circle::capability}, with_a_question_open()};
    CHECK_EQ(refused.as(Role::parent).get(list_path).main(), open.as(Role::parent).get(list_path).main());
}

TEST_CASE("asking somebody without consent is refused, and says what now") {
    Site site{{&circle::capability}, around_a_child_of(8)};
    auto const path = std::string{list_path} + "/uitnodigen";
    approve("circle/involve.nl", site.as(Role::support_coordinator).get(path));
    approve("circle/involve.en", site.in(web::Language::en).get(path));

    auto const answer = site.as(Role::support_coordinator).send(path, {{"whom", "social_team/social_team"}});
    CHECK_EQ(answer.status, 422);
    CHECK(answer.shows("Wat kun je nu doen?"));
    CHECK_EQ(site.send(path, {}).status, 422);
}

TEST_CASE("a colleague of one's own organisation is asked without consent") {
    Site site{{&circle::capability}, around_a_child_of(8)};
    auto const sent =
        site.as(Role::teacher)
            .send(std::string{list_path} + "/uitnodigen", {{"whom", "education//principal/principal"}});
    CHECK_EQ(sent.status, 303);
    CHECK(site.follow(sent).shows("The principal"));
}

TEST_CASE("a hand-over waits until it is received") {
    Site site{{&circle::capability}, around_a_child_of(8)};
    auto const sent =
        site.as(Role::teacher)
            .send(
                "/dossiers/dossier-1/overdracht",
                {{"whom", "education//support_coordinator/support_coordinator"}, {"why", "fits_better"}}
            );
    REQUIRE_EQ(sent.status, 303);
    auto const list = site.as(Role::support_coordinator).get(list_path);
    CHECK(list.shows("geeft dit aan jou door"));
    auto const at = list.html.find("/dossiers/dossier-1/overdracht/ontvangen/");
    REQUIRE(at != std::string::npos);
    auto const path = list.html.substr(at, list.html.find('"', at) - at);
    CHECK_EQ(site.send(path, {}).status, 303);
    CHECK_FALSE(site.get(list_path).shows("geeft dit aan jou door"));
}

TEST_CASE("a grandmother stands in the picture, and can be taken out again by the family") {
    Site site{{&circle::capability}, around_a_child_of(8)};
    auto const sent = site.as(Role::parent)
                          .send(
                              std::string{list_path} + "/steunfiguur",
                              {{"person_name", "Oma"}, {"relation", "oma"}, {"ring", "home"}}
                          );
    REQUIRE_EQ(sent.status, 303);
    auto const list = site.follow(sent);
    CHECK(list.shows("Leest niets in dit dossier."));
    auto const at = list.html.find("/dossiers/dossier-1/rondom/steunfiguur/weghalen/");
    REQUIRE(at != std::string::npos);
    auto const path = list.html.substr(at, list.html.find('"', at) - at);
    auto const removed = site.send(path, {});
    CHECK_EQ(removed.status, 303);
    CHECK_FALSE(site.follow(removed).shows("Oma"));
}

TEST_CASE("somebody leaves, and no longer finds the dossier") {
    Site site{{&circle::capability}, around_a_child_of(8)};
    auto const path = std::string{list_path} + "/stoppen";
    CHECK_EQ(site.as(Role::teacher).send(path, {{"reason", "finished"}}).status, 303);
    CHECK_EQ(site.get(list_path).status, 404);
}

TEST_CASE("names are text in the picture and in the list") {
    auto scenario = around_a_child_of(8);
    scenario.given(
        Role::parent,
        circle::SupportingPersonNamed{
            .supporting_person = circle::SupportingPersonId{"somebody"},
            .person_name = std::string{web::poison},
            .relation = std::string{web::poison},
            .ring = circle::Ring::home,
            .named_by = Party::family}
    );
    Site site{{&circle::capability}, scenario};
    CHECK(web::poison_stays_text(site.as(Role::parent).get(list_path).html));
    CHECK(web::poison_stays_text(site.as(Role::teacher).get(list_path).html));
}

}  // namespace rondom

TEST_SUITE_END();
