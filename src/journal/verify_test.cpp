#include "journal/verify.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <random>
#include <string>
#include <thread>

#include "journal/journal_kit.hpp"
#include "journal/memory_store.hpp"
#include "journal/sqlite.hpp"
#include "journal/sqlite_keystore.hpp"
#include "journal/sqlite_store.hpp"
#include "journal/test_directory.hpp"
#include "journal/verify_kit.hpp"

namespace rondom::journal {

using namespace kit;

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

    TEST_CASE("order, sums and proof do not depend on the clock: it may go back or ahead by a day or a year"
    ) {
        using std::chrono::hours;
        MemoryStore store;
        auto const keystore = memory_keystore(region_key);
        Journal journal{store, *keystore, region_key};
        std::int64_t seq = 0;
        for (auto const jump :
             {hours{0}, hours{24}, hours{-24}, hours{24 * 365}, hours{-24 * 365}, hours{-1}}) {
            auto entry = concern(std::to_string(seq));
            entry.at += jump;
            REQUIRE(journal.commit(change(milan, seq, {entry})));
            CHECK_EQ(journal.commit(change(milan, seq, {entry})).error(), Trouble::somebody_was_first);
            ++seq;
        }
        auto const entries = journal.read(milan).value();
        REQUIRE_EQ(entries.size(), 6);
        for (std::size_t each = 0; each < entries.size(); ++each) {
            CHECK_EQ(entries[each].body, concern(std::to_string(each)).body);
        }
        CHECK(verify(store, *keystore, region_key)->damages.empty());
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
