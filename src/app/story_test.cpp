#include "app/story.hpp"

#include <doctest/doctest.h>

#include "app/capabilities.hpp"
#include "app/region_profile.hpp"
#include "app/story_names.hpp"
#include "app/story_region.hpp"

// Stories are written by people who know the work and not the code: what is wrong is said with its line, and
// what differs is said in words.
TEST_SUITE_BEGIN("stories");

namespace rondom::app {
namespace {

/// Sixteen lines: a school, four people, and a dossier that is opened.
std::string const opening = R"(story: A story for a test
region: midden-groningen
organisations:
  de-zwaluw: {name: obs De Zwaluw, kind: school, attached: [kaya]}
  gemeente: {name: Gemeente Duinrand, kind: municipality}
people:
  ans: {name: Ans de Wit, role: teacher, at: de-zwaluw}
  bram: {name: Bram Visser, role: support_coordinator, at: de-zwaluw}
  kaya: {name: Kaya Smit, role: family_liaison, at: gemeente}
  iris: {name: Iris Bos, role: parent}
  noor: {name: Noor, role: youth}
moments:
  - at: 2026-09-07 09:00
    who: ans
    does: family.register
    with: {child: "@noor", first_name: Noor, last_name: Bos, born: 2017-05-09, group: "5"}
)";

route::Profile const& region() {
    static auto const loaded = load_region("midden-groningen");
    REQUIRE(loaded.has_value());
    return *loaded;
}

std::string told(std::vector<StoryFault> const& faults) {
    std::string text;
    for (auto const& each : faults) {
        text += std::to_string(each.line) + ": " + each.what + "\n";
    }
    return text;
}

/// What is said of a story that goes on with these lines, before anything is played.
std::string faults_of(std::string const& lines, std::string const& before = opening) {
    auto const story = read_story("test.yaml", before + lines);
    if (!story) { return told(story.error()); }
    return told(unknown_names(*story, region(), all_capabilities()));
}

/// What differs in a story that goes on with these lines.
std::string differences_of(std::string const& lines) {
    CHECK_EQ(faults_of(lines), "");
    auto const story = read_story("test.yaml", opening + lines);
    REQUIRE(story.has_value());
    StoryRegion stage{region(), all_capabilities()};
    std::string text;
    for (auto const& each : play(*story, stage.stage()).differences) {
        text += std::to_string(each.line) + ": " + each.what + "\n";
    }
    return text;
}

void says(std::string const& text, std::string_view words) {
    CAPTURE(text);
    CAPTURE(words);
    CHECK(text.find(words) != std::string::npos);
}

}  // namespace

TEST_CASE("what is written wrong is said with its line") {
    says(
        faults_of("    expects: [{step: signal}]\n"), "17: \"expects\" is not a key here; allowed: at, label"
    );
    says(faults_of("    expect: {step: signal}\n"), "17: \"expect\" is a list");
    says(faults_of("    expect:\n\t- step: signal\n"), "18: this cannot be read as YAML");
    says(faults_of("  - at: 2026-09-06\n    expect: [{step: signal}]\n"), "17: time goes forward");
    says(
        faults_of("  - at: 7 september\n    expect: [{step: signal}]\n"), "17: \"7 september\" is no moment"
    );
    says(faults_of("  - who: ans\n    expect: [{step: signal}]\n"), "17: \"who\" stands without \"does\"");
    says(faults_of("  - label: nothing\n"), "17: a moment holds a command");
    says(
        faults_of("    expect: [{step: signal}]\n    expect: [{step: signal}]\n"),
        "18: `expect` stands here twice; the first one is on line 17"
    );
    says(faults_of("    expect: [{at_turn: }]\n"), "17: a name or a list of names is expected");
    says(faults_of("    expect: [{sees: {who: ans}}]\n"), "17: say what is seen");
    says(
        faults_of("    expect: [{sees: {who: ans, what: koncern}}]\n"), "\"koncern\" is not one of: progress"
    );
    says(
        faults_of("    expect: [{task: {who: ans, task: x, state: busy}}]\n"), "\"state\" is one of: at_turn"
    );
    says(faults_of("    told: something\n"), "17: \"told\" belongs to \"refused\"");
    says(
        faults_of("", "story: x\nregion: y\npeople: {a: {name: A}}\nmoments: []\n"), "3: \"role\" is missing"
    );
    says(faults_of("", ""), "1: there is nothing in this file");
    says(faults_of("", "story: x\nregion: y\n"), "\"people\" are names with their data");
    says(faults_of("", "story: x\nregion: y\n"), "\"moments\" is a list");
    says(faults_of("", "- a story\n"), "1: this file is no table of keys");
}

TEST_CASE("a story that no person wrote is refused before it is read") {
    says(faults_of("    expect: &all [{step: signal}]\n"), "17: an anchor (`&name`) is not used here");
    says(faults_of("    with: {a: &x b, c: *x}\n"), "17: an alias (`*name`) is not used here");
    says(faults_of("    expect: !now []\n"), "17: a tag (`!name`) is not used here");
    says(faults_of("    with: {who: a, who: b}\n"), "17: `who` stands here twice");
    says(faults_of("---\nstory: another\n"), "17: there is a second document");
    says(faults_of("    expect: " + std::string(100, '[')), "17: this is nested too deeply");
    says(faults_of("    label: \xE9\n"), "17: this is not readable text");
    says(faults_of(std::string(route::largest_file, '#')), "1: this file has more than 256 KiB");
    auto const wrong = read_story("test.yaml", std::string{opening} + "    expect: {step: signal}\n");
    REQUIRE_FALSE(wrong.has_value());
    CHECK_EQ(wrong.error().front().column, 13);
}

TEST_CASE("a name that nothing goes by is said with its line and what looks like it; nothing is played") {
    says(faults_of("  - {who: anna, does: signals.share}\n"), "17: nobody is called \"anna\"");
    says(faults_of("  - {who: ans, does: signals.shar}\n"), "do you mean \"signals.share\"?");
    says(
        faults_of("  - {who: ans, does: signals.share, with: {what: x}}\n"),
        "17: \"what\" is no field of signals.share"
    );
    says(
        faults_of("  - {who: ans, does: signals.share, with: {signal: \"@worry\"}}\n"),
        "17: nothing is called \"@worry\""
    );
    says(
        faults_of("  - {who: ans, does: signals.share, refused: parents.talk}\n"),
        "do you mean \"parents.talk.first\"?"
    );
    says(faults_of("    expect:\n      - step: signals\n"), "18: \"signals\" is no step of this region");
    says(
        faults_of("    expect: [{facts: {learning: simple}}]\n"),
        "\"simple\" is no value of the fact learning"
    );
    says(faults_of("    expect: [{in_circle: [ans, gea]}]\n"), "\"gea\" is no person of this story");
    says(faults_of("    expect: [{step: signal, dossier: sem}]\n"), "\"sem\" is no dossier of this story");
    says(
        faults_of("    expect: [{consent: {receiver: liaison, purpose: thinkalong, is: complete}}]\n"),
        "\"thinkalong\" is no purpose of this region; do you mean \"think_along\"?"
    );
}

TEST_CASE("what differs is said in the words of the work") {
    says(differences_of("    expect: [{step: triage}]\n"), "17: the step should be triage, but it is signal");
    says(
        differences_of("    refused: parents.talk.first\n"),
        "it should be refused by parents.talk.first, but it succeeded"
    );
    says(
        differences_of("  - {who: ans, does: signals.share, refused: role.noPower}\n"),
        "but it was refused by parents.talk.first (\"There is no talk with the parents in the dossier yet."
    );
    says(
        differences_of(
            "  - {who: ans, does: signals.share, refused: parents.talk.first, told: nothing like it}\n"
        ),
        "the refusal should say \"nothing like it\""
    );
    says(
        differences_of("    expect: [{does_not_see: {who: bram, what: family_data}}]\n"),
        "Bram Visser should not see family_data, but does"
    );
    says(
        differences_of("    expect: [{sees: {who: kaya, what: family_data}}]\n"),
        "Kaya Smit should see family_data, but does not (access.not-in-circle: \""
    );
    says(
        differences_of("    expect: [{does_not_see: {who: kaya, what: care}}]\n"),
        "whether Kaya Smit sees it proves nothing"
    );
    says(
        differences_of("    expect: [{task: {who: ans, task: plan}}]\n"),
        "should have the task plan, but has note_concern (at_turn"
    );
    says(
        differences_of("    expect: [{nowhere: Bos}]\n"),
        "should stand nowhere in the dossier, but they stand in family.child-registered"
    );
}

TEST_CASE("what a moment itself does is told apart from what came before") {
    auto const twice =
        "  - {who: ans, does: family.name_holder, with: {person: \"@iris\", person_name: Iris, relation: "
        "mother, "
        "verified: \"false\"}, expect: [{notified_now: bram}]}\n"
        "  - {who: ans, does: signals.note_worry, with: {text: tired}, expect: [{notified: bram}, "
        "{not_notified_now: bram}]}\n";
    CHECK_EQ(differences_of(twice), "");
    says(differences_of("    expect: [{went_through: [signal, triage]}]\n"), "but it went to signal");
    CHECK_EQ(differences_of("    expect: [{went_through: signal}]\n"), "");
}

TEST_CASE("a field that a command does not have is not read") {
    auto const with_reason = [](std::string const& outcome) {
        return "  - {who: ans, does: signals.note_worry, with: {text: tired, reason: none}" + outcome + "}\n";
    };
    says(faults_of(with_reason("")), "\"reason\" is no field of signals.note_worry");
    CHECK_EQ(differences_of(with_reason(", unreadable: reason")), "");
    says(differences_of(with_reason(", unreadable: [reason, text]")), "the field text should be unreadable");
}

}  // namespace rondom::app

TEST_SUITE_END();
