#include "journal/move.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include <fmt/core.h>
#include <sodium.h>

#include "journal/bytes.hpp"
#include "journal/hindrance.hpp"
#include "journal/secret.hpp"

namespace rondom::journal {

namespace {

/// Rows that travel in one transaction.
constexpr std::size_t rows_together = 200;

/// Entries of one dossier that travel in one transaction.
constexpr std::size_t entries_together = 200;

/// The same for two collections of different things in any order: how many, and the sum of their hashes.
class Fingerprint {
public:
    void add(std::string_view thing) {
        std::array<unsigned char, 32> hash{};
        crypto_generichash(hash.data(), hash.size(), bytes_of(thing), thing.size(), nullptr, 0);
        sodium_add(sum_.data(), hash.data(), sum_.size());
        ++count_;
    }
    [[nodiscard]] std::size_t count() const noexcept { return count_; }
    bool operator==(Fingerprint const&) const = default;

private:
    std::size_t count_ = 0;
    std::array<unsigned char, 32> sum_{};
};

/// Everything that a region is, apart from its keys.
struct Contents {
    Fingerprint entries;
    Fingerprint rows;
    Fingerprint commands;
    std::size_t dossiers = 0;
    std::set<std::string> key_ids;
};

Contents contents_of(Store& store) {
    Contents contents;
    std::string thing;
    must(
        store.each_row([&](SealedRow const& row) {
            auto const& [collection, key, sort] = row.key;
            BytesOut{thing}.text(collection).text(key).text(sort).text(row.owner).text(row.sealed);
            contents.rows.add(thing);
        }),
        "reading rows"
    );
    must(
        store.each_command([&](CommandRecord const& each) {
            BytesOut{thing}
                .text(each.command.text())
                .text(each.dossier.text())
                .number(static_cast<std::uint64_t>(each.seq));
            contents.commands.add(thing);
        }),
        "reading commands"
    );
    auto const dossiers = must(store.dossiers(), "reading dossiers");
    contents.dossiers = dossiers.size();
    for (auto const& dossier : dossiers) {
        auto const take = [&](RecordView const& record) {
            BytesOut{thing}
                .text(record.dossier)
                .number(static_cast<std::uint64_t>(record.seq))
                .number(static_cast<std::uint64_t>(record.at.time_since_epoch().count()))
                .text(record.key_id)
                .number(static_cast<std::uint64_t>(record.version))
                .text(record.sealed)
                .text(record.link);
            contents.entries.add(thing);
            contents.key_ids.emplace(record.key_id);
            return true;
        };
        must(store.each_record(dossier, take), "reading entries");
    }
    return contents;
}

class Move {
public:
    Move(Store& from, Store& to) : from_{from}, to_{to} {
        must(
            from_.each_command([&](CommandRecord const& each) {
                (each.dossier.empty() ? apart_ : commands_[each.dossier]).emplace(each.seq, each.command);
            }),
            "reading commands"
        );
    }

    void run() {
        write_commands_at(DossierId{}, 0);
        for (auto const& dossier : must(from_.dossiers(), "reading dossiers")) {
            move_dossier(dossier);
        }
        if (!apart_.empty()) { throw Hindrance{"there is a command of a dossier that is not there"}; }
        move_rows();
    }

private:
    using Commands = std::multimap<std::int64_t, CommandId>;

    void commit(Batch const& batch) { must(to_.commit(batch), "writing"); }

    /// Commands that changed rows only remember how far their dossier was, not which one: any dossier that is
    /// as far will do.
    void write_commands_at(DossierId const& dossier, std::int64_t seq) {
        auto const [first, last] = apart_.equal_range(seq);
        for (auto each = first; each != last; ++each) {
            Batch batch;
            batch.dossier = dossier;
            batch.expected = seq;
            batch.command = each->second;
            commit(batch);
        }
        apart_.erase(first, last);
    }

    void move_dossier(DossierId const& dossier) {
        auto commands = commands_[dossier];
        Batch batch;
        batch.dossier = dossier;
        auto records = must(from_.records(dossier), "reading entries");
        for (auto& record : records) {
            auto const seq = record.seq;
            batch.records.push_back(std::move(record));
            auto const command = commands.find(seq);
            if (command != commands.end()) { batch.command = command->second; }
            auto const ends = command != commands.end() || apart_.contains(seq) ||
                              batch.records.size() == entries_together || seq == std::ssize(records);
            if (!ends) { continue; }
            commit(batch);
            write_commands_at(dossier, seq);
            batch.expected = seq;
            batch.command = CommandId{};
            batch.records.clear();
        }
    }

    void move_rows() {
        Batch batch;
        must(
            from_.each_row([&](SealedRow const& row) {
                batch.put.push_back(row);
                if (batch.put.size() < rows_together) { return; }
                commit(batch);
                batch.put.clear();
            }),
            "reading rows"
        );
        commit(batch);
    }

    Store& from_;
    Store& to_;
    std::map<DossierId, Commands> commands_;
    Commands apart_;
};

bool same(WrappedKey const& one, WrappedKey const& other) {
    return one.id == other.id && one.dossier == other.dossier && one.compartment == other.compartment &&
           one.wrapped == other.wrapped;
}

/// True when the key was destroyed long ago.
bool move_key(std::string const& id, KeyShelf& from, KeyShelf& to) {
    if (auto const key = must(from.by_id(id), "reading keys")) {
        must(to.add(*key), "writing keys");
        auto const there = must(to.by_id(id), "reading keys");
        if (!there || !same(*there, *key)) { throw Hindrance{"a key is not the same on the other side"}; }
        return false;
    }
    auto const stone = must(from.tombstone(id), "reading keys");
    if (!stone) { throw Hindrance{"a key is missing: run rondom verify first"}; }
    must(to.destroy(*stone), "writing keys");
    auto const there = must(to.tombstone(id), "reading keys");
    if (!there || there->proof != stone->proof) { throw Hindrance{"a forgotten key is not forgotten there"}; }
    return true;
}

void begin_keys(KeyShelf& from, KeyShelf& to) {
    auto const check = must(from.check_value(), "reading keys");
    if (!check) { throw Hindrance{"there is no keystore of a region to move"}; }
    if (must(to.check_value(), "reading keys")) { throw Hindrance{"the other keystore is not empty"}; }
    must(to.set_check_value(*check), "writing keys");
}

void must_be_empty(Store& store) {
    auto const there = contents_of(store);
    if (there.dossiers + there.rows.count() + there.commands.count() > 0) {
        throw Hindrance{"the other store is not empty"};
    }
}

Moved moved(Store& from, Contents const& before, Store& to) {
    Move{from, to}.run();
    auto const after = contents_of(to);
    auto const same = after.dossiers == before.dossiers && after.entries == before.entries &&
                      after.rows == before.rows && after.commands == before.commands;
    if (!same) { throw Hindrance{"what arrived is not what was sent; do not use it"}; }
    return {
        .dossiers = after.dossiers,
        .entries = after.entries.count(),
        .rows = after.rows.count(),
        .commands = after.commands.count(),
        .keys = before.key_ids.size()};
}

Moved moved(Store& from, KeyShelf& from_keys, Store& to, KeyShelf& to_keys) {
    must_be_empty(to);
    // Keys first: an entry without its key is no entry.
    auto const before = contents_of(from);
    begin_keys(from_keys, to_keys);
    std::size_t forgotten = 0;
    for (auto const& id : before.key_ids) {
        forgotten += move_key(id, from_keys, to_keys) ? 1U : 0U;
    }
    auto done = moved(from, before, to);
    done.forgotten = forgotten;
    return done;
}

}  // namespace

tl::expected<Moved, std::string> move_region(Store& from, KeyShelf& from_keys, Store& to, KeyShelf& to_keys) {
    try {
        return moved(from, from_keys, to, to_keys);
    } catch (Hindrance const& hindrance) { return tl::unexpected{hindrance.what}; }
}

tl::expected<Moved, std::string> move_contents(Store& from, Store& to) {
    try {
        must_be_empty(to);
        return moved(from, contents_of(from), to);
    } catch (Hindrance const& hindrance) { return tl::unexpected{hindrance.what}; }
}

}  // namespace rondom::journal
