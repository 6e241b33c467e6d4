#include "journal/postgres_store.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "journal/journal_kit.hpp"
#include "journal/keystore.hpp"
#include "journal/postgres.hpp"
#include "journal/postgres_keystore.hpp"
#include "journal/verify.hpp"
#include "private_server.hpp"

namespace rondom::journal {

using namespace kit;

namespace {

PrivateServer& server() { return PrivateServer::one(); }

std::string refusal(std::string const& where) {
    auto const store = PostgresStore::open(where);
    return store ? "opened" : store.error();
}

bool says(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

/// A region on which two processes serve.
struct Region {
    std::string where = server().empty_database("journal");
    std::string alarmed{};
    std::unique_ptr<PostgresStore> store =
        PostgresStore::open(where, [this](std::string_view words) { alarmed += words; }).value();
    std::unique_ptr<PostgresStore> other = PostgresStore::open(where).value();
    std::unique_ptr<Keystore> keystore = memory_keystore(region_key);
    Journal journal{*store, *keystore, region_key};
    Journal other_journal{*other, *keystore, region_key};

    [[nodiscard]] auto tell(std::int64_t expected, std::string const& command = {}) {
        auto told = change(milan, expected, {concern("x")});
        told.command = CommandId{command};
        return journal.commit(told);
    }
    [[nodiscard]] std::size_t entries() const { return journal.read(milan)->size(); }
    [[nodiscard]] std::string sql(std::string const& text) const {
        return server().administer(text, "journal");
    }

    /// A commit waits for a standby that is not there. Ends as soon as `how_many` of them were stopped so.
    void stop_waiting(std::string const& how, int how_many) const {
        auto const stop = "select " + how +
                          "(pid) from pg_stat_activity where wait_event = 'SyncRep' and datname = 'journal' "
                          "limit 1";
        for (int stopped = 0; stopped < how_many;) {
            stopped += sql(stop).empty() ? 0 : 1;
            std::this_thread::yield();
        }
    }
    void standby(std::string const& name) const {
        static_cast<void>(sql("alter system set synchronous_standby_names = '" + name + "'"));
        static_cast<void>(sql("select pg_reload_conf()"));
        // The server's parts hear of it one after the other: until a commit of nothing waits, or does not.
        while (waits() == name.empty()) {
            std::this_thread::yield();
        }
    }

    /// Whether a commit waits for a standby now.
    [[nodiscard]] bool waits() const {
        std::atomic<bool> done{false};
        std::thread probe{[&] {
            postgres::Connection connection{where, postgres::Connection::Use::write};
            connection.run("select pg_logical_emit_message(true, 'probe', '')");
            done = true;
        }};
        auto waited = false;
        while (!done) {
            waited = !sql("select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'"
                          " and query like '%probe%' and usename = 'region'")
                          .empty() ||
                     waited;
        }
        probe.join();
        return waited;
    }
};

Batch use_of(RowKey const& token, std::string const& who) {
    Batch batch;
    batch.must_exist = {token};
    batch.erase = {token};
    batch.put = {{.key = {.collection = "used", .key = token.key, .sort = who}, .owner = {}, .sealed = who}};
    return batch;
}

}  // namespace

TEST_SUITE("PostgreSQL store") {
    TEST_CASE("who installs is told what is wrong, and a careless server is refused") {
        CHECK(says(refusal("host=/nowhere dbname=journal"), "the journal in PostgreSQL: "));
        auto const where = server().empty_database("journal");
        CHECK_EQ(refusal(where), "opened");
        CHECK_EQ(refusal(where), "opened");
        CHECK(says(
            open_postgres_key_shelf(where).error(), "the database of a Rondom journal, not of a keystore"
        ));
        server().administer("update rondom.about set version = 99", "journal");
        CHECK(says(refusal(where), "newer Rondom (version 99 of the journal, this program knows 2)"));

        server().administer("alter system set fsync = off");
        server().administer("select pg_reload_conf()");
        while (server().administer("show fsync") == "on") {
            std::this_thread::yield();
        }
        CHECK(says(refusal(where), "fsync is off"));
        server().administer("alter system reset fsync");
        server().administer("select pg_reload_conf()");
        while (server().administer("show fsync") == "off") {
            std::this_thread::yield();
        }
    }

    TEST_CASE("eight programs that begin at once make the tables once") {
        auto const where = server().empty_database("journal");
        std::atomic<int> opened{0};
        at_once(8, [&](int /*who*/) { opened += PostgresStore::open(where) ? 1 : 0; });
        CHECK_EQ(opened, 8);
        CHECK_EQ(server().administer("select count(*) from rondom.about", "journal"), "1");
    }

    TEST_CASE("whatever the role was given, a commit is durable when it returns and is never timed out") {
        auto const where = server().empty_database("journal");
        server().administer("alter role region set synchronous_commit = off");
        server().administer("alter role region set statement_timeout = '1s'");
        postgres::Connection writer{where, postgres::Connection::Use::write};
        CHECK_EQ(writer.word("show synchronous_commit"), "on");
        CHECK_EQ(writer.word("show statement_timeout"), "0");
        server().administer("alter role region reset all");
        CHECK_THROWS_AS(
            (postgres::Connection{where, postgres::Connection::Use::read}.run("create table t (x int)")),
            postgres::Failure
        );
    }

    TEST_CASE("two processes and one dossier: nothing is lost, doubled or skipped") {
        Region region;
        std::atomic<int> told{0};
        at_once(8, [&](int who) {
            auto& journal = who % 2 == 0 ? region.journal : region.other_journal;
            for (int done = 0; done < 15;) {
                auto mine =
                    change(milan, static_cast<std::int64_t>(journal.read(milan)->size()), {concern("x")});
                mine.command = CommandId{std::to_string(who) + "/" + std::to_string(done)};
                if (!journal.commit(mine)) { continue; }
                ++done;
                ++told;
            }
        });
        CHECK_EQ(told, 120);
        CHECK_EQ(region.entries(), 120);
        auto const findings = verify(*region.store, *region.keystore, region_key).value();
        CHECK(findings.damages.empty());
        CHECK_EQ(findings.commands, 120);
    }

    TEST_CASE("the same command at two processes at once happens once") {
        Region region;
        for (int round = 0; round < 30; ++round) {
            auto const name = std::to_string(round);
            std::atomic<int> first{0};
            std::atomic<int> repeated{0};
            at_once(4, [&](int who) {
                Batch batch;
                batch.command = CommandId{name};
                batch.put = {
                    {.key = {.collection = "c", .key = name, .sort = std::to_string(who)},
                     .owner = {},
                     .sealed = "x"}};
                auto const done = (who % 2 == 0 ? region.store : region.other)->commit(batch);
                first += done && !done->repeated ? 1 : 0;
                repeated += done && done->repeated ? 1 : 0;
            });
            CHECK_EQ(first, 1);
            CHECK_EQ(repeated, 3);
            CHECK_EQ(region.store->rows({.collection = "c", .key = name})->size(), 1);
        }
    }

    TEST_CASE("a one-use token at two processes at once works once") {
        Region region;
        for (int round = 0; round < 30; ++round) {
            RowKey const token{.collection = "token", .key = std::to_string(round), .sort = {}};
            Batch made;
            made.put = {{.key = token, .owner = {}, .sealed = "x"}};
            REQUIRE(region.store->commit(made));
            std::atomic<int> used{0};
            std::atomic<int> gone{0};
            at_once(4, [&](int who) {
                auto const done =
                    (who % 2 == 0 ? region.store : region.other)->commit(use_of(token, std::to_string(who)));
                used += done ? 1 : 0;
                gone += !done && done.error() == Trouble::gone ? 1 : 0;
            });
            CHECK_EQ(used, 1);
            CHECK_EQ(gone, 3);
            CHECK_EQ(region.store->rows({.collection = "used", .key = token.key})->size(), 1);
        }
    }

    TEST_CASE("rows that were decided on an old dossier never come over those of a newer one") {
        Region region;
        REQUIRE(region.journal.commit(change(noor, 0, {concern("x")})));
        auto record = region.store->records(noor)->front();
        constexpr int one_who_writes = 0;
        std::atomic<int> written{0};
        at_once(2, [&](int who) {
            while (written < 200) {
                Batch batch;
                batch.dossier = milan;
                batch.expected = std::ssize(*region.store->records(milan));
                auto const seq = batch.expected + (who == one_who_writes ? 1 : 0);
                if (who == one_who_writes) {
                    record.seq = seq;
                    batch.records = {record};
                }
                batch.put = {
                    {.key = {.collection = "list", .key = "milan", .sort = {}},
                     .owner = {},
                     .sealed = std::to_string(seq)}};
                auto const done = (who == one_who_writes ? region.store : region.other)->commit(batch);
                if (!done || who != one_who_writes) { continue; }
                ++written;
                CHECK_EQ(region.store->row(batch.put.front().key)->value().sealed, std::to_string(seq));
            }
        });
    }

    TEST_CASE("two who write the same rows in another order: neither waits for ever, neither fails") {
        Region region;
        std::atomic<int> failed{0};
        at_once(4, [&](int who) {
            for (int round = 0; round < 50; ++round) {
                Batch batch;
                for (int each = 0; each < 10; ++each) {
                    auto const place = std::to_string(who % 2 == 0 ? each : 9 - each);
                    batch.put.push_back(
                        {.key = {.collection = "c", .key = place, .sort = {}}, .owner = {}, .sealed = "x"}
                    );
                }
                failed += (who % 2 == 0 ? region.store : region.other)->commit(batch) ? 0 : 1;
            }
        });
        CHECK_EQ(failed, 0);
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

    TEST_CASE("a COMMIT that was cancelled while it waited for the standby is not believed, but settled") {
        Region region;
        REQUIRE(region.tell(0));
        std::atomic<bool> answered{false};
        tl::expected<Committed, Trouble> with_command = tl::unexpected{Trouble::gone};
        region.standby("nobody");
        std::thread writer{[&] {
            with_command = region.tell(1, "c1");
            answered = true;
        }};
        SUBCASE("the wait was cancelled") { region.stop_waiting("pg_cancel_backend", 3); }
        SUBCASE("the connection was cut") { region.stop_waiting("pg_terminate_backend", 2); }
        CHECK_FALSE(answered);
        region.standby("");
        writer.join();
        REQUIRE(with_command);
        CHECK_EQ(with_command->seq, 2);
        CHECK_FALSE(with_command->repeated);
        CHECK_EQ(region.entries(), 2);
        CHECK(region.tell(1, "c1")->repeated);
        CHECK(region.alarmed.empty());
    }

    TEST_CASE("without a command an unknown end stays unknown, and is said so") {
        Region region;
        REQUIRE(region.tell(0));
        region.standby("nobody");
        tl::expected<Committed, Trouble> without;
        std::thread writer{[&] { without = region.tell(1); }};
        region.stop_waiting("pg_cancel_backend", 1);
        writer.join();
        region.standby("");
        CHECK_EQ(without.error(), Trouble::storage_unavailable);
        CHECK_LE(region.entries(), 2);
    }

    TEST_CASE("a server that lacks what was acknowledged is written no more, and an alarm is raised") {
        Region region;
        REQUIRE(region.tell(0, "c1"));
        REQUIRE(region.tell(1, "c2"));
        static_cast<void>(server().tamper("delete from rondom.entry where seq = 2", "journal"));
        static_cast<void>(region.sql(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'region'"
        ));
        CHECK_EQ(region.journal.commit(change(noor, 0, {concern("x")})).error(), Trouble::damaged);
        CHECK(says(region.alarmed, "lacks an entry that was acknowledged"));
        auto const said = region.alarmed;
        CHECK_EQ(region.journal.commit(change(noor, 0, {concern("x")})).error(), Trouble::damaged);
        CHECK_EQ(region.alarmed, said);
    }

    TEST_CASE("a connection that was cut while nobody used it is not noticed by who reads or writes") {
        Region region;
        REQUIRE(region.tell(0));
        CHECK_EQ(region.entries(), 1);
        static_cast<void>(region.sql(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'region'"
        ));
        CHECK_EQ(region.entries(), 1);
        CHECK_EQ(region.tell(1)->seq, 2);
    }

    TEST_CASE("a server that says nothing any more counts as gone, although its connection is open") {
        Region const region;
        postgres::Connection connection{
            region.where, postgres::Connection::Use::write, std::chrono::milliseconds{50}};
        try {
            connection.run("select pg_sleep(3600)");
            FAIL("it waited for ever");
        } catch (postgres::Failure const& failure) { CHECK(failure.connection_lost()); }
        CHECK_FALSE(connection.ready());
    }

    TEST_CASE("damage in one dossier is said, and found by verify") {
        Region region;
        REQUIRE(region.journal.commit(change(milan, 0, {concern("een"), concern("twee"), concern("drie")})));
        REQUIRE(region.journal.commit(change(noor, 0, {concern("een")})));
        std::string how;
        SUBCASE("changed") {
            how = "update rondom.entry set sealed = '\\x00' where dossier = 'milan' and seq = 1";
        }
        SUBCASE("the last is missing") {
            how = "delete from rondom.entry where dossier = 'milan' and seq = 3";
        }
        SUBCASE("all are missing") { how = "delete from rondom.entry where dossier = 'milan'"; }
        SUBCASE("the head was changed") {
            how = "update rondom.kept set sealed = '\\x00' where key = 'milan'";
        }
        server().tamper(how, "journal");
        CHECK_EQ(region.journal.read(milan).error(), Trouble::damaged);
        CHECK_EQ(region.journal.read(noor)->size(), 1);
        CHECK_FALSE(verify(*region.store, *region.keystore, region_key)->damages.empty());
        CHECK(region.store->sound());
    }

    TEST_CASE("what the server says becomes trouble of ours") {
        CHECK_EQ(postgres::Failure("53100", "no space left on device").trouble(), Trouble::storage_full);
        CHECK_EQ(postgres::Failure("XX001", "invalid page").trouble(), Trouble::damaged);
        CHECK_EQ(postgres::Failure("53300", "too many clients").trouble(), Trouble::storage_unavailable);
        CHECK(postgres::Failure("25006", "read-only transaction").connection_lost());
        CHECK(postgres::Failure("40P01", "deadlock").worth_repeating());
    }
}

TEST_SUITE("PostgreSQL keystore") {
    TEST_CASE("keys outlive the process, open with the region's own key only, and forgetting is for ever") {
        auto const where = server().empty_database("keys");
        auto const before =
            open_postgres_keystore(where, region_key).value()->key_for(milan, Compartment::school);
        auto const keystore = open_postgres_keystore(where, region_key).value();
        CHECK_EQ(keystore->key_for(milan, Compartment::school)->id, before->id);
        REQUIRE(keystore->destroy(milan, Compartment::school));
        CHECK_EQ(
            open_postgres_keystore(where, region_key).value()->key(before->id).error(), Trouble::forgotten
        );
        CHECK_EQ(server().administer("select count(*) from rondom.key", "keys"), "0");

        auto other = region_key;
        other.back() = 1;
        CHECK(says(open_postgres_keystore(where, other).error(), "does not belong to this keystore"));
        CHECK(says(PostgresStore::open(where).error(), "the database of a Rondom keystore, not of a journal")
        );
    }
}

}  // namespace rondom::journal
