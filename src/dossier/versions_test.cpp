#include "route/versions.hpp"

#include "capabilities/signals/rules.hpp"
#include "dossier/dossiers.hpp"
#include "proof/planted.hpp"
#include "registers/stage.hpp"

// A dossier under one version of the agreement while the region has another.
TEST_SUITE_BEGIN("dossiers and versions");

namespace rondom {

namespace {

using registers::Stage;
using scenario::acting_as;
using scenario::around_a_child_of;
using scenario::day;
using scenario::person;

/// Step "triage" is called "research", and worries are read in other words.
route::Profile next_version() {
    auto loaded = route::load_profile(proof::testing::changed(
        {{"profile.yaml", "version: \"2026.1\"", "version: \"2027\""},
         {"profile.yaml", "\nregistrations:", "\nmigrates: {steps: {signal: noticed}}\nregistrations:"},
         {"steps.yaml", "\n  signal:\n", "\n  noticed:\n"},
         {"steps.yaml", "label: {nl: Signaal, en: Signal}", "label: {nl: Gezien, en: Noticed}"},
         {"transitions.yaml", "from: signal", "from: noticed", true},
         {"lead.yaml", "leaving: signal", "leaving: noticed", true},
         {"coverage.yaml", "steps/signal", "steps/noticed", true}}
    ));
    for (auto const& each : loaded ? std::vector<route::Finding>{} : loaded.error()) {
        MESSAGE(route::text_of(each));
    }
    REQUIRE(loaded.has_value());
    return std::move(*loaded);
}

route::Versions two_versions() {
    route::Versions versions{scenario::midden_groningen()};
    versions.add(next_version(), day("2027-01-01"));
    return versions;
}

struct Region : Stage {
    Region() : Stage{{}, two_versions()} { begin(around_a_child_of(9)); }

    route::Migrated migrated() const {
        return {
            .from = "2026.1",
            .to = "2027",
            .steps = {{.from = "signal", .to = "noticed"}},
            .covered = {},
            .on = local_day(now)};
    }

    tl::expected<Receipt, Obstacle> migrate() {
        access::Actor const publisher{
            .person = PersonId{"publisher"},
            .role = Role::region_administrator,
            .organisation = {},
            .name = {},
            .organisation_name = {}};
        auto const whole = dossiers.whole(dossier).value();
        return dossiers.migrate(
            {.actor = publisher, .dossier = dossier, .command = CommandId{"move"}, .now = now},
            whole,
            *dossiers.versions().find("2027"),
            migrated()
        );
    }

    signals::NoteWorry const worry = [] {
        signals::NoteWorry command;
        command.text = "Noor is tired";
        return command;
    }();
};

}  // namespace

TEST_CASE("a dossier keeps its version, also after another one came into force") {
    Region region;
    region.now = moment_of(day("2027-02-01"), std::chrono::hours{9});
    REQUIRE(region.when(acting_as(Role::teacher), region.worry).has_value());
    auto const whole = region.dossiers.whole(region.dossier).value();
    CHECK_EQ(whole.version(), "2026.1");
    auto const seen = region.dossiers.open(acting_as(Role::parent), region.dossier, "board", region.now);
    REQUIRE(seen.has_value());
    CHECK_EQ(seen->profile().version, "2026.1");
    auto const lines = region.listed(acting_as(Role::teacher));
    CHECK_EQ(lines.front().version, "2026.1");
    CHECK_EQ(region.dossiers.profile_of(Dossier{DossierId{"new"}, {}}, day("2027-02-01")).version, "2027");
}

TEST_CASE("after it moved, the steps stand under their new names and the rules are the new ones") {
    Region region;
    region.now = moment_of(day("2027-02-01"), std::chrono::hours{9});
    auto const moved = region.migrate();
    REQUIRE(moved.has_value());
    auto const whole = region.dossiers.whole(region.dossier).value();
    CHECK_EQ(whole.version(), "2027");
    auto const* here = whole.part<route::Steps>().current();
    CHECK_EQ(here->step, "noticed");
    CHECK_EQ(here->on, day("2026-09-07"));
    CHECK_EQ(region.listed(acting_as(Role::teacher)).front().step, "noticed");

    auto const again = region.migrate();
    REQUIRE(again.has_value());
    CHECK(again->repeated);
    CHECK_EQ(region.dossiers.whole(region.dossier)->seq(), whole.seq());
}

TEST_CASE("who saw a step sees under which name it goes on") {
    Region region;
    REQUIRE(region.migrate().has_value());
    for (auto const role : {Role::parent, Role::teacher}) {
        auto const seen = region.dossiers.glance(acting_as(role), region.dossier, region.now);
        REQUIRE(seen.has_value());
        CHECK_EQ(seen->part<route::Steps>().current()->step, "noticed");
        CHECK_EQ(seen->all().back().kind, route::Migrated::name);
    }
}

TEST_CASE("a dossier under a version that nobody knows is not opened") {
    Stage stage{{}, scenario::midden_groningen()};
    auto story = around_a_child_of(9);
    journal::Change change{.dossier = stage.dossier, .expected = 0, .command = {}};
    change.entries = story.dossier().all();
    change.entries.back().profile = "1999";
    REQUIRE(stage.journal.commit(change).has_value());
    auto const whole = stage.dossiers.whole(stage.dossier);
    REQUIRE_FALSE(whole.has_value());
    CHECK_EQ(whole.error(), journal::Trouble::damaged);
}

TEST_CASE("a yes to all that a purpose covered stays a yes to what it covered then") {
    access::ConsentAnswered yes{
        .receiver = Party::social_team,
        .purpose = "social_team",
        .categories = {},
        .answer = access::Answer::given,
        .until = std::nullopt,
        .asked_by = Party::education};
    auto no = yes;
    no.answer = access::Answer::refused;
    route::Migrated const moved{
        .from = "2026.1",
        .to = "2027",
        .steps = {},
        .covered =
            {{.receiver = Party::social_team, .purpose = "social_team", .categories = {Category::concern}}},
        .on = day("2027-01-01")};
    auto const counts = [&](access::ConsentAnswered const& answer, Category what) {
        auto story = around_a_child_of(9);
        story.given(Role::parent, answer).given(Role::teacher, moved);
        auto const dossier = story.dossier();
        return dossier.standing().last_answer(
                   person(Role::parent), Party::social_team, "social_team", what
               ) != nullptr;
    };
    CHECK(counts(yes, Category::concern));
    CHECK_FALSE(counts(yes, Category::attendance));
    CHECK(counts(no, Category::attendance));

    yes.purpose = "conference";  // that covered nothing
    auto story = around_a_child_of(9);
    story.given(Role::parent, yes).given(Role::teacher, moved);
    auto const dossier = story.dossier();
    CHECK(
        dossier.standing().last_answer(
            person(Role::parent), Party::social_team, "conference", Category::concern
        ) == nullptr
    );
}

}  // namespace rondom

TEST_SUITE_END();
