#include <doctest/doctest.h>

#include <atomic>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>

#include "journal/arrival.hpp"
#include "journal/fence.hpp"
#include "journal/memory_store.hpp"
#include "journal/moving_kit.hpp"
#include "journal/region_key.hpp"
#include "journal/sqlite_keystore.hpp"
#include "journal/sqlite_store.hpp"
#include "journal/store_kinds.hpp"
#include "journal/test_directory.hpp"

// A region moves out of files while people work in it. tests/postgres has the same to a server, and from one.
namespace rondom::journal {

using namespace kit;

namespace {

StoragePlace in_files(TestDirectory const& directory) {
    return {.store = "sqlite:" + directory.file(""), .keys = {}, .key_file = {}};
}

/// Planted: a place that only says that it is closed.
class Open final : public OldPlace {
public:
    explicit Open(StoragePlace const& place) : place_{place} {}

    tl::expected<void, std::string> look(Look const& work) override { return place_.look(work); }
    tl::expected<void, std::string> close(std::string const& /*move*/) override { return {}; }
    tl::expected<void, std::string> reopen() override { return {}; }
    tl::expected<std::string, std::string> closed_for() override { return std::string{}; }

private:
    ServedPlace place_;
};

/// The program is killed: nothing of it runs any more.
struct Killed {};

/// Takes so many commits; at the next one the program that gives it is killed, before or after it is there.
class Mortal final : public MemoryStore {
public:
    tl::expected<Committed, Trouble> commit(Batch const& batch) override {
        if (full.exchange(false)) { return tl::unexpected{Trouble::storage_full}; }
        auto const now = left < 0 ? left.load() : --left;
        if (now == 0 && there) { static_cast<void>(MemoryStore::commit(batch)); }
        if (now == 0 || dead) {
            dead = true;
            throw Killed{};
        }
        return MemoryStore::commit(batch);
    }
    void live_again() {
        left = -1;
        dead = false;
    }
    std::atomic<int> left = -1;
    std::atomic<bool> there = false;
    std::atomic<bool> full = false;  ///< once
    std::atomic<bool> dead = false;
};

struct Region {
    TestDirectory directory{};
    StoragePlace place = in_files(directory);
    Served served{place};

    Region() {
        for (auto const* const name : {"a", "b", "c"}) {
            REQUIRE(served.tell(milan, CommandId{name}));
            REQUIRE(served.look(milan, CommandId{std::string{name} + "-look"}));
        }
        REQUIRE(served.tell(noor, CommandId{"d"}));
    }
    [[nodiscard]] bool takes(std::string const& command) {
        return served.tell(DossierId{command}, CommandId{command}).has_value();
    }
};

/// Everything acknowledged is there once, and proves.
void check_whole(Served const& before, Store& store, std::unique_ptr<KeyShelf> keys) {
    auto const keystore = Keystore::open(std::move(keys), region_key).value();
    CHECK_EQ(lost_or_double(before, store, *keystore), 0);
    auto const findings = verify(store, *keystore, region_key).value();
    CHECK(findings.damages.empty());
}

struct Ended {
    bool arrived = false;
    bool closed = false;
};

/// A move that is killed at that commit, before it is there or after; then the same again.
Ended killed_at(int commit, bool there) {
    Region region;
    Mortal store;
    auto keys = memory_key_shelf();
    ServedPlace from{region.place};
    store.left = commit;
    store.there = there;
    Ended ended;
    try {
        auto const meanwhile = [&](Round const& /*done*/) { static_cast<void>(region.takes("meanwhile")); };
        ended.arrived = move_region(from, store, *keys, meanwhile).has_value();
    } catch (Killed const&) { store.live_again(); }
    ended.closed = !from.closed_for().value().empty();
    CHECK_NE(region.takes("after"), ended.closed);
    auto const again = move_region(from, store, *keys);
    CHECK_MESSAGE(again, again.error());
    CHECK_FALSE(region.takes("at last"));
    check_whole(region.served, store, std::move(keys));
    return ended;
}

}  // namespace

TEST_SUITE("moving while it is served") {
    TEST_CASE("four people write meanwhile: what was acknowledged is there once, and nothing is afterwards") {
        for (auto const& kind : store_kinds()) {
            SUBCASE(kind.name) {
                kind.with([&](Store& store) {
                    Region region;
                    FourAtWork people{region.served};
                    people.go_on(8);
                    TestDirectory const there;
                    auto keys = open_key_shelf(there.file("keys.db")).value();
                    ServedPlace from{region.place};
                    auto const moved = move_region(from, store, *keys);
                    REQUIRE_MESSAGE(moved, moved.error());
                    auto const before = region.served.acknowledged.count();
                    people.go_on(5);
                    people.stop();
                    CHECK_EQ(region.served.acknowledged.count(), before);
                    CHECK_GE(moved->rounds, 2);
                    check_whole(region.served, store, std::move(keys));
                    MESSAGE(
                        std::string{kind.name},
                        ": ",
                        before,
                        " commands, closed for ",
                        moved->until_here.count(),
                        " + ",
                        (moved->until_proved - moved->until_here).count(),
                        " ms"
                    );
                });
            }
        }
    }

    TEST_CASE("planted: a place that stays open loses what it acknowledges, and that is found") {
        Region region;
        FourAtWork people{region.served};
        people.go_on(5);
        MemoryStore store;
        auto keys = memory_key_shelf();
        Open from{region.place};
        auto const moved = move_region(from, store, *keys);
        people.go_on(5);
        people.stop();
        if (!moved) { return; }  // both sides were read again, and differed
        auto const keystore = Keystore::open(std::move(keys), region_key).value();
        CHECK_GT(lost_or_double(region.served, store, *keystore), 0);
    }

    TEST_CASE(
        "whoever is refused gives the same command again at the new place, and reading goes on at the old one"
    ) {
        Region region;
        TestDirectory const there;
        {
            auto const store = SqliteStore::open(there.file(entries_file)).value();
            auto const keys = open_key_shelf(there.file(keys_file)).value();
            ServedPlace from{region.place};
            REQUIRE(move_region(from, *store, *keys));
        }
        auto const refused = region.served.tell(milan, CommandId{"e"});
        CHECK_EQ(refused.error(), Trouble::storage_unavailable);
        CHECK_EQ(region.served.journal.read(milan)->size(), 6);
        CHECK(region.served.tell(milan, CommandId{"a"})->repeated);

        Served now{in_files(there)};
        CHECK_EQ(now.tell(milan, CommandId{"e"})->seq, 8);
        CHECK(now.tell(milan, CommandId{"a"})->repeated);
    }

    TEST_CASE(
        "a place that a region is on its way to is not opened, and one that is closed can be told an epoch"
    ) {
        Region region;
        TestDirectory const there;
        auto const key = there.file("region.key");
        REQUIRE(create_region_key(key));
        auto const store = SqliteStore::open(there.file(entries_file)).value();
        REQUIRE(open_key_shelf(there.file(keys_file)));
        REQUIRE(begin_arrival(*store));
        auto to = in_files(there);
        to.key_file = key;
        auto const opened = open_storage(to, Opening::only_what_is_there, [](std::string_view) {});
        CHECK_NE(opened.error().find("on its way"), std::string::npos);

        REQUIRE(close_place(region.place, "m1"));
        CHECK_EQ(closed_for(region.place), "m1");
        CHECK_FALSE(close_place(region.place, "m2"));
        Change epoch;
        epoch.put = {
            {.key = {.collection = "region", .key = "epoch", .sort = {}}, .owner = {}, .content = "2"}};
        CHECK(region.served.journal.commit(epoch));
        CHECK_FALSE(region.takes("x"));
        REQUIRE(reopen_place(region.place));
        CHECK(region.takes("x"));
    }

    TEST_CASE("given up, the old place serves again, and what was on its way can come later") {
        Region region;
        MemoryStore store;
        ServedPlace from{region.place};
        auto const arrival = begin_arrival(store).value();
        REQUIRE(from.close(arrival.move));
        CHECK_FALSE(region.takes("x"));
        REQUIRE(give_up_moving(from, store));
        CHECK(region.takes("x"));
        CHECK_FALSE(end_arrival(store, arrival));  // whoever was still at it

        auto keys = memory_key_shelf();
        REQUIRE(move_region(from, store, *keys));
        CHECK_FALSE(give_up_moving(from, store));
        CHECK_FALSE(region.takes("y"));
        check_whole(region.served, store, std::move(keys));
    }

    TEST_CASE("one move at a time: a closed place goes nowhere else, and who begins later takes over") {
        Region region;
        MemoryStore store;
        ServedPlace from{region.place};
        auto const keys = memory_key_shelf();
        auto rounds = 0;
        auto const first = move_region(from, store, *keys, [&](Round const& /*done*/) {
            if (++rounds == 1) { REQUIRE(begin_arrival(store, arrival_at(store).value().value())); }
        });
        CHECK_EQ(first.error(), "somebody else began to move a region to this place");
        CHECK_FALSE(region.takes("x"));  // that one counts on it

        REQUIRE(give_up_moving(from, store));
        REQUIRE(from.close("elsewhere"));
        CHECK_FALSE(move_region(from, store, *keys));
        CHECK_FALSE(give_up_moving(from, store));
        CHECK_EQ(from.closed_for(), "elsewhere");
    }

    TEST_CASE("what stands in the way after closing opens the old place again") {
        Region region;
        Mortal store;
        ServedPlace from{region.place};
        auto const keys = memory_key_shelf();
        auto const moved = move_region(from, store, *keys, [&](Round const& /*done*/) {
            REQUIRE(region.takes("meanwhile"));
            store.full = true;
        });
        CHECK_NE(moved.error().find("The old place is open again"), std::string::npos);
        CHECK(region.takes("x"));
    }

    TEST_CASE("a key that is destroyed during the move is a tombstone there, and none is destroyed afterwards"
    ) {
        Region region;
        MemoryStore store;
        TestDirectory const there;
        auto keys = open_key_shelf(there.file("keys.db")).value();
        ServedPlace from{region.place};
        auto rounds = 0;
        auto const moved = move_region(from, store, *keys, [&](Round const& /*done*/) {
            if (++rounds > 1) { return; }
            REQUIRE(region.served.keystore->destroy(milan, Compartment::safety));
            REQUIRE(region.served.tell(milan, CommandId{"with a new key"}));
        });
        REQUIRE_MESSAGE(moved, moved.error());
        CHECK_EQ(moved->forgotten, 1);
        CHECK_EQ(moved->keys, 5);
        CHECK_FALSE(region.served.keystore->destroy(noor, Compartment::safety));
        auto const keystore = Keystore::open(std::move(keys), region_key).value();
        CHECK_EQ(verify(store, *keystore, region_key)->forgotten, 3);
        Journal const journal{store, *keystore, region_key};
        CHECK_EQ(journal.recall(milan)->forgotten.size(), 3);
        CHECK_EQ(journal.read(noor)->size(), 2);
    }

    TEST_CASE("killed at any commit the old place serves or is closed, and the same again finishes") {
        auto closed = 0;
        for (int at = 1;; ++at) {
            auto const before = killed_at(at, false);
            auto const after = killed_at(at, true);
            closed += (before.closed ? 1 : 0) + (after.closed ? 1 : 0);
            if (before.arrived && after.arrived) { break; }
        }
        CHECK_GT(closed, 2);
    }
}

}  // namespace rondom::journal
