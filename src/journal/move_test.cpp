#include "journal/move.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>

#include "journal/journal_kit.hpp"
#include "journal/memory_store.hpp"
#include "journal/sqlite.hpp"
#include "journal/sqlite_keystore.hpp"
#include "journal/sqlite_store.hpp"
#include "journal/store_kinds.hpp"
#include "journal/test_directory.hpp"
#include "journal/verify.hpp"

namespace rondom::journal {

using namespace kit;

namespace {

/// A region with a little of everything, in files.
struct Old {
    TestDirectory directory{};
    std::unique_ptr<SqliteStore> store = SqliteStore::open(directory.file("journal.db")).value();
    std::unique_ptr<KeyShelf> keys = open_key_shelf(directory.file("keys.db")).value();

    Old() {
        auto const keystore = open_keystore(directory.file("keys.db"), region_key).value();
        Journal journal{*store, *keystore, region_key};
        auto first = change(milan, 0, {concern("een"), safety_note("twee")});
        first.command = CommandId{"c1"};
        first.put = {
            {.key = {.collection = "work", .key = "p1", .sort = "a"}, .owner = "milan", .content = "x"}};
        REQUIRE(journal.commit(first));
        Change looked;
        looked.dossier = milan;
        looked.expected = 2;
        looked.command = CommandId{"rows only, at a dossier"};
        REQUIRE(journal.commit(looked));
        Change session;
        session.command = CommandId{"rows only"};
        session.put = {
            {.key = {.collection = "session", .key = "s", .sort = {}}, .owner = {}, .content = "y"}};
        REQUIRE(journal.commit(session));
        REQUIRE(journal.commit(change(milan, 2, {concern("drie")})));
        REQUIRE(journal.commit(change(noor, 0, {concern("vier")})));
        REQUIRE(keystore->destroy(milan, Compartment::safety));
    }
};

/// Loses one row of many.
class Forgetful final : public MemoryStore {
public:
    tl::expected<Committed, Trouble> commit(Batch const& batch) override {
        auto less = batch;
        if (less.put.size() > 1) { less.put.pop_back(); }
        return MemoryStore::commit(less);
    }
};

using Target = std::function<void(Store&, std::unique_ptr<KeyShelf>)>;

/// The shelf of the same kind as a store.
ShelfKind shelf_beside(StoreKind const& kind) {
    auto const all = shelf_kinds();
    auto const found = std::ranges::find_if(all, [&](ShelfKind const& each) {
        return std::string_view{each.name} == kind.name;
    });
    REQUIRE(found != all.end());
    return *found;
}

void to_one_kind(StoreKind const& kind, Target const& story) {
    kind.with([&](Store& store) {
        shelf_beside(kind).with([&](std::unique_ptr<KeyShelf> keys) { story(store, std::move(keys)); });
    });
}

void to_every_kind(Target const& story) {
    for (auto const& kind : store_kinds()) {
        SUBCASE(kind.name) { to_one_kind(kind, story); }
    }
}

}  // namespace

TEST_SUITE("moving a region") {
    TEST_CASE("everything arrives as it was, what was forgotten stays forgotten, and it verifies and goes on"
    ) {
        to_every_kind([](Store& store, std::unique_ptr<KeyShelf> keys) {
            Old const old;
            auto const moved = move_region(*old.store, *old.keys, store, *keys);
            REQUIRE_MESSAGE(moved, moved.error());
            CHECK_EQ(moved->dossiers, 2);
            CHECK_EQ(moved->entries, 4);
            CHECK_EQ(moved->commands, 3);
            CHECK_EQ(moved->keys, 3);
            CHECK_EQ(moved->forgotten, 1);

            auto const keystore = Keystore::open(std::move(keys), region_key).value();
            auto const findings = verify(store, *keystore, region_key).value();
            CHECK(findings.damages.empty());
            CHECK_EQ(findings.forgotten, 1);
            Journal journal{store, *keystore, region_key};
            CHECK_EQ(journal.recall(milan)->entries.size(), 2);
            CHECK_EQ(journal.committed(CommandId{"rows only, at a dossier"}).value()->seq, 2);
            CHECK_EQ(journal.commit(change(milan, 3, {concern("vijf")}))->seq, 4);
        });
    }

    TEST_CASE("only to where nothing is") {
        Old const old;
        Old const other;
        auto const onto = move_region(*old.store, *old.keys, *other.store, *other.keys);
        CHECK_EQ(onto.error(), "the other store is not empty");
        MemoryStore store;
        CHECK_EQ(
            move_region(*old.store, *old.keys, store, *other.keys).error(), "the other keystore is not empty"
        );
    }

    TEST_CASE("what does not arrive as it was is said") {
        Old const old;
        Forgetful store;
        auto const moved = move_region(*old.store, *old.keys, store, *memory_key_shelf());
        CHECK_EQ(moved.error(), "what arrived is not what was sent; do not use it");
    }

    TEST_CASE("a key that went missing stops the move") {
        Old const old;
        sqlite::Connection{old.directory.file("keys.db"), sqlite::Connection::Use::write}.run(
            "delete from key"
        );
        MemoryStore store;
        auto const moved = move_region(*old.store, *old.keys, store, *memory_key_shelf());
        CHECK_EQ(moved.error(), "a key is missing: run rondom verify first");
    }
}

}  // namespace rondom::journal
