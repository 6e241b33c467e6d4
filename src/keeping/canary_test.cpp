// A mark in every text of every event that there is, then forgetting: no mark of what was forgotten is left
// in any entry or row that the region's key opens.

#include <doctest/doctest.h>

#include <set>

#include "access/marks.hpp"
#include "access/withheld.hpp"
#include "accounts/keys.hpp"
#include "app/capabilities.hpp"
#include "app/story_region.hpp"
#include "keeping/forgetting.hpp"
#include "keeping/keeping_kit.hpp"
#include "registers/stage.hpp"

namespace rondom::keeping {

using namespace kit;

namespace {

/// Everything that anybody with the region's key can open.
std::string all_that_opens(registers::Stage& stage) {
    std::string text;
    auto const entries = stage.journal.read(stage.dossier).value();
    for (auto const& entry : entries) {
        text += entry.body;
    }
    std::vector<journal::RowKey> rows;
    REQUIRE(stage.store.each_row([&](journal::SealedRow const& row) { rows.push_back(row.key); }));
    for (auto const& key : rows) {
        text += key.key + key.sort + stage.journal.row(key).value().value().content;
    }
    return text;
}

std::set<std::string> marks_of(std::vector<Entry> const& entries, bool forgotten) {
    std::set<std::string> marks;
    for (auto const& entry : entries) {
        bool const carried = entry.kind == access::ChildRegistered::name ||
                             entry.kind == access::HolderNamed::name ||
                             entry.kind == access::MemberJoined::name;
        bool const goes = entry.compartment == Compartment::school && !carried;
        auto const found = access::marks_in(entry.body);
        if (goes == forgotten) { marks.insert(found.begin(), found.end()); }
    }
    return marks;
}

}  // namespace

TEST_SUITE("keeping") {
    TEST_CASE("no mark of what was forgotten is left anywhere, and in the end none at all") {
        auto story = access::everything(9, true).scenario;
        story.on("2026-12-01").given(Role::support_coordinator, enters("closed", "2026-12-01"));
        story.given(Role::support_coordinator, closes("2026-12-01"));
        registers::Stage stage{app::contributions_of(app::all_capabilities())};
        stage.begin(story);
        auto const whole = stage.dossiers.whole(stage.dossier).value();
        auto const gone = marks_of(whole.all(), true);
        auto const stays = marks_of(whole.all(), false);
        CHECK_GT(gone.size(), 100);

        accounts::Keys const keys{{}};
        accounts::Directory const directory{stage.journal, keys, [&] { return local_day(stage.now); }};
        access::Actor const program{.person = PersonId{"rondom"}, .role = Role::region_administrator};
        auto const forget = [&](char const* on) {
            Forgetting night{{stage.journal, stage.dossiers, stage.registers, directory}, program};
            return night.forget(moment_of(day(on))).value();
        };
        REQUIRE_EQ(forget("2046-07-01").ended.size(), 1);
        auto const left = access::marks_in(all_that_opens(stage));
        for (auto const& mark : gone) {
            CHECK_MESSAGE((!left.contains(mark) || stays.contains(mark)), mark);
        }
        CHECK_FALSE(left.empty());
        REQUIRE_EQ(forget("2099-01-01").ended.size(), 1);
        CHECK(access::marks_in(all_that_opens(stage)).empty());
    }
}

}  // namespace rondom::keeping
