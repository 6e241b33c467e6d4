#pragma once

// A whole region in memory under a story: dossiers, registers and a store that can get into trouble. Included
// by tests only.

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "dossier/dossiers.hpp"
#include "dossier/scenario.hpp"
#include "journal/keystore.hpp"
#include "journal/memory_store.hpp"
#include "registers/registers.hpp"

namespace rondom::registers {

/// A store in memory, with trouble on command, and somebody who comes in between.
class TroubledStore final : public journal::Store {
public:
    std::optional<journal::Trouble> reading;
    std::optional<journal::Trouble> writing;
    std::function<void()> before_next_commit;  ///< once

    tl::expected<void, journal::Trouble> each_record(
        DossierId const& dossier, journal::RecordVisitor const& visit
    ) override {
        if (reading) { return tl::unexpected{*reading}; }
        return inside_.each_record(dossier, visit);
    }
    tl::expected<journal::Committed, journal::Trouble> commit(journal::Batch const& batch) override {
        if (auto const between = std::exchange(before_next_commit, nullptr)) { between(); }
        if (writing) { return tl::unexpected{*writing}; }
        return inside_.commit(batch);
    }
    tl::expected<std::optional<journal::CommandRecord>, journal::Trouble> committed(CommandId const& command
    ) override {
        if (reading) { return tl::unexpected{*reading}; }
        return inside_.committed(command);
    }
    tl::expected<std::optional<journal::SealedRow>, journal::Trouble> row(journal::RowKey const& key
    ) override {
        if (reading) { return tl::unexpected{*reading}; }
        return inside_.row(key);
    }
    tl::expected<std::vector<journal::SealedRow>, journal::Trouble> rows(journal::Range const& range
    ) override {
        if (reading) { return tl::unexpected{*reading}; }
        return inside_.rows(range);
    }
    tl::expected<std::vector<DossierId>, journal::Trouble> dossiers() override { return inside_.dossiers(); }
    tl::expected<void, journal::Trouble> each_command(
        std::function<void(journal::CommandRecord const&)> const& visit
    ) override {
        return inside_.each_command(visit);
    }
    tl::expected<void, journal::Trouble> each_row(std::function<void(journal::SealedRow const&)> const& visit
    ) override {
        return inside_.each_row(visit);
    }
    bool sound() override { return inside_.sound(); }

private:
    journal::MemoryStore inside_;
};

class Stage {
public:
    explicit Stage(
        std::vector<Contribution> contributions = {}, route::Versions versions = scenario::midden_groningen()
    )
        : registers{journal, contributions},
          dossiers{
              journal,
              std::move(versions),
              people,
              std::move(contributions),
              [this](Dossier const& before, Dossier const& after, Moment at, journal::Change& change) {
                  registers.project(dossiers, before, after, at, change);
              }} {}
    Stage(Stage const&) = delete;
    Stage& operator=(Stage const&) = delete;

    /// What happened before, in the dossier of the stage, with its registers; and no notices of it.
    Stage& begin(scenario::Scenario const& scenario) {
        now = moment_of(scenario.today(), std::chrono::hours{12});
        journal::Change change{.dossier = dossier, .expected = 0, .command = {}};
        auto const entries = scenario.dossier().all();
        change.entries = entries;
        registers.project(dossiers, Dossier{dossier, {}}, Dossier{dossier, entries}, now, change);
        std::erase_if(change.put, [](journal::Row const& row) { return row.key.collection == "outbox"; });
        REQUIRE(journal.commit(change).has_value());
        return *this;
    }

    template <class Command>
    tl::expected<Receipt, Obstacle> when(
        access::Actor const& who, Command const& command, std::string const& id = random_text()
    ) {
        return dossiers.submit(
            {.actor = who, .dossier = dossier, .command = CommandId{id}, .now = now}, command
        );
    }

    /// Everybody's list, with the number that the menu says.
    std::vector<WorkLine> work(access::Actor const& reader) const {
        auto lines = registers.work(reader).value();
        CHECK_EQ(
            registers.count_to_do(reader).value(),
            std::ranges::count(lines, false, &WorkLine::waits_for_others)
        );
        return lines;
    }
    std::vector<DossierLine> listed(access::Actor const& reader) const {
        return registers.dossiers(reader).value();
    }

    /// Whether a task with a name that begins so stands in this person's list.
    bool at_work(access::Actor const& reader, std::string_view task) const {
        for (auto const& line : work(reader)) {
            if (line.task.starts_with(task) && !line.waits_for_others) { return true; }
        }
        return false;
    }

    /// Who got a notice since the last time this was asked, as they stand in the outbox.
    std::vector<std::string> notices() {
        auto const rows = journal.rows({.collection = "outbox", .key = "waiting"}).value();
        std::vector<std::string> fresh;
        for (auto const& row : rows) {  // notices of one moment stand in no order
            if (told_.insert(row.key.sort).second) { fresh.push_back(row.content); }
        }
        return fresh;
    }

    DossierId dossier{"dossier-1"};
    Moment now{};
    TroubledStore store;
    std::unique_ptr<journal::Keystore> keystore = journal::memory_keystore({});
    journal::Journal journal{store, *keystore, {}};
    scenario::TestPeople people;
    Registers registers;
    Dossiers dossiers;

private:
    std::set<std::string> told_;
};

/// Whether one of these notices is for this person.
inline bool is_told(std::vector<std::string> const& notices, access::Actor const& who) {
    for (auto const& each : notices) {
        if (each.find('"' + who.person.text() + '"') != std::string::npos) { return true; }
    }
    return false;
}

}  // namespace rondom::registers
