#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <future>
#include <string>
#include <utility>
#include <vector>

#include "journal/fence.hpp"
#include "journal/moving_kit.hpp"
#include "journal/postgres.hpp"
#include "journal/postgres_keystore.hpp"
#include "journal/postgres_store.hpp"
#include "journal/sqlite_keystore.hpp"
#include "journal/sqlite_store.hpp"
#include "journal/test_directory.hpp"
#include "private_server.hpp"

// A region moves from a server while people work in it; journal/moving_test.cpp, which this program runs too,
// has the same from files to a server.
namespace rondom::journal {

using namespace kit;

namespace {

StoragePlace on_server(std::string const& name) {
    auto& server = PrivateServer::one();
    return {
        .store = "postgres:" + server.empty_database(name),
        .keys = "postgres:" + server.empty_database(name + "_keys"),
        .key_file = {}};
}

StoragePlace in_files(TestDirectory const& directory) {
    return {.store = "sqlite:" + directory.file(""), .keys = {}, .key_file = {}};
}

/// Moves a region in which people work at the old place, to the new one, where they go on.
Moved move_under_work(StoragePlace const& old_place, StoragePlace const& new_place) {
    Served old{old_place};
    Moved done;
    {
        FourAtWork people{old};
        people.go_on(8);
        auto const to = open_shelves(new_place, Opening::make_if_new, [](std::string_view) {}).value();
        ServedPlace from{old_place};
        auto const moved = move_region(from, *to.store, *to.keys);
        REQUIRE_MESSAGE(moved, moved.error());
        done = *moved;
        auto const before = old.acknowledged.count();
        people.go_on(5);
        CHECK_EQ(old.acknowledged.count(), before);
    }
    CHECK_FALSE(old.keystore->destroy(DossierId{"0"}, Compartment::safety));
    Served now{new_place};
    CHECK_EQ(lost_or_double(old, *now.shelves.store, *now.keystore), 0);
    CHECK(verify(*now.shelves.store, *now.keystore, region_key)->damages.empty());
    CHECK(now.tell(milan, CommandId{"at the new place"}));
    return done;
}

void tell(std::vector<Moved> moves) {
    auto const longest = [&](auto const& time) { return std::ranges::max(moves, {}, time).*time; };
    std::size_t commands = 0;
    for (auto const& each : moves) {
        commands += each.commands;
    }
    MESSAGE(
        moves.size(),
        " moves of ",
        commands / moves.size(),
        " commands; nobody could write for at most ",
        longest(&Moved::until_here).count(),
        " ms until all was there, ",
        longest(&Moved::until_proved).count(),
        " ms until that was proved"
    );
}

}  // namespace

TEST_SUITE("moving while it is served, PostgreSQL") {
    TEST_CASE("from a server to files") {
        TestDirectory const files;
        tell({move_under_work(on_server("here"), in_files(files))});
    }

    // RONDOM_MOVES=1000 rondom_postgres_test -ns -tc="so many moves*"
    TEST_CASE("so many moves under work, from each kind of place to each" * doctest::skip()) {
        auto const* const asked = std::getenv("RONDOM_MOVES");
        auto const count = asked == nullptr ? 3 : std::stoi(asked);
        std::vector<Moved> moves;
        for (int each = 0; each < count; ++each) {
            TestDirectory const from;
            TestDirectory const to;
            auto const old_place = each % 4 < 2 ? on_server("here") : in_files(from);
            auto const new_place = each % 2 == 0 ? on_server("there") : in_files(to);
            moves.push_back(move_under_work(old_place, new_place));
        }
        tell(std::move(moves));
    }

    TEST_CASE("a closed place refuses both who decided before it closed and who comes after, until it opens"
    ) {
        auto const place = on_server("here");
        Served one{place};
        Served other{place};
        REQUIRE(one.tell(milan, CommandId{"a"}));
        REQUIRE(close_place(place, "m1"));
        CHECK_EQ(one.tell(milan, CommandId{"b"}).error(), Trouble::storage_unavailable);
        CHECK_EQ(other.look(milan, CommandId{"c"}).error(), Trouble::storage_unavailable);
        CHECK(one.tell(milan, CommandId{"a"})->repeated);
        CHECK_EQ(one.journal.read(milan)->size(), 2);
        CHECK_EQ(closed_for(place), "m1");
        CHECK_FALSE(close_place(place, "m2"));
        REQUIRE(close_place(place, "m1"));
        Change epoch;
        epoch.put = {
            {.key = {.collection = "region", .key = "epoch", .sort = {}}, .owner = {}, .content = "2"}};
        CHECK(one.journal.commit(epoch));
        REQUIRE(reopen_place(place));
        CHECK_EQ(closed_for(place), "");
        CHECK(other.tell(milan, CommandId{"b"}));
        CHECK(one.keystore->destroy(milan, Compartment::safety));
    }

    TEST_CASE("closing waits for who is writing, and refuses who only looked before it closed") {
        auto const place = on_server("here");
        Served served{place};
        auto const where = server_of(place.store);
        postgres::Connection looked{where, postgres::Connection::Use::write};
        looked.run("begin; select * from command; select * from kept for update");
        postgres::Connection wrote{where, postgres::Connection::Use::write};
        wrote.run("begin; insert into command values ('y', '', 0)");
        auto closing = std::async(std::launch::async, [&] { return close_place(place, "m1"); });
        constexpr auto waiting = "select count(*) from pg_locks where not granted";
        while (PrivateServer::one().administer(waiting) == "0") {}
        CHECK_FALSE(served.shelves.store->committed(CommandId{"y"}).value());
        wrote.run("commit");
        REQUIRE(closing.get());
        CHECK(served.shelves.store->committed(CommandId{"y"}).value());
        CHECK_THROWS_AS(looked.run("insert into command values ('z', '', 0)"), postgres::Failure);
        looked.run("rollback");
    }
}

}  // namespace rondom::journal
