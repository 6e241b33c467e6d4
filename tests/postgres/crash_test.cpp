#include <doctest/doctest.h>

#include <atomic>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "journal/journal_kit.hpp"
#include "journal/keystore.hpp"
#include "journal/postgres.hpp"
#include "journal/postgres_store.hpp"
#include "journal/verify.hpp"
#include "private_server.hpp"

// The server goes from one moment to the next, under two adapters that write as two processes would
// (assurance.md 3 and 5, D1).
namespace rondom::journal {

using namespace kit;

namespace {

constexpr int writers = 8;
constexpr int crashes = 3;
constexpr int between_crashes = 150;

/// What was acknowledged, by command.
class Told {
public:
    void note(std::string const& command, std::int64_t seq) {
        std::lock_guard const lock{mutex_};
        told_[command] = seq;
    }
    [[nodiscard]] std::size_t count() const {
        std::lock_guard const lock{mutex_};
        return told_.size();
    }
    [[nodiscard]] std::map<std::string, std::int64_t> all() const {
        std::lock_guard const lock{mutex_};
        return told_;
    }

private:
    mutable std::mutex mutex_;
    std::map<std::string, std::int64_t> told_;
};

/// Somebody who gives commands on a dossier that all share, or one of their own, and asks again with the same
/// command when the end is unknown: as a browser's form does.
class Person {
public:
    Person(Journal& journal, Told& told, int who)
        : journal_{journal}, told_{told}, who_{std::to_string(who)} {}

    void work_until(std::atomic<bool> const& enough) {
        while (!enough) {
            if (command_.empty()) { command_ = who_ + "/" + std::to_string(++given_); }
            give();
        }
    }

private:
    void give() {
        DossierId const dossier{given_ % 3 == 0 ? "shared" : who_};
        auto const before = journal_.read(dossier);
        if (!before) { return; }
        auto mine = change(dossier, static_cast<std::int64_t>(before->size()), {concern(command_)});
        mine.command = CommandId{command_};
        mine.put = {
            {.key = {.collection = "last", .key = dossier.text(), .sort = {}},
             .owner = {},
             .content = command_}};
        auto const done = journal_.commit(mine);
        if (!done) { return; }
        told_.note(command_, done->seq);
        command_.clear();
    }

    Journal& journal_;
    Told& told_;
    std::string who_;
    int given_ = 0;
    std::string command_;
};

/// How often each command is in the journal.
std::map<std::string, int> written(Journal const& journal, Store& store) {
    std::map<std::string, int> times;
    auto const dossiers = store.dossiers().value();
    for (auto const& dossier : dossiers) {
        auto const entries = journal.read(dossier).value();
        for (auto const& entry : entries) {
            ++times[entry.body];
        }
    }
    return times;
}

}  // namespace

TEST_SUITE("PostgreSQL crash") {
    TEST_CASE(
        "the server dies under eight who write through two adapters: every acknowledged command is there "
        "once"
    ) {
        auto& server = PrivateServer::one();
        auto const where = server.empty_database("journal");
        auto const keystore = memory_keystore(region_key);
        auto const first = PostgresStore::open(where).value();
        auto const second = PostgresStore::open(where).value();
        Journal one{*first, *keystore, region_key};
        Journal two{*second, *keystore, region_key};
        Told told;
        std::atomic<bool> enough{false};
        at_once(writers + 1, [&](int who) {
            if (who < writers) {
                Person{who % 2 == 0 ? one : two, told, who}.work_until(enough);
                return;
            }
            for (int crash = 0; crash <= crashes; ++crash) {
                auto const goal = told.count() + between_crashes;
                while (told.count() < goal) {
                    std::this_thread::yield();
                }
                if (crash == crashes) { break; }
                server.crash();
                server.start();
            }
            enough = true;
        });

        auto times = written(one, *first);
        auto const all = told.all();
        int lost = 0;
        int moved = 0;
        for (auto const& [command, seq] : all) {
            lost += times[concern(command).body] == 1 ? 0 : 1;
            moved += first->committed(CommandId{command}).value()->seq == seq ? 0 : 1;
        }
        int doubled = 0;
        for (auto const& [body, count] : times) {
            doubled += count > 1 ? 1 : 0;
        }
        CHECK_GE(all.size(), between_crashes * (crashes + 1));
        CHECK_EQ(lost, 0);
        CHECK_EQ(moved, 0);
        CHECK_EQ(doubled, 0);
        auto const findings = verify(*first, *keystore, region_key).value();
        for (auto const& damage : findings.damages) {
            MESSAGE(damage.dossier.text(), " ", damage.seq, ": ", damage.what);
        }
        CHECK(findings.damages.empty());
        MESSAGE(all.size(), " acknowledged over ", crashes, " crashes");
    }

    TEST_CASE("control: what was acknowledged before it was synced is lost in such a crash") {
        auto& server = PrivateServer::one();
        auto const where = server.empty_database("journal");
        REQUIRE(PostgresStore::open(where));
        server.administer("alter system set wal_writer_delay = '10s'");
        server.crash();
        server.start();
        {
            postgres::Connection careless{where, postgres::Connection::Use::write};
            careless.run("set synchronous_commit = off; insert into command values ('c1', '', 1)");
            CHECK_EQ(careless.word("select count(*) from command"), "1");
            server.crash();
        }
        server.start();
        postgres::Connection after{where, postgres::Connection::Use::read};
        CHECK_EQ(after.word("select count(*) from command"), "0");
        server.administer("alter system reset wal_writer_delay");
    }
}

}  // namespace rondom::journal
