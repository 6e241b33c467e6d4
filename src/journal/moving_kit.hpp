#pragma once

#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "journal/journal_kit.hpp"
#include "journal/keystore.hpp"
#include "journal/move.hpp"
#include "journal/storage.hpp"
#include "journal/verify.hpp"

/// People at work in a region that is moved meanwhile.
namespace rondom::journal::kit {

/// What was acknowledged: command by command, the last entry of its dossier after it.
class Acknowledged {
public:
    void note(CommandId const& command, std::int64_t seq) {
        std::lock_guard const lock{mutex_};
        all_[command] = seq;
    }
    [[nodiscard]] std::map<CommandId, std::int64_t> all() const {
        std::lock_guard const lock{mutex_};
        return all_;
    }
    [[nodiscard]] std::size_t count() const { return all().size(); }

private:
    mutable std::mutex mutex_;
    std::map<CommandId, std::int64_t> all_;
};

/// A region that a process of its own serves: its own adapters, on a place that others open too.
struct Served {
    explicit Served(StoragePlace const& at)
        : place{at}, shelves{open_shelves(at, Opening::make_if_new, [](std::string_view) {}).value()} {}

    StoragePlace place;
    Shelves shelves;
    std::unique_ptr<Keystore> keystore = Keystore::open(std::move(shelves.keys), region_key).value();
    Journal journal{*shelves.store, *keystore, region_key};
    Acknowledged acknowledged{};

    /// One command: an entry in each of two compartments, and a row that is written over. A dossier's first
    /// one makes its keys.
    auto tell(DossierId const& dossier, CommandId const& command) {
        auto const before = journal.recall(dossier);
        auto const seq = before ? std::ssize(before->entries) + std::ssize(before->forgotten) : 0;
        auto step = change(dossier, seq, {concern(command.text()), safety_note("let op")});
        step.command = command;
        step.put = {
            {.key = {.collection = "last", .key = dossier.text(), .sort = {}},
             .owner = dossier.text(),
             .content = command.text()}};
        auto const done = journal.commit(step);
        if (done) { acknowledged.note(command, done->seq); }
        return done;
    }
    /// A look in a dossier: rows only.
    auto look(DossierId const& dossier, CommandId const& command) {
        auto const before = journal.read(dossier);
        Change looked;
        looked.dossier = dossier;
        looked.expected = before ? std::ssize(*before) : 0;
        looked.command = command;
        looked.put = {
            {.key = {.collection = "looked", .key = command.text(), .sort = {}},
             .owner = dossier.text(),
             .content = "x"}};
        auto const done = journal.commit(looked);
        if (done) { acknowledged.note(command, done->seq); }
        return done;
    }
};

/// Four people who go on, each in a dossier of their own, one that all share, and ever new ones, until they
/// are told to stop; whether they are refused or not.
class FourAtWork {
public:
    explicit FourAtWork(Served& region) {
        for (int who = 0; who < 4; ++who) {
            people_.emplace_back([this, &region, who] { work(region, std::to_string(who)); });
        }
    }
    FourAtWork(FourAtWork const&) = delete;
    FourAtWork& operator=(FourAtWork const&) = delete;
    ~FourAtWork() { stop(); }

    /// Each of them has tried so many more times when it returns.
    void go_on(int times) const {
        for (auto const& each : tried_) {
            auto const until = each + times;
            while (each < until) {
                std::this_thread::yield();
            }
        }
    }
    void stop() {
        enough_ = true;
        for (auto& each : people_) {
            if (each.joinable()) { each.join(); }
        }
    }

private:
    void work(Served& region, std::string const& who) {
        for (int turn = 0; !enough_; ++turn) {
            auto const name = who + "-" + std::to_string(turn);
            auto const kind = turn % 4;
            auto const dossier = kind == 0 ? "shared" : kind == 1 ? name : who;
            if (kind == 3) {
                static_cast<void>(region.look(DossierId{who}, CommandId{name}));
            } else {
                static_cast<void>(region.tell(DossierId{dossier}, CommandId{name}));
            }
            ++tried_.at(static_cast<std::size_t>(std::stoi(who)));
        }
    }

    std::atomic<bool> enough_{false};
    std::array<std::atomic<int>, 4> tried_{};
    std::vector<std::thread> people_;
};

/// Of those commands, how many are not there as they were acknowledged, or not once.
inline std::size_t lost_or_double(Served const& before, Store& after, Keystore& keystore) {
    Journal const journal{after, keystore, region_key};
    std::map<std::string, int> told;
    auto const dossiers = after.dossiers().value();
    for (auto const& dossier : dossiers) {
        auto const entries = journal.read(dossier).value();
        for (auto const& entry : entries) {
            ++told[entry.body];
        }
    }
    std::size_t wrong = 0;
    auto const acknowledged = before.acknowledged.all();
    for (auto const& [command, seq] : acknowledged) {
        auto const there = journal.committed(command).value();
        auto const looked = journal.row({.collection = "looked", .key = command.text(), .sort = {}}).value();
        auto const times = looked ? 1 : told[concern(command.text()).body];
        wrong += there && there->seq == seq && times == 1 ? 0U : 1U;
    }
    return wrong;
}

}  // namespace rondom::journal::kit
