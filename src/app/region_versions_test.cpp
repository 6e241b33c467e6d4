#include "app/region_versions.hpp"

#include <set>

#include "app/browser_kit.hpp"
#include "domain/embedded.hpp"
#include "renewal/renewal_kit.hpp"

// The region of the demonstration, with its families, comes under another version of its agreement.
TEST_SUITE_BEGIN("region versions");

namespace rondom::app {

namespace {

using renewal::Lack;
using renewal::kit::Change;

/// Light help at school becomes a step of its own, step 1 has another name, and a term is longer.
std::vector<route::SourceFile> next_version(std::vector<Change> changes) {
    changes.push_back({"steps.yaml", "label: {nl: Signaal, en: Signal}", "label: {nl: Gezien, en: Noticed}"});
    changes.push_back({"profile.yaml", "\nregistrations:", "\nmigrates: {from: \"2026.1\"}\nregistrations:"});
    changes.push_back(
        {"terms.yaml", "length: 12\n    unit: school_weeks", "length: 10\n    unit: school_weeks"}
    );
    changes.push_back(
        {"transitions.yaml",
         "from: triage\n    to: light\n    when:\n",
         "from: triage\n    to: light_at_school\n    when:\n"}
    );
    auto files = renewal::kit::files("2027", changes);
    auto const copied =
        [&](std::string_view file, std::string_view from, std::string_view until, auto const& rename) {
            auto& text = std::ranges::find(files, file, &route::SourceFile::name)->text;
            auto const begin = text.find(from);
            REQUIRE_NE(begin, std::string::npos);
            text.insert(begin, rename(text.substr(begin, text.find(until, begin) - begin)));
        };
    auto const replaced = [](std::string text, std::string_view from, std::string_view to) {
        for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
            text.replace(at, from.size(), to);
        }
        return text;
    };
    copied("steps.yaml", "  light:\n", "  closed:\n", [&](std::string const& text) {
        return replaced(text, "  light:\n", "  light_at_school:\n");
    });
    copied("transitions.yaml", "  light_to_triage:", "\x01", [&](std::string const& text) {
        return replaced(
            replaced(text + "\n", "light_to_", "light_at_school_to_"),
            "from: light\n",
            "from: light_at_school\n"
        );
    });
    return files;
}

struct Demonstration {
    Demonstration() {
        for (auto const* file : {"demo/1-yara.yaml", "demo/2-milan.yaml", "demo/3-noor.yaml"}) {
            auto const story = read_story(file, std::string{embedded(file).value()});
            REQUIRE(story.has_value());
            auto const lived = rondom->live(*story);
            REQUIRE_MESSAGE(lived.has_value(), lived.error());
        }
        for (auto const* name : {"ada", "bo"}) {
            auto const mail = std::string{name} + "@region.example";
            REQUIRE(rondom->appoint_administrator(name, mail, "The region").has_value());
        }
    }

    renewal::Hand hand(char const* name) {
        return rondom->administrator(std::string{name} + "@region.example").value();
    }

    /// Proposed by Ada with her name under everything, published by Bo, from today.
    void publish(std::vector<Change> const& changes) {
        auto& agreements = rondom->agreements();
        auto const draft = agreements.propose(next_version(changes), hand("ada"));
        if (!draft) {
            for (auto const& each : draft.error().findings) {
                MESSAGE(each.what.en << " " << each.example);
            }
        }
        REQUIRE(draft.has_value());
        REQUIRE(agreements.sign(draft->id, {}, hand("ada")).has_value());
        auto const today = local_day(hand("bo").now);
        REQUIRE(agreements.publish(draft->id, today, hand("bo")).has_value());
    }

    /// Everybody opens the dossiers on their own list.
    void everybody_looks() {
        auto const choices = browser_kit::Browser{*rondom, {}}.open("/demo").body;
        for (auto const& person : values(choices, "person\" value=\"")) {
            looks(person);
        }
    }

    void looks(std::string const& person) {
        browser_kit::Browser browser{*rondom, {}};
        static_cast<void>(browser.send("/demo", "&person=" + person));
        auto dossiers = values(browser.open("/dossiers").body, "href=\"/dossiers/");
        dossiers.erase("nieuw");
        for (auto const& dossier : dossiers) {
            CHECK_EQ(browser.open("/dossiers/" + dossier + "/logboek").status, 200);
        }
    }

    /// What stands between these words and the next quote, each once.
    static std::set<std::string> values(std::string const& page, std::string_view words) {
        std::set<std::string> found;
        for (auto at = page.find(words); at != std::string::npos; at = page.find(words, at)) {
            at += words.size();
            found.insert(page.substr(at, page.find_first_of("\"/?#", at) - at));
        }
        return found;
    }

    std::unique_ptr<Rondom> rondom = [] {
        auto opened = Rondom::open({.data = {}, .key_file = {}, .demo = true});
        REQUIRE_MESSAGE(opened.has_value(), opened.error());
        return std::move(*opened);
    }();
};

}  // namespace

TEST_CASE("the families of the demonstration move to a version with a new step, and every look replays") {
    Demonstration demo;
    demo.everybody_looks();
    auto const before = demo.rondom->replay().value();
    CHECK_GT(before.lines, 10);
    CHECK(before.is_clean());

    demo.publish({});
    auto const tried = demo.rondom->migrate({}, Rondom::Trial::only).value();
    CHECK_EQ(tried.to, "2027");
    CHECK(tried.stay.empty());
    CHECK_EQ(tried.move.size() + tried.closed, 3);
    auto const moved = demo.rondom->migrate({}, Rondom::Trial::for_real).value();
    CHECK_EQ(moved.move.size(), tried.move.size());
    CHECK_EQ(demo.rondom->migrate({}, Rondom::Trial::for_real).value().there, moved.move.size());

    demo.everybody_looks();
    auto const after = demo.rondom->replay().value();
    CHECK(after.is_clean());
    CHECK_GT(after.lines, before.lines);
    CHECK_EQ(after.lines, after.reproduced);
}

TEST_CASE("a version that lets somebody read more on an old yes leaves those families where they are") {
    Demonstration demo;
    demo.publish(
        {{"sharing.yaml",
          "what: [conference, education_plan, view]\n    from: all\n    to: social_team",
          "what: [conference, education_plan, view, message]\n    from: all\n    to: social_team"},
         {"steps.yaml",
          "outcome, conference, education_plan, view]\n        when: {living: [single, multiple, "
          "multi_problem]}",
          "outcome, conference, education_plan, view, message]\n        when: {living: [single, multiple, "
          "multi_problem]}",
          true}}
    );
    auto const moved = demo.rondom->migrate({}, Rondom::Trial::for_real).value();
    CHECK_FALSE(moved.stay.empty());
    for (auto const& each : moved.stay) {
        CHECK(renewal::kit::lacks(each, Lack::reads_more));
        auto const* more = renewal::kit::reading(each.lacking, Role::case_manager, Category::message);
        REQUIRE(more != nullptr);
        CHECK_EQ(more->purpose, "social_team");
    }
    CHECK(demo.rondom->replay()->is_clean());
}

TEST_CASE("a version that does not hold yet can be tried, not followed") {
    Demonstration demo;
    auto& agreements = demo.rondom->agreements();
    auto const draft = agreements.propose(next_version({}), demo.hand("ada")).value();
    REQUIRE(agreements.sign(draft.id, {}, demo.hand("ada")).has_value());
    CHECK_FALSE(demo.rondom->migrate("2027", Rondom::Trial::only).has_value());
    auto const day = parse_day("2099-01-01").value();
    REQUIRE(agreements.publish(draft.id, day, demo.hand("bo")).has_value());
    CHECK(demo.rondom->migrate("2027", Rondom::Trial::only).has_value());
    auto const refused = demo.rondom->migrate("2027", Rondom::Trial::for_real);
    REQUIRE_FALSE(refused.has_value());
    CHECK_EQ(refused.error(), "version 2027 holds from 2099-01-01");
    CHECK_EQ(demo.rondom->migrate({}, Rondom::Trial::only)->to, "2026.1");
}

TEST_CASE("nobody administers the region by an address alone") {
    Demonstration demo;
    CHECK_FALSE(demo.rondom->administrator("somebody@region.example").has_value());
}

}  // namespace rondom::app

TEST_SUITE_END();
