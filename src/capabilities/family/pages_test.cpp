#include "capabilities/family/capability.hpp"
#include "capabilities/family/rules.hpp"
#include "capabilities/overview/capability.hpp"
#include "capabilities/page_kit.hpp"
#include "web/poison.hpp"

TEST_SUITE_BEGIN("family pages");

namespace rondom {

using page_kit::approve;
using page_kit::Site;
using scenario::around_a_child_of;

namespace {

constexpr std::string_view the_page = "/dossiers/dossier-1/gezin";
constexpr std::string_view begin_path = "/dossiers/nieuw";

scenario::Scenario with_three_parents() {
    return around_a_child_of(13).given(
        Role::teacher,
        family::HolderNamed{
            .person = PersonId{"guardian"},
            .person_name = "Ada",
            .relation = family::Relation::guardian,
            .verified = false,
            .evidence = {}},
        family::ParentKnown{
            .person = PersonId{"bas"}, .person_name = "Bas", .relation = family::Relation::father}
    );
}

}  // namespace

TEST_CASE("a teacher opens a dossier and goes on to the parents") {
    Site site{{&family::capability, &overview::capability}, around_a_child_of(8)};
    approve("family/register.nl", site.as(Role::teacher).get(begin_path));
    approve("family/register.en", site.in(web::Language::en).get(begin_path));

    auto const sent =
        site.as(Role::teacher)
            .send(
                begin_path,
                {{"first_name", "Mila"}, {"last_name", "Test"}, {"born", "2018-03-01"}, {"group", "4"}}
            );
    REQUIRE_EQ(sent.status, 303);
    auto const page = site.follow(sent);
    CHECK(page.shows("Het dossier is geopend."));
    CHECK(page.shows("Mila Test"));
    CHECK(page.shows("Er staan nog geen ouders in het dossier"));
    approve("family/list-empty.nl", page);
}

TEST_CASE("what is missing is said, and who may not open a dossier finds no page") {
    Site site{{&family::capability}, around_a_child_of(8)};
    auto const answer = site.as(Role::teacher).send(begin_path, {{"first_name", "Mila"}});
    CHECK_EQ(answer.status, 422);
    CHECK(answer.shows("Vul de achternaam in."));
    CHECK(answer.shows("value=\"Mila\""));
    CHECK_EQ(site.as(Role::parent).get(begin_path).status, 404);
}

TEST_CASE("the family with the state of authority, in both languages") {
    Site site{{&family::capability}, with_three_parents()};
    approve("family/list.nl", site.as(Role::support_coordinator).get(the_page));
    approve("family/list.en", site.in(web::Language::en).get(the_page));
}

TEST_CASE("a parent is added; no form decides whose identity that is") {
    Site site{{&family::capability}, around_a_child_of(8)};
    constexpr std::string_view path = "/dossiers/dossier-1/gezin/gezag/nieuw";
    CHECK_FALSE(site.as(Role::teacher).get(path).shows("name=\"person\""));
    auto const sent =
        site.send(path, {{"person", "teacher"}, {"person_name", "Ada"}, {"relation", "guardian"}});
    REQUIRE_EQ(sent.status, 303);
    auto const page = site.follow(sent);
    CHECK(page.shows("Ada"));
    CHECK(page.shows("Gezag nog niet gecontroleerd"));
    CHECK_FALSE(page.shows("/gezin/uitnodigen/teacher"));
}

TEST_CASE("authority is checked with its proof, and ended") {
    Site site{{&family::capability}, with_three_parents()};
    constexpr std::string_view verify = "/dossiers/dossier-1/gezin/gezag/controleren/guardian";
    auto const without = site.as(Role::support_coordinator).send(verify, {});
    CHECK_EQ(without.status, 422);
    CHECK(without.shows("Er staat niet bij hoe het gezag is gecontroleerd."));
    auto const sent = site.send(verify, {{"evidence", "extract of 3 September"}});
    CHECK(site.follow(sent).shows("Het gezag is gecontroleerd."));

    auto const ended =
        site.send("/dossiers/dossier-1/gezin/gezag/beeindigen/guardian", {{"evidence", "ruling"}});
    CHECK(site.follow(ended).shows("Het gezag van deze persoon is beëindigd."));
}

TEST_CASE("inviting without an address names what is missing, and the way with help") {
    Site site{{&family::capability}, with_three_parents()};
    constexpr std::string_view path = "/dossiers/dossier-1/gezin/uitnodigen/parent";
    approve("family/invite.nl", site.as(Role::teacher).get(path));
    auto const refused = site.send(path, {{"email", "iris@example.org"}});
    CHECK_EQ(refused.status, 422);
    CHECK(refused.shows("Het mobiel nummer van deze persoon ontbreekt."));
    CHECK(refused.shows("Nodig dan uit op papier"));
    auto const sent = site.send(path, {{"email", "iris@example.org"}, {"assisted", "true"}});
    CHECK(site.follow(sent).shows("Doet mee met hulp of op papier"));
}

TEST_CASE("a parent without authority gets a letter, and no invitation") {
    Site site{{&family::capability}, with_three_parents()};
    CHECK_FALSE(site.as(Role::principal).get(the_page).shows("uitnodigen/bas"));
    site.as(Role::support_coordinator);
    auto const sent = site.send("/dossiers/dossier-1/gezin/informatiebrief/bas", {{"letter", "Reads well."}});
    CHECK(site.follow(sent).shows("Kreeg een brief met de belangrijke feiten"));
}

TEST_CASE("a parent chooses a supporter, and stops") {
    Site site{{&family::capability}, around_a_child_of(8)};
    approve("family/list-parent.nl", site.as(Role::parent).get(the_page));
    auto const sent = site.send("/dossiers/dossier-1/gezin/steunfiguur/nieuw", {{"person_name", "Oma Riet"}});
    REQUIRE_EQ(sent.status, 303);
    auto const page = site.follow(sent);
    CHECK(page.shows("Staat naast jou en leest met je mee"));
    auto const at = page.html.find("/dossiers/dossier-1/gezin/steunfiguur/stoppen/");
    REQUIRE_NE(at, std::string::npos);
    auto const stop = page.html.substr(at, page.html.find('"', at) - at);
    CHECK_FALSE(site.follow(site.send(stop, {})).shows("Oma Riet"));
}

TEST_CASE("somebody who is not in the dossier has no form") {
    Site site{{&family::capability}, around_a_child_of(8)};
    CHECK_EQ(site.as(Role::teacher).get("/dossiers/dossier-1/gezin/uitnodigen/nobody").status, 404);
}

TEST_CASE("names stay words") {
    auto const named = std::string{web::poison};
    Site site{
        {&family::capability},
        around_a_child_of(8).given(
            Role::teacher,
            family::HolderNamed{
                .person = PersonId{"ada"},
                .person_name = named,
                .relation = family::Relation::guardian,
                .verified = false,
                .evidence = named}
        )};
    site.as(Role::support_coordinator);
    CHECK(web::poison_stays_text(site.get(the_page).html));
    CHECK(web::poison_stays_text(site.get("/dossiers/dossier-1/gezin/uitnodigen/ada").html));
}

}  // namespace rondom

TEST_SUITE_END();
