#include "cli/agreement.hpp"

#include <algorithm>

#include "app/rondom.hpp"
#include "app/story.hpp"
#include "cli/agreement_text.hpp"
#include "cli/serve.hpp"
#include "domain/embedded.hpp"
#include "journal/region_key.hpp"
#include "journal/test_directory.hpp"
#include "renewal/renewal_kit.hpp"

TEST_SUITE_BEGIN("cli agreements");

namespace rondom::cli {

namespace {

using namespace renewal::kit;

std::string told(Region& region, Language language) {
    return outcome_text(region.try_out(), region.dossiers.versions(), region.to, language, true);
}

bool has(std::string const& text, std::string_view words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("a dossier that stays is told by its id, with what it lacks and what is needed") {
    Region region{liaison_reads_absence};
    region.with("d-1", with_liaison()).with("d-2", around_a_child_of(9));
    auto const dutch = told(region, Language::nl);
    CHECK(has(dutch, "1 dossiers kunnen over naar versie 2027. 1 blijven waar ze zijn"));
    CHECK(has(dutch, "Dossier d-1 (stap “Signaal”, versie 2026.1) blijft waar het is:"));
    CHECK(has(dutch, "Kind-ouderondersteuner zou meer lezen dan nu: “Verzuim” van School"));
    CHECK(has(dutch, "Er is opnieuw een ja nodig voor:"));
    auto const english = told(region, Language::en);
    CHECK(has(english, "on a yes that was given under the old version"));
    for (auto const* name : {"Noor", "Test", "The teacher"}) {
        CHECK_FALSE(has(dutch, name));
    }

    std::string lack;
    auto const text = outcome_json(region.try_out(), region.to, true);
    CHECK(json::parse(text, [&](json::Node root) {
        lack = root.member("stay").at(0).member("lacking").at(0).member("lack").text();
        CHECK_EQ(root.member("move").size(), 1);
    }));
    CHECK_EQ(lack, "reads-more");
}

TEST_CASE("every lack, difference and reason has words in both languages") {
    for (auto const& language : names_of(Language{})) {
        auto const& words = web::words_in(language.value);
        for (auto const& each : names_of(renewal::Lack{})) {
            CHECK(words.has(std::string{"renewal.lack."}.append(each.name)));
            CHECK(words.has(std::string{"renewal.need."}.append(each.name)));
        }
        for (auto const& each : names_of(renewal::Differs{})) {
            CHECK(words.has(std::string{"renewal.differs."}.append(each.name)));
        }
        for (auto const& each : names_of(renewal::NotReplayed{})) {
            CHECK(words.has(std::string{"renewal.not-replayed."}.append(each.name)));
        }
        for (auto const* rule :
             {&renewal::administrator_only,
              &renewal::not_proved,
              &renewal::other_region,
              &renewal::version_taken,
              &renewal::unknown_origin,
              &renewal::unknown_step,
              &renewal::no_such_draft,
              &renewal::no_such_assumption,
              &renewal::assumptions_unsigned,
              &renewal::same_person,
              &renewal::day_is_past}) {
            auto const key = "rule." + std::string{rule->name};
            CHECK(words.has(key));
            CHECK(words.has(key + ".next"));
        }
    }
}

TEST_CASE("a line that is not what was decided is told with its dossier and its moment") {
    renewal::Replayed replayed{.lines = 3, .reproduced = 1, .not_replayed = {}, .mismatches = {}};
    replayed.not_replayed[renewal::NotReplayed::command_content] = 1;
    replayed.mismatches.push_back(
        {.dossier = DossierId{"d-1"},
         .line = "2026-09-08T08:00:00Z/x",
         .differences = {{.what = renewal::Differs::grounds, .recorded = "own_task", .decided = "right"}}}
    );
    auto const text = replayed_text(replayed, Language::en);
    CHECK(has(text, "3 lines, 1 decided again and the same, 1 different."));
    CHECK(has(text, "Dossier d-1, line 2026-09-08T08:00:00Z/x:\n  - the grounds: it says “own_task”"));
    CHECK(has(text, "1 not replayed: a command was refused"));
    CHECK(has(replayed_json(replayed), "\"command-content\":1"));
}

TEST_CASE("an objection says why, what now, and what the proof found") {
    renewal::Objection objection;
    objection.refusal = Refusal{{Reason{&renewal::same_person, {"Ada Bos"}}}};
    auto const text = objection_text(objection, Language::en);
    CHECK_EQ(
        text,
        "Whoever proposes a version cannot publish it. This one came from Ada Bos.\n"
        "Ask another administrator of the region to look at the version.\n"
    );
}

TEST_CASE("a region on disk is published, migrated and replayed from the command line") {
    journal::TestDirectory const directory;
    std::filesystem::path const data = std::filesystem::path{directory.file("x")}.parent_path();
    auto const key = directory.file("region.key");
    REQUIRE(journal::create_region_key(key).has_value());
    RegionOptions const region{.data = data, .key_file = key};
    CHECK_EQ(replay(region), not_well);  // looking makes no database
    CHECK_FALSE(std::filesystem::exists(data / "journal.db"));
    {
        auto const rondom = app::Rondom::open({.data = data, .key_file = key});
        REQUIRE(rondom.has_value());
        for (auto const* name : {"ada", "bo"}) {
            auto const mail = std::string{name} + "@region.example";
            REQUIRE((*rondom)->appoint_administrator(name, mail, "The region").has_value());
        }
    }
    {
        auto const rondom = app::Rondom::open({.data = data, .key_file = key, .demo = true});
        auto const story = app::read_story("demo", std::string{embedded("demo/3-noor.yaml").value()});
        REQUIRE((*rondom)->live(*story).has_value());
    }
    auto const profile = data / "next";
    std::filesystem::create_directory(profile);
    for (auto const& file : files("2027", other_words)) {
        journal::write_file((profile / file.name).string(), file.text);
    }

    PublishOptions options{
        .region = region, .profile = profile.string(), .by = "ada@region.example", .from = "2999-01-01"};
    CHECK_EQ(propose_agreement(options), well);
    options.draft = [&] {
        auto const rondom = app::Rondom::open({.data = data, .key_file = key, .may_begin = false});
        auto const all = (*rondom)->agreements().all().value();
        auto const proposed = std::ranges::find_if(all, [](renewal::Agreement const& each) {
            return each.draft.version == "2027";
        });
        REQUIRE(proposed != all.end());
        return proposed->draft.id;
    }();
    CHECK_EQ(sign_agreement(options), well);
    CHECK_EQ(approve_agreement(options), not_well);  // by herself
    options.by = "bo@region.example";
    CHECK_EQ(approve_agreement(options), well);
    CHECK_EQ(list_agreements(options), well);

    CHECK_EQ(migrate({.region = region, .to = "2027", .dry_run = true}), well);
    CHECK_EQ(migrate({.region = region, .to = "2027"}), not_well);  // it does not hold yet
    CHECK_EQ(replay(region), well);
    options.by = "nobody@region.example";
    CHECK_EQ(withdraw_agreement(options), not_well);
}

}  // namespace rondom::cli

TEST_SUITE_END();
