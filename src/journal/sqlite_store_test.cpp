#include "journal/sqlite_store.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "journal/bad_disk.hpp"
#include "journal/journal_kit.hpp"
#include "journal/keystore.hpp"
#include "journal/sqlite.hpp"
#include "journal/test_directory.hpp"

namespace rondom::journal {

using namespace kit;

namespace {

std::string refusal(std::string const& path) {
    auto const store = SqliteStore::open(path);
    return store ? "opened" : store.error();
}

bool says(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

void run(std::string const& path, std::string const& sql) {
    sqlite::Connection{path, sqlite::Connection::Use::write}.run(sql.c_str());
}

std::int64_t number(std::string const& path, std::string const& sql) {
    return sqlite::Connection{path, sqlite::Connection::Use::write}.number(sql);
}

/// A region on a disk that can be made to fail.
struct Region {
    TestDirectory directory{};
    BadDisk disk{};
    std::unique_ptr<SqliteStore> store = SqliteStore::open(path()).value();
    std::unique_ptr<Keystore> keystore = memory_keystore(region_key);
    Journal journal{*store, *keystore, region_key};

    [[nodiscard]] std::string path() const { return directory.file("journal.db"); }
    [[nodiscard]] std::size_t entries() const { return journal.read(milan)->size(); }
    [[nodiscard]] auto tell(std::int64_t expected) {
        return journal.commit(change(milan, expected, {concern("x")}));
    }
};

}  // namespace

TEST_SUITE("SQLite store") {
    TEST_CASE("what is read together is of one moment, until the reader writes") {
        Region region;
        REQUIRE(region.tell(0));
        auto const elsewhere = [&](std::int64_t expected) {
            std::thread{[&] { REQUIRE(region.tell(expected)); }}.join();
        };
        {
            auto const together = region.store->together();
            CHECK_EQ(region.store->together(), nullptr);
            CHECK_EQ(region.entries(), 1);
            elsewhere(1);
            CHECK_EQ(region.entries(), 1);
            CHECK_EQ(region.tell(1).error(), Trouble::somebody_was_first);
            CHECK_EQ(region.entries(), 2);
            REQUIRE(region.tell(2));
            CHECK_EQ(region.entries(), 3);
            elsewhere(3);
            CHECK_EQ(region.entries(), 3);
        }
        CHECK_EQ(region.entries(), 4);
    }

    TEST_CASE("what was committed is there after opening again, and the file is its owner's alone") {
        TestDirectory const directory;
        auto const path = directory.file("journal.db");
        auto const keystore = memory_keystore(region_key);
        {
            auto const store = SqliteStore::open(path).value();
            Journal journal{*store, *keystore, region_key};
            REQUIRE(journal.commit(change(milan, 0, {concern("een")})));
        }
        auto const store = SqliteStore::open(path).value();
        CHECK_EQ(Journal(*store, *keystore, region_key).read(milan)->size(), 1);
        CHECK_EQ(std::filesystem::status(path).permissions(), static_cast<std::filesystem::perms>(0600));
    }

    TEST_CASE("who installs is told what is wrong with the file") {
        TestDirectory const directory;
        CHECK(says(refusal(directory.file("none/journal.db")), "the directory"));
        CHECK(says(refusal(directory.file("none/journal.db")), "does not exist"));

        std::filesystem::create_directory(directory.file("folder"));
        CHECK(says(refusal(directory.file("folder")), "is not a file"));

        write_file(directory.file("letter.txt"), std::string(5000, 'x'));
        CHECK(says(refusal(directory.file("letter.txt")), "is not a database"));

        write_file(directory.file("other.db"), "");
        run(directory.file("other.db"), "create table t (x)");
        CHECK(says(refusal(directory.file("other.db")), "not a Rondom journal"));

        auto const path = directory.file("journal.db");
        REQUIRE(SqliteStore::open(path));
        run(path, "pragma user_version = 99");
        CHECK(says(refusal(path), "newer Rondom (version 99 of the journal, this program knows 1)"));
    }

    TEST_CASE("an interrupted first start is no obstacle: an empty file or database becomes a journal") {
        TestDirectory const directory;
        write_file(directory.file("journal.db"), "");
        CHECK_EQ(refusal(directory.file("journal.db")), "opened");
        write_file(directory.file("second.db"), "");
        run(directory.file("second.db"), "create table t (x); drop table t");
        CHECK_EQ(refusal(directory.file("second.db")), "opened");
    }

    TEST_CASE("the tables are strict and clustered, and every connection is as careful as it should be") {
        TestDirectory const directory;
        auto const path = directory.file("journal.db");
        REQUIRE(SqliteStore::open(path));
        CHECK_EQ(
            number(path, "select count(*) from pragma_table_list where schema = 'main' and strict and wr"), 3
        );
        CHECK_EQ(number(path, "pragma synchronous"), 2);
        CHECK_EQ(number(path, "pragma secure_delete"), 1);
        CHECK_EQ(number(path, "pragma trusted_schema"), 0);
        CHECK_EQ(number(path, "pragma cell_size_check"), 1);
        CHECK_EQ(number(path, "pragma foreign_keys"), 0);
        CHECK_EQ(number(path, "select journal_mode = 'wal' from pragma_journal_mode"), 1);
        CHECK_THROWS_AS(
            (sqlite::Connection{path, sqlite::Connection::Use::read}.run("delete from entry")),
            sqlite::Failure
        );
    }

    TEST_CASE("a full disk: writing is refused, reading goes on, and writing goes on once there is room") {
        Region region;
        REQUIRE(region.tell(0));
        region.disk.full = true;
        CHECK_EQ(region.tell(1).error(), Trouble::storage_full);
        CHECK_EQ(region.tell(1).error(), Trouble::storage_full);
        CHECK_EQ(region.entries(), 1);
        region.disk.full = false;
        CHECK_EQ(region.tell(1)->seq, 2);
        CHECK_EQ(region.entries(), 2);
    }

    TEST_CASE(
        "when the disk says that syncing failed, nothing more is written until the database is opened again"
    ) {
        Region region;
        REQUIRE(region.tell(0));
        region.disk.sync_failure.set(0);
        CHECK_EQ(region.tell(1).error(), Trouble::storage_unavailable);
        auto const syncs = region.disk.syncs.load();
        CHECK_EQ(region.tell(1).error(), Trouble::storage_unavailable);
        CHECK_EQ(region.disk.syncs, syncs);
        CHECK_EQ(region.entries(), 1);

        region.store.reset();
        auto const again = SqliteStore::open(region.path()).value();
        Journal journal{*again, *region.keystore, region_key};
        CHECK_EQ(
            journal
                .commit(change(milan, static_cast<std::int64_t>(journal.read(milan)->size()), {concern("x")}))
                .has_value(),
            true
        );
    }

    TEST_CASE("every acknowledged commit was synced, and many that wait share one sync") {
        Region region;
        auto before = region.disk.syncs.load();
        for (std::int64_t seq = 0; seq < 10; ++seq) {
            REQUIRE(region.tell(seq));
        }
        CHECK_GE(region.disk.syncs - before, 10);

        before = region.disk.syncs.load();
        std::atomic<int> committed{0};
        std::atomic<int> waiting{0};
        std::atomic<bool> held{false};
        at_once(33, [&](int who) {
            if (who == 32) {
                std::lock_guard const lock{region.disk.hold};
                held = true;
                while (waiting < 32) {
                    std::this_thread::yield();
                }
                return;
            }
            while (!held) {
                std::this_thread::yield();
            }
            ++waiting;
            DossierId const dossier{std::to_string(who)};
            committed += region.journal.commit(change(dossier, 0, {concern("x")})) ? 1 : 0;
        });
        CHECK_EQ(committed, 32);
        CHECK_LT(region.disk.syncs - before, 32);
    }

    TEST_CASE("of many that are committed together only those fail that have to") {
        Region region;
        REQUIRE(region.tell(0));
        std::atomic<int> refused{0};
        std::atomic<int> committed{0};
        at_once(24, [&](int who) {
            auto const late = who % 3 == 0;
            auto const name = std::to_string(who);
            Batch batch;
            batch.dossier = late ? milan : DossierId{name};
            batch.command = CommandId{name};
            batch.put = {{.key = {.collection = "c", .key = name, .sort = {}}, .owner = {}, .sealed = "x"}};
            auto const answer = region.store->commit(batch);
            (answer ? committed : refused) += 1;
        });
        CHECK_EQ(refused, 8);
        CHECK_EQ(committed, 16);
        std::size_t rows = 0;
        REQUIRE(region.store->each_row([&](SealedRow const& row) {
            rows += row.key.collection == "c" ? 1U : 0U;
        }));
        CHECK_EQ(rows, 16);
    }

    TEST_CASE("one that storage cannot take does not take the others along") {
        Region region;
        REQUIRE(region.tell(0));
        Batch twice;
        twice.dossier = noor;
        twice.records = {region.store->records(milan)->front(), region.store->records(milan)->front()};
        std::atomic<int> committed{0};
        at_once(9, [&](int who) {
            if (who == 8) {
                CHECK_EQ(region.store->commit(twice).error(), Trouble::storage_unavailable);
                return;
            }
            committed +=
                region.journal.commit(change(DossierId{std::to_string(who)}, 0, {concern("x")})) ? 1 : 0;
        });
        CHECK_EQ(committed, 8);
        CHECK(region.store->records(noor)->empty());
    }

    TEST_CASE("damage in one dossier is said, and leaves the others alone") {
        Region region;
        REQUIRE(region.journal.commit(change(milan, 0, {concern("een"), concern("twee"), concern("drie")})));
        REQUIRE(region.journal.commit(change(noor, 0, {concern("een")})));
        SUBCASE("an entry was changed") {
            run(region.path(), "update entry set sealed = x'00' where dossier = 'milan'");
        }
        SUBCASE("one is missing") {
            run(region.path(), "delete from entry where dossier = 'milan' and seq = 2");
        }
        SUBCASE("the last is missing") {
            run(region.path(), "delete from entry where dossier = 'milan' and seq = 3");
        }
        SUBCASE("all are missing") { run(region.path(), "delete from entry where dossier = 'milan'"); }
        SUBCASE("the head was changed") {
            run(region.path(), "update row set sealed = x'00' where key = 'milan'");
        }
        CHECK_EQ(region.journal.read(milan).error(), Trouble::damaged);
        CHECK_EQ(region.journal.read(noor)->size(), 1);
        CHECK_EQ(region.journal.commit(change(noor, 1, {concern("x")}))->seq, 2);
    }
}

}  // namespace rondom::journal
