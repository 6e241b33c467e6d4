#include <doctest/doctest.h>

#include "app/browser_kit.hpp"
#include "app/rondom.hpp"
#include "domain/json.hpp"

TEST_SUITE_BEGIN("explained");

namespace rondom::app {

namespace {

constexpr char const* story = R"(story: Somebody worries
region: midden-groningen
organisations:
  school: {name: obs De Zwaluw, kind: school}
people:
  ans: {name: Ans de Wit, role: teacher, at: school}
  bram: {name: Bram Visser, role: support_coordinator, at: school}
  iris: {name: Iris Bos, role: parent, email: iris@example.org, mobile: "0600000031"}
  noor: {name: Noor, role: youth}
moments:
  - at: 2026-09-01 09:00
    who: ans
    does: family.register
    with: {child: "@noor", first_name: Noor, last_name: Bos, born: 2017-05-09}
  - who: ans
    does: family.name_holder
    with: {person: "@iris", person_name: Iris Bos, relation: mother, verified: "true", evidence: seen}
)";

/// The only dossier of this region, as its address says.
DossierId only_dossier(browser_kit::Browser& browser) {
    auto const list = browser.open("/dossiers").body;
    return DossierId{
        browser_kit::between(list.substr(list.find("<h2 class=\"rd-groep\"")), "href=\"/dossiers/", "\"")};
}

browser_kit::Browser chosen(Rondom& rondom, std::string_view name) {
    browser_kit::Browser browser{rondom, {}};
    auto const people = browser.open("/demo").body;
    auto const at = people.find(name);
    REQUIRE(at != std::string::npos);
    auto const button = people.rfind("value=\"", at);
    browser.send("/demo", "&person=" + people.substr(button + 7, people.find('"', button + 7) - button - 7));
    return browser;
}

}  // namespace

TEST_CASE("an explanation is of one reader, in words or as data, and the family sees that it was asked for") {
    auto const rondom = browser_kit::demonstration(story);
    auto ans = chosen(*rondom, "Ans de Wit");
    auto const dossier = only_dossier(ans);

    auto const text = rondom->explain({.dossier = dossier, .reader = "teacher", .language = Language::nl});
    REQUIRE_MESSAGE(text.has_value(), text.error());
    CHECK_NE(text->find("Waarom zijn we hier?"), std::string::npos);
    CHECK_NE(text->find("[tasks/note_concern] Ondersteuningsroute, regel"), std::string::npos);
    CHECK_NE(text->find("    > "), std::string::npos);

    auto const english =
        rondom->explain({.dossier = dossier, .reader = "parent", .language = Language::en, .json = true});
    REQUIRE(english.has_value());
    std::size_t questions = 0;
    CHECK(json::parse(*english, [&](json::Node root) {
        questions = root.size();
        CHECK_EQ(root.at(0).member("question").text(), "Why are we here?");
        CHECK_EQ(root.at(0).member("answers").at(0).member("rule").text(), "steps/signal");
    }));
    CHECK_EQ(questions, 5);

    auto iris = chosen(*rondom, "Iris Bos");
    auto const log = iris.open("/dossiers/" + dossier.text() + "/inzage").body;
    CHECK_NE(log.find("opgevraagd door de beheerder"), std::string::npos);
}

TEST_CASE("nobody outside the circle gets an explanation, and no dossier is told from another") {
    auto const rondom = browser_kit::demonstration(story);
    auto ans = chosen(*rondom, "Ans de Wit");
    auto const outside = rondom->explain({.dossier = only_dossier(ans), .reader = "region_administrator"});
    auto const unknown = rondom->explain({.dossier = DossierId{"nothing"}, .reader = "teacher"});
    REQUIRE_FALSE(outside.has_value());
    REQUIRE_FALSE(unknown.has_value());
    CHECK_EQ(outside.error(), unknown.error());
}

}  // namespace rondom::app

TEST_SUITE_END();
