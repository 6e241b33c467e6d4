#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include <fmt/core.h>

#include "journal/journal_kit.hpp"
#include "journal/sqlite.hpp"
#include "journal/sqlite_keystore.hpp"
#include "journal/sqlite_store.hpp"
#include "journal/test_directory.hpp"
#include "journal/verify.hpp"

/// A small region to tamper with.
namespace rondom::journal::kit {

inline DossierId const sem{"sem"};

/// A small region: three dossiers of six entries, each with a row, one with a forgotten compartment.
inline void live_a_little(Journal& journal, Keystore& keystore) {
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

}  // namespace rondom::journal::kit
