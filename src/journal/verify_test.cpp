#include "journal/verify.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <filesystem>
#include <random>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <fmt/core.h>

#include "journal/journal_kit.hpp"
#include "journal/memory_store.hpp"
#include "journal/sqlite.hpp"
#include "journal/sqlite_keystore.hpp"
#include "journal/sqlite_store.hpp"
#include "journal/test_directory.hpp"

namespace rondom::journal {

using namespace kit;

namespace {

DossierId const sem{"sem"};

/// A small region: three dossiers of six entries, each with a row, one with a forgotten compartment.
void live_a_little(Journal& journal, Keystore& keystore) {
    for (auto const& dossier : {milan, noor, sem}) {
        for (std::int64_t seq = 0; seq < 6; seq += 2) {
            auto step = change(dossier, seq, {concern(std::to_string(seq)), safety_note("let op")});
            step.command = CommandId{fmt::format("{}-{}", dossier.text(), seq)};
            step.put = {
                {.key = {.collection = "work", .key = "p1", .sort = dossier.text()},
                 .owner = dossier.text(),
                 .content = "bel " + std::to_string(seq)}};
            journal.commit(step).value();
        }
    }
    REQUIRE(keystore.destroy(sem, Compartment::safety));
}

/// The region in files, closed again after every look.
struct Files {
    TestDirectory directory{};
    std::string journal = directory.file("journal.db");
    std::string keys = directory.file("keys.db");

    Files() {
        auto const store = SqliteStore::open(journal).value();
        auto const keystore = open_keystore(keys, region_key).value();
        Journal opened{*store, *keystore, region_key};
        live_a_little(opened, *keystore);
    }

    void keep() const { copy({}, ".kept"); }
    void restore() const { copy(".kept", {}); }
    void copy(std::string const& from, std::string const& to) const {
        for (auto const& file : {journal, keys}) {
            std::filesystem::copy_file(
                file + from, file + to, std::filesystem::copy_options::overwrite_existing
            );
        }
    }

    [[nodiscard]] Findings verify() const {
        auto const store = SqliteStore::open(journal).value();
        auto const keystore = open_keystore(keys, region_key).value();
        return journal::verify(*store, *keystore, region_key).value();
    }

    void tamper(std::string const& path, std::string const& sql) const {
        sqlite::Connection{path, sqlite::Connection::Use::write}.run(sql.c_str());
    }

    /// What verify says first after this was done to the journal's database; it is undone afterwards.
    [[nodiscard]] std::string after(std::string const& sql) const { return after_in(journal, sql); }
    [[nodiscard]] std::string after_in(std::string const& path, std::string const& sql) const {
        keep();
        tamper(path, sql);
        auto const findings = verify();
        restore();
        if (findings.damages.empty()) { return "nothing"; }
        auto const& first = findings.damages.front();
        return fmt::format("{} {}: {}", first.dossier.text(), first.seq, first.what);
    }
};

/// Each way on a line of its own; a line that begins with a space goes on with the one before.
std::vector<std::string> lines_of(std::string const& text) {
    std::istringstream in{text};
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with(' ')) {
            lines.back() += line;
        } else if (!line.empty()) {
            lines.push_back(line);
        }
    }
    return lines;
}

constexpr auto const* changes_to_the_journal = R"(
update entry set at = 0 where dossier = 'noor' and seq = 1
update entry set version = 0 where dossier = 'noor' and seq = 2
update entry set key_id = 'x' where dossier = 'noor' and seq = 2
update entry set key_id = (select key_id from entry where dossier = 'noor' and seq = 1) where dossier =
  'noor' and seq = 2
update entry set key_id = (select key_id from entry where dossier = 'sem' and seq = 2) where dossier =
  'noor' and seq = 2
update entry set sealed = x'' where dossier = 'noor' and seq = 2
update entry set sealed = zeroblob(296) where dossier = 'noor' and seq = 2
update entry set sealed = cast(substr(sealed, 1, 295) as blob) where dossier = 'noor' and seq = 2
update entry set sealed = cast(sealed || x'00' as blob) where dossier = 'noor' and seq = 2
update entry set sealed = (select sealed from entry where dossier = 'noor' and seq = 3) where dossier =
  'noor' and seq = 1
update entry set sealed = (select sealed from entry where dossier = 'milan' and seq = 1) where dossier
  = 'noor' and seq = 1
update entry set (sealed, link, key_id) = (select sealed, link, key_id from entry where dossier =
  'milan' and seq = 6) where dossier = 'noor' and seq = 6
update entry set (sealed, link) = (select sealed, link from entry where dossier = 'noor' and seq = 4)
  where dossier = 'noor' and seq = 6
update entry set link = (select link from entry where dossier = 'noor' and seq = 1) where dossier =
  'noor' and seq = 2
update entry set link = x'' where dossier = 'noor' and seq = 6
update entry set link = zeroblob(32) where dossier = 'sem' and seq = 2
update entry set at = at + 1 where dossier = 'sem' and seq = 2
update entry set at = at + 1
delete from entry where dossier = 'noor' and seq = 1
delete from entry where dossier = 'noor' and seq = 6
delete from entry where dossier = 'noor' and seq <= 4
delete from entry where seq = 6
delete from entry
delete from entry where dossier = 'sem' and seq = 6
delete from entry where dossier = 'noor'; delete from row where owner = 'noor'
delete from entry where dossier = 'noor'; delete from command where dossier = 'noor'
delete from entry where dossier = 'noor' and seq > 4; delete from command where id = 'noor-4'
update entry set seq = 7 where dossier = 'noor' and seq = 6
update entry set seq = 0 where dossier = 'noor' and seq = 1
update entry set seq = -1 where dossier = 'noor' and seq = 1
update entry set seq = seq + 1 where dossier = 'noor' and seq = 6; insert into entry select dossier, 6,
  at, key_id, version, sealed, link from entry where dossier = 'noor' and seq = 5
update entry set seq = 10 where dossier = 'noor' and seq = 2; update entry set seq = 2 where dossier =
  'noor' and seq = 3; update entry set seq = 3 where dossier = 'noor' and seq = 10
insert into entry select dossier, 7, at, key_id, version, sealed, link from entry where dossier =
  'noor' and seq = 6
insert into entry select dossier, 0, at, key_id, version, sealed, link from entry where dossier =
  'noor' and seq = 1
insert into entry select 'zoe', seq, at, key_id, version, sealed, link from entry where dossier = 'noor'
update entry set dossier = 'zoe' where dossier = 'noor'
update entry set dossier = 'zoe' where dossier = 'noor'; update row set key = 'zoe', owner = 'zoe'
  where key = 'noor'; update command set dossier = 'zoe' where dossier = 'noor'
update entry set dossier = 'zoe' where dossier = 'noor' and seq = 6
update row set sealed = x'' where collection = 'head' and key = 'noor'
update row set sealed = (select sealed from row where collection = 'head' and key = 'milan') where
  collection = 'head' and key = 'noor'
update row set key = 'zoe' where collection = 'head' and key = 'noor'
update row set owner = 'milan' where collection = 'head' and key = 'noor'
update row set sort = '1' where collection = 'head' and key = 'noor'
update row set collection = 'tail' where collection = 'head' and key = 'noor'
delete from row where collection = 'head'
update row set key = 'p2' where collection = 'work' and sort = 'noor'
update row set sort = 'a' where collection = 'work' and sort = 'noor'
update row set collection = 'session' where collection = 'work' and sort = 'noor'
update row set sealed = (select sealed from row where sort = 'milan') where sort = 'noor'
update row set sealed = cast(sealed || x'00' as blob) where sort = 'noor'
insert into row values ('work', 'p9', 'a', 'noor', zeroblob(104))
insert into row select collection, 'p9', sort, owner, sealed from row where sort = 'noor'
insert into row select 'head', 'zoe', '', 'zoe', sealed from row where key = 'noor'
delete from command
delete from command where id = 'sem-0'; delete from command where id = 'noor-0'
update command set id = 'other' where id = 'noor-0'
update command set seq = 4 where id = 'noor-0'
update command set seq = 2 where id = 'noor-4'
update command set dossier = 'milan' where id = 'noor-0'
update command set dossier = '' where id = 'noor-0'
insert into command values ('c', 'milan', 6)
insert into command values ('c', 'zoe', 1)
insert into command select id || 'x', dossier, seq from command where dossier = 'noor'
)";

constexpr auto const* changes_to_the_keystore = R"(
delete from key
update key set wrapped = zeroblob(72) where dossier = 'noor'
update key set wrapped = cast(substr(wrapped, 1, 30) || x'00ff00ff' || substr(wrapped, 35) as blob) where
  dossier = 'noor' and compartment = 'school'
update key set id = 'x' where dossier = 'noor' and compartment = 'school'
update key set dossier = 'zoe' where dossier = 'noor'
update key set compartment = 'health' where dossier = 'noor' and compartment = 'school'
update key set wrapped = (select wrapped from key where dossier = 'milan' and compartment = 'school')
delete from tombstone
update tombstone set proof = zeroblob(32)
update tombstone set dossier = 'noor'
update tombstone set compartment = 'school'
insert into tombstone select id, dossier, compartment, zeroblob(32) from key where dossier = 'noor';
  delete from key where dossier = 'noor'
insert into tombstone select k.id, k.dossier, k.compartment, t.proof from key k, tombstone t where
  k.dossier = 'noor'; delete from key where dossier = 'noor'
)";

/// Four bytes of a blob, changed.
std::string changed(std::string const& column, std::size_t at) {
    return fmt::format(
        "{0} = cast(substr({0}, 1, {1}) || x'00ff00ff' || substr({0}, {1} + 5) as blob)", column, at
    );
}

}  // namespace

TEST_SUITE("verify") {
    TEST_CASE("a journal as it was written holds, in memory and in files, with what was forgotten") {
        MemoryStore store;
        auto const keystore = memory_keystore(region_key);
        Journal journal{store, *keystore, region_key};
        live_a_little(journal, *keystore);
        for (auto const& findings : {verify(store, *keystore, region_key).value(), Files{}.verify()}) {
            CHECK(findings.damages.empty());
            CHECK_EQ(findings.dossiers, 3);
            CHECK_EQ(findings.entries, 18);
            CHECK_EQ(findings.forgotten, 3);
            CHECK_EQ(findings.commands, 9);
            CHECK_EQ(findings.rows, 6);
        }
        MemoryStore empty;
        CHECK(verify(empty, *keystore, region_key)->damages.empty());
    }

    TEST_CASE("it says which dossier, which entry and what") {
        Files const files;
        CHECK_EQ(
            files.after("update entry set at = at + 1 where dossier = 'milan' and seq = 4"),
            "milan 4: entry 4 was changed"
        );
        CHECK_EQ(
            files.after("delete from entry where dossier = 'noor' and seq = 3"), "noor 4: entry 3 is missing"
        );
        CHECK_EQ(
            files.after("delete from entry where dossier = 'noor' and seq in (3, 4)"),
            "noor 5: entries 3-4 are missing"
        );
        CHECK_EQ(
            files.after("delete from entry where dossier = 'noor' and seq > 4"),
            "noor 5: entries 5-6 are missing"
        );
        CHECK_EQ(files.after("delete from entry where dossier = 'noor'"), "noor 1: entries 1-6 are missing");
        CHECK_EQ(
            files.after("delete from row where collection = 'head' and key = 'noor'"),
            "noor 0: the head of the dossier is missing or was changed"
        );
        CHECK_EQ(
            files.after("delete from command where id = 'noor-2'"),
            "noor 4: the command of entry 4 is missing or was changed"
        );
        CHECK_EQ(
            files.after("insert into command values ('c', 'noor', 2)"),
            "noor 0: there are commands that no entry tells of"
        );
        CHECK_EQ(
            files.after("update row set owner = 'sem' where collection = 'work' and sort = 'noor'"),
            "sem 0: a row of the collection \"work\" was changed"
        );
        CHECK_EQ(
            files.after_in(files.keys, "delete from key where dossier = 'milan' and compartment = 'safety'"),
            "milan 2: the key of entry 2 is missing or was changed"
        );
    }

    TEST_CASE("one change is one finding, and the other dossiers hold") {
        Files const files;
        files.tamper(
            files.journal, "update entry set link = zeroblob(32) where dossier = 'milan' and seq = 3"
        );
        files.tamper(files.journal, "update entry set version = 2 where dossier = 'noor' and seq = 6");
        auto const damages = files.verify().damages;
        REQUIRE_EQ(damages.size(), 2);
        CHECK_EQ(damages[0].what, "entry 3 was changed");
        CHECK_EQ(damages[1].what, "entry 6 was changed");
    }

    TEST_CASE("whoever changes the database in any of these ways is found out") {
        Files const files;
        auto ways = lines_of(changes_to_the_journal);
        for (auto const& column : {"sealed", "link"}) {
            for (std::size_t at = 0; at <= 28; at += 4) {
                ways.push_back(
                    "update entry set " + changed(column, at) + " where dossier = 'noor' and seq = 5"
                );
            }
        }
        CHECK_GE(ways.size(), 60);
        for (auto const& way : ways) {
            CAPTURE(way);
            CHECK_NE(files.after(way), "nothing");
        }
        CHECK_EQ(files.after("select 1"), "nothing");
    }

    TEST_CASE("nor does it help to change the keys") {
        Files const files;
        auto const ways = lines_of(changes_to_the_keystore);
        CHECK_GE(ways.size(), 12);
        for (auto const& way : ways) {
            CAPTURE(way);
            CHECK_NE(files.after_in(files.keys, way), "nothing");
        }
    }

    TEST_CASE("a byte that changed anywhere on disk is found, unless it carried nothing") {
        Files const files;
        auto const before = file_text(files.journal);
        std::mt19937 random{7};  // NOLINT: the same bytes every time
        std::size_t found = 0;
        for (int round = 0; round < 200; ++round) {
            auto changed = before;
            auto& byte = changed[random() % changed.size()];
            byte = static_cast<char>(byte ^ 0x10);
            write_file(files.journal, changed);
            auto const store = SqliteStore::open(files.journal);
            auto const keystore = open_keystore(files.keys, region_key).value();
            auto const findings =
                store ? verify(**store, *keystore, region_key) : tl::unexpected{Trouble::damaged};
            auto const damaged = !findings || !findings->damages.empty();
            found += damaged ? 1U : 0U;
            CHECK((damaged || findings->entries == 18));
        }
        CHECK_GE(found, 20);
    }

    TEST_CASE("it may run while people write") {
        Files const files;
        auto const store = SqliteStore::open(files.journal).value();
        auto const keystore = open_keystore(files.keys, region_key).value();
        Journal journal{*store, *keystore, region_key};
        std::atomic<bool> verifying{true};
        std::thread writer{[&] {
            for (std::int64_t seq = 6; verifying; ++seq) {
                auto step = change(milan, seq, {concern("x")});
                step.command = random_id<CommandId>();
                if (!journal.commit(step)) { return; }
            }
        }};
        for (int round = 0; round < 20; ++round) {
            CHECK(verify(*store, *keystore, region_key)->damages.empty());
        }
        verifying = false;
        writer.join();
        CHECK_GT(journal.read(milan)->size(), 6);
    }
}

}  // namespace rondom::journal
