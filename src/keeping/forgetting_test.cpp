#include "keeping/forgetting.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "accounts/keys.hpp"
#include "journal/verify.hpp"
#include "keeping/keeping_kit.hpp"
#include "registers/stage.hpp"

namespace rondom::keeping {

using namespace kit;
using registers::Stage;

namespace {

access::Actor the_region() {
    return {.person = PersonId{"rondom"}, .role = Role::region_administrator, .organisation = {}, .name = {}};
}

access::Actor noor() { return acting_as(Role::youth); }

/// A region with Noor's dossier, and a process of its own that forgets.
struct Region : Stage {
    explicit Region(Scenario const& story = ended()) {
        begin(story);
        auto const school = acting_as(Role::teacher);
        REQUIRE(directory.keep(accounts::Organisation{
            .id = school.organisation, .kind = accounts::OrganisationKind::school, .name = "The Swallow"}));
        for (auto const& who : {acting_as(Role::parent), noor(), acting_as(Role::teacher)}) {
            REQUIRE(directory.keep(accounts::Person{.id = who.person, .name = who.name}));
            REQUIRE(directory.assign(
                {.person = who.person,
                 .role = who.role,
                 .organisation = who.organisation,
                 .from = day("2026-01-01")}
            ));
        }
    }

    Outcome forget(char const* on) { return night(on).forget(now).value(); }
    Outcome try_out(char const* on) { return night(on).try_out(now).value(); }

    /// What this person reads of the dossier, with a line in the log.
    std::string read_by(access::Actor const& who) {
        auto const seen = dossiers.open(who, dossier, "board", now);
        if (!seen) { return "nothing"; }
        std::string text;
        for (auto const& entry : seen->all()) {
            text += entry.kind + " " + entry.body + "\n";
        }
        return text;
    }

    /// Everything that anybody with the region's key can open: entries and rows.
    std::string everything() {
        std::string text;
        auto const entries = journal.read(dossier).value();
        for (auto const& entry : entries) {
            text += entry.body;
        }
        std::vector<journal::RowKey> rows;
        REQUIRE(store.each_row([&](journal::SealedRow const& row) { rows.push_back(row.key); }));
        for (auto const& key : rows) {
            text += key.key + key.sort + journal.row(key).value().value().content + "\n";
        }
        return text;
    }

    bool shows(std::string_view text) { return everything().find(text) != std::string::npos; }

    accounts::Keys keys{{}};
    accounts::Directory directory{journal, keys, [this] { return local_day(now); }};

private:
    Forgetting night(char const* on) {
        now = moment_of(day(on), std::chrono::hours{3});
        return {{journal, dossiers, registers, directory}, the_region()};
    }
};

bool has(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_SUITE("keeping") {
    TEST_CASE("on the last day of the period it is readable; the day after it does not exist any more") {
        Region region;
        CHECK(region.forget("2039-07-31").ended.empty());
        CHECK(has(region.read_by(noor()), "de fiets staat er niet"));
        CHECK(region.shows("de fiets staat er niet"));

        auto const outcome = region.forget("2039-08-01");
        REQUIRE_EQ(outcome.ended.size(), 1);
        CHECK_EQ(outcome.ended[0].dossier, region.dossier);
        REQUIRE_EQ(outcome.ended[0].parts.size(), 1);
        CHECK_EQ(outcome.ended[0].parts[0].part, Compartment::school);
        CHECK_FALSE(outcome.ended[0].whole);
        CHECK(outcome.is_clean());
        CHECK_FALSE(region.shows("de fiets staat er niet"));
        CHECK(region.forget("2039-08-02").ended.empty());
        CHECK_EQ(region.try_out("2039-08-02").running, 1);
    }

    TEST_CASE("the school's part is forgotten; youth help stays readable for whose it is, for years") {
        Region region;
        REQUIRE_EQ(region.forget("2039-08-01").ended.size(), 1);
        auto const seen = region.read_by(noor());
        CHECK(has(seen, "het gesprek thuis"));
        CHECK(has(seen, "dossier.part-forgotten"));
        CHECK_EQ(region.listed(noor()).size(), 1);
        CHECK_EQ(region.read_by(acting_as(Role::teacher)), "nothing");
        CHECK(region.listed(acting_as(Role::teacher)).empty());
        CHECK_FALSE(has(region.everything(), "extract of the authority register"));
        CHECK(region.forget("2046-10-05").ended.empty());
        CHECK(has(region.read_by(noor()), "het gesprek thuis"));
    }

    TEST_CASE("when the last part goes, nothing is left but who looked and that it was forgotten") {
        Region region;
        REQUIRE_EQ(region.forget("2039-08-01").ended.size(), 1);
        CHECK(has(region.read_by(noor()), "het gesprek thuis"));
        auto const outcome = region.forget("2046-10-06");
        REQUIRE_EQ(outcome.ended.size(), 1);
        CHECK(outcome.ended[0].whole);
        CHECK_EQ(outcome.ended[0].accounts, 2);
        CHECK_EQ(region.read_by(noor()), "nothing");
        CHECK(region.journal.read(region.dossier)->empty());
        for (auto const* const gone : {"Noor", "Test", "het gesprek thuis", "2018-09-01", "The parent"}) {
            CHECK_MESSAGE(!region.shows(gone), gone);
        }
        CHECK_FALSE(region.directory.person(noor().person).value());
        CHECK(region.directory.person(acting_as(Role::teacher).person).value());

        // five years after they were written, the lines of who looked go too
        CHECK_FALSE(region.journal.keys("reading")->empty());
        CHECK_EQ(region.forget("2051-10-20").gone, 1);
        CHECK(region.journal.keys("reading")->empty());
        auto const findings = journal::verify(region.store, *region.keystore, {}).value();
        CHECK(findings.damages.empty());
        CHECK_GT(findings.forgotten, 0);
    }

    TEST_CASE("only looking changes nothing") {
        Region region;
        auto const before = region.everything();
        auto const outcome = region.try_out("2060-01-01");
        REQUIRE_EQ(outcome.ended.size(), 1);
        CHECK(outcome.ended[0].whole);
        CHECK_EQ(region.everything(), before);
        CHECK(has(region.read_by(noor()), "de fiets staat er niet"));
    }

    TEST_CASE("an open dossier stays, and so does one that goes on again") {
        Region open{around_a_child_of(8)};
        CHECK_EQ(open.forget("2099-01-01").open, 1);
        CHECK_FALSE(open.journal.read(open.dossier)->empty());

        auto story = ended();
        story.on("2039-07-01").given(Role::support_coordinator, enters("signal", "2039-07-01"));
        Region again{story};
        CHECK_EQ(again.forget("2039-08-01").open, 1);
        CHECK(has(again.read_by(noor()), "de fiets staat er niet"));
    }

    TEST_CASE("who is needed still holds it back, and lets go") {
        Region region;
        REQUIRE(hold(region.journal, {.dossier = region.dossier, .why = "klacht 12", .at = region.now}));
        auto const held = region.forget("2039-08-01");
        CHECK(held.ended.empty());
        REQUIRE_EQ(held.held.size(), 1);
        CHECK_EQ(held.held[0].why, "klacht 12");
        CHECK(has(region.read_by(noor()), "de fiets staat er niet"));
        REQUIRE(release(region.journal, region.dossier));
        CHECK_EQ(release(region.journal, region.dossier).error(), journal::Trouble::gone);
        CHECK_EQ(region.forget("2039-08-01").ended.size(), 1);
    }

    TEST_CASE("somebody who writes in between is not overwritten") {
        Region region;
        region.store.before_next_commit = [&] {
            auto entry = region.journal.read(region.dossier)->at(0);
            entry.kind = route::StepEntered::name;
            entry.category = Category::progress;
            entry.at = region.now;
            entry.body = to_json(enters("signal", "2039-08-01"));
            journal::Change change{.dossier = region.dossier, .expected = 10};
            change.expected = region.journal.read(region.dossier)->back().seq;
            change.entries = {entry};
            REQUIRE(region.journal.commit(change));
        };
        auto const outcome = region.forget("2039-08-01");
        CHECK(outcome.ended.empty());
        CHECK(outcome.is_clean());
        CHECK(has(region.read_by(noor()), "de fiets staat er niet"));
    }

    TEST_CASE("the certificate says what was destroyed, with proofs, and nothing of the child") {
        Region region;
        REQUIRE_EQ(region.forget("2039-08-01").ended.size(), 1);
        auto const lines = certified(region.journal, day("2039-08-01")).value();
        REQUIRE_EQ(lines.size(), 1);
        REQUIRE_EQ(lines[0].proofs.size(), 1);
        CHECK_EQ(lines[0].proofs[0].compartment, Compartment::school);
        CHECK_EQ(lines[0].line.parts[0].period, "P2Y");
        CHECK_EQ(lines[0].line.version, scenario::midden_groningen().version);
        CHECK_FALSE(has(to_json(lines[0].line), "Noor"));
        CHECK(certified(region.journal, day("2039-08-02"))->empty());
    }

    TEST_CASE("an old copy beside keys that stay destroyed: its lists do not come back either") {
        Region region;
        // as after restoring: the entries and lists of before, without their key
        REQUIRE(region.keystore->destroy(region.dossier, Compartment::school));
        CHECK(region.shows("Noor"));
        CHECK_EQ(region.forget("2039-09-01").open, 1);
        CHECK_FALSE(region.shows("Noor T."));
        CHECK(region.listed(acting_as(Role::teacher)).empty());
    }
}

}  // namespace rondom::keeping
