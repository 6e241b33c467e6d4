#include "journal/journal.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "journal/journal_kit.hpp"
#include "journal/keystore.hpp"
#include "journal/memory_store.hpp"
#include "journal/sealing.hpp"
#include "journal/sqlite_keystore.hpp"
#include "journal/sqlite_store.hpp"
#include "journal/test_directory.hpp"

namespace rondom::journal {

using namespace kit;

namespace {

struct Place {
    Store& store;
    Keystore& keystore;
};

void everywhere(std::function<void(Journal&, Place const&)> const& story) {
    SUBCASE("in memory") {
        MemoryStore store;
        auto const keystore = memory_keystore(region_key);
        Journal journal{store, *keystore, region_key};
        story(journal, {store, *keystore});
    }
    SUBCASE("SQLite") {
        TestDirectory const directory;
        auto const store = SqliteStore::open(directory.file("journal.db")).value();
        auto const keystore = open_keystore(directory.file("keys.db"), region_key).value();
        Journal journal{*store, *keystore, region_key};
        story(journal, {*store, *keystore});
    }
}

}  // namespace

TEST_SUITE("journal") {
    TEST_CASE("what was told is remembered, word for word") {
        everywhere([](Journal& journal, Place const&) {
            auto entry = concern("Milan komt niet meer op de fiets");
            entry.only = {PersonId{"p7"}, PersonId{"p8"}};
            CHECK_EQ(journal.commit(change(milan, 0, {entry, safety_note("blauwe plek")}))->seq, 2);
            auto const read = journal.read(milan).value();
            REQUIRE_EQ(read.size(), 2);
            CHECK_EQ(read[0].seq, 1);
            CHECK_EQ(read[0].at, entry.at);
            CHECK_EQ(read[0].kind, entry.kind);
            CHECK_EQ(read[0].category, Category::concern);
            CHECK_EQ(read[0].compartment, Compartment::school);
            CHECK_EQ(read[0].owner, Party::education);
            CHECK_EQ(read[0].only, entry.only);
            CHECK_EQ(read[0].by, entry.by);
            CHECK_EQ(read[0].role, Role::teacher);
            CHECK_EQ(read[0].profile, entry.profile);
            CHECK_EQ(read[0].body, entry.body);
            CHECK_EQ(read[1].compartment, Compartment::safety);
            CHECK(journal.read(noor)->empty());
        });
    }

    TEST_CASE("nothing of it is readable in storage, and a length tells little") {
        everywhere([](Journal& journal, Place const& place) {
            REQUIRE(journal.commit(change(milan, 0, {concern("fiets"), concern(std::string(400, 'x'))})));
            auto const records = place.store.records(milan).value();
            for (auto const& each : records) {
                CHECK_EQ((each.sealed.size() - 40) % 256, 0);
                CHECK_EQ(each.sealed.find("fiets"), std::string::npos);
                CHECK_EQ(each.sealed.find("signals"), std::string::npos);
            }
            CHECK_EQ(records[0].sealed.size(), 256 + 40);
        });
    }

    TEST_CASE("of two who decide at once the second decides again; a command said twice happens once") {
        everywhere([](Journal& journal, Place const&) {
            auto first = change(milan, 0, {concern("een")});
            first.command = CommandId{"c1"};
            CHECK_FALSE(journal.commit(first)->repeated);
            CHECK_EQ(
                journal.commit(change(milan, 0, {concern("twee")})).error(), Trouble::somebody_was_first
            );
            REQUIRE(journal.commit(change(milan, 1, {concern("twee")})));
            auto const again = journal.commit(first);
            REQUIRE(again);
            CHECK(again->repeated);
            CHECK_EQ(again->seq, 1);
            CHECK_EQ(journal.read(milan)->size(), 2);
        });
    }

    TEST_CASE("rows are kept beside the dossier, sealed, and change with it") {
        everywhere([](Journal& journal, Place const& place) {
            Change first = change(milan, 0, {concern("een")});
            Row const row{
                .key = {.collection = "work", .key = "p1", .sort = "a"}, .owner = "milan", .content = "bel"};
            first.put = {row};
            REQUIRE(journal.commit(first));
            CHECK_EQ(journal.row(row.key).value()->content, "bel");
            CHECK_EQ(journal.row(row.key).value()->owner, "milan");
            CHECK_EQ(place.store.row(row.key).value()->sealed.find("bel"), std::string::npos);
            CHECK_EQ(journal.rows({.collection = "work", .key = "p1"})->at(0).content, "bel");

            Change refused = change(milan, 0, {concern("twee")});
            refused.clear = {{.collection = "work", .owner = "milan"}};
            CHECK_FALSE(journal.commit(refused));
            CHECK(journal.row(row.key)->has_value());
            refused.expected = 1;
            refused.must_exist = {row.key};
            REQUIRE(journal.commit(refused));
            CHECK_FALSE(journal.row(row.key)->has_value());
            refused.expected = 2;
            CHECK_EQ(journal.commit(refused).error(), Trouble::gone);
        });
    }

    TEST_CASE("a destroyed key takes its compartment along, says so, and the dossier goes on") {
        everywhere([](Journal& journal, Place const& place) {
            REQUIRE(journal.commit(change(milan, 0, {concern("een"), safety_note("twee")})));
            REQUIRE(journal.commit(change(noor, 0, {safety_note("van noor")})));
            REQUIRE(place.keystore.destroy(milan, Compartment::safety));

            auto const memory = journal.recall(milan).value();
            REQUIRE_EQ(memory.entries.size(), 1);
            REQUIRE_EQ(memory.forgotten.size(), 1);
            CHECK_EQ(memory.forgotten[0].seq, 2);
            CHECK_EQ(memory.forgotten[0].compartment, Compartment::safety);
            CHECK_EQ(journal.read(noor)->size(), 1);

            CHECK_EQ(journal.commit(change(milan, 1, {safety_note("drie")}))->seq, 3);
            CHECK_EQ(journal.read(milan)->back().seq, 3);
            CHECK_EQ(
                journal.commit(change(milan, 1, {concern("vier")})).error(), Trouble::somebody_was_first
            );
        });
    }

    TEST_CASE("eight people write to one dossier through the journal, and the chain holds") {
        everywhere([](Journal& journal, Place const& place) {
            auto const write = [&](int /*who*/) {
                for (int done = 0; done < 15;) {
                    auto const seq = static_cast<std::int64_t>(journal.read(milan)->size());
                    done += journal.commit(change(milan, seq, {concern("een")})) ? 1 : 0;
                }
            };
            at_once(8, write);
            CHECK_EQ(journal.read(milan)->size(), 8 * 15);
            auto link = first_link();
            auto const records = place.store.records(milan).value();
            for (auto const& record : records) {
                link = link_of(link, view_of(record));
                CHECK_EQ(record.link, link);
            }
        });
    }
}

}  // namespace rondom::journal
