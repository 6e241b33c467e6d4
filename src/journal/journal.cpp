#include "journal/journal.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include <sodium.h>

#include "journal/keystore.hpp"
#include "journal/sealing.hpp"
#include "journal/secret.hpp"

namespace rondom::journal {

namespace {

bool is_head(std::string_view collection) { return collection == head_collection; }

/// The head rows are the journal's own.
bool leaves_heads_alone(Change const& change) {
    auto const collection_is_head = [](auto const& each) { return is_head(each.collection); };
    return std::ranges::none_of(change.clear, collection_is_head) &&
           std::ranges::none_of(change.erase, collection_is_head) &&
           std::ranges::none_of(change.put, [](Row const& row) { return is_head(row.key.collection); });
}

/// The data keys of one dossier while it is read: each is looked up once.
class KeysAtHand {
public:
    explicit KeysAtHand(Keystore& keystore) : keystore_{keystore} {}

    tl::expected<Secret, Trouble> const& key(std::string_view id) {
        auto const found = std::ranges::find(keys_, id, &std::pair<std::string, Found>::first);
        if (found != keys_.end()) { return found->second; }
        return keys_.emplace_back(std::string{id}, keystore_.key(id)).second;
    }

private:
    using Found = tl::expected<Secret, Trouble>;
    Keystore& keystore_;
    std::vector<std::pair<std::string, Found>> keys_;
};

/// Reads the records of one dossier one after the other.
class Reading {
public:
    /// `head` tells how far the dossier went before reading began, and which keys are to open nothing any
    /// more: another process may have destroyed a key that this one still remembers.
    Reading(Keystore& keystore, Head head) : keystore_{keystore}, keys_{keystore}, head_{std::move(head)} {
        memory_.entries.reserve(static_cast<std::size_t>(head_.seq));
        for (auto const& each : head_.destroyed) {
            keystore_.let_go(each.id);
        }
    }

    /// False as soon as there is trouble.
    bool take(RecordView const& record) {
        if (record.seq != ++last_) { return stop(Trouble::damaged); }
        if (auto const* gone = head_.find_destroyed(record.key_id)) {
            memory_.forgotten.push_back({.seq = record.seq, .compartment = gone->compartment});
            return true;
        }
        auto const& key = keys_.key(record.key_id);
        if (!key) { return key.error() == Trouble::forgotten ? forget(record) : stop(key.error()); }
        auto entry = opener_.open(record, *key);
        if (!entry) { return stop(Trouble::damaged); }
        memory_.entries.push_back(std::move(*entry));
        return true;
    }

    [[nodiscard]] tl::expected<Memory, Trouble> result() && {
        if (last_ < head_.seq) { stop(Trouble::damaged); }
        if (trouble_) { return tl::unexpected{*trouble_}; }
        return std::move(memory_);
    }

private:
    bool forget(RecordView const& record) {
        auto const compartment = keystore_.forgotten_compartment(record.key_id);
        if (!compartment) { return stop(compartment.error()); }
        memory_.forgotten.push_back({.seq = record.seq, .compartment = *compartment});
        return true;
    }

    bool stop(Trouble trouble) {
        if (!trouble_) { trouble_ = trouble; }
        return false;
    }

    Keystore& keystore_;
    KeysAtHand keys_;
    Opener opener_;
    Memory memory_;
    Head head_;
    std::int64_t last_ = 0;
    std::optional<Trouble> trouble_;
};

}  // namespace

struct Journal::Inside {
    Inside(Store& with, Keystore& keys, RegionKey const& key)
        : store{with}, keystore{keys}, row_key{derived_key(key, Purpose::seal_rows)} {}

    [[nodiscard]] tl::expected<std::optional<Row>, Trouble> row(RowKey const& key) const {
        auto const found = store.row(key);
        if (!found) { return tl::unexpected{found.error()}; }
        if (!*found) { return std::nullopt; }
        auto row = open_row(**found, row_key);
        if (!row) { return tl::unexpected{Trouble::damaged}; }
        return row;
    }

    [[nodiscard]] tl::expected<Head, Trouble> head(DossierId const& dossier) const {
        auto const found = row(head_key(dossier));
        if (!found) { return tl::unexpected{found.error()}; }
        if (!*found) { return Head{}; }
        auto const head = head_of(**found);
        if (!head) { return tl::unexpected{Trouble::damaged}; }
        return *head;
    }

    [[nodiscard]] tl::expected<std::optional<Committed>, Trouble> committed(CommandId const& command) const {
        auto const found = store.committed(command);
        if (!found) { return tl::unexpected{found.error()}; }
        if (!*found) { return std::nullopt; }
        return Committed{.seq = (*found)->seq, .repeated = true};
    }

    /// What the writer is told who comes with a command that happened before, or after somebody else.
    [[nodiscard]] tl::expected<Committed, Trouble> second(CommandId const& command) const {
        if (command.empty()) { return tl::unexpected{Trouble::somebody_was_first}; }
        auto const before = committed(command);
        if (!before) { return tl::unexpected{before.error()}; }
        if (!*before) { return tl::unexpected{Trouble::somebody_was_first}; }
        return **before;
    }

    [[nodiscard]] bool only_forgotten_after(std::int64_t seq, DossierId const& dossier, Head const& head)
        const {
        auto all = true;
        auto const seen = store.each_record(dossier, [&](RecordView const& record) {
            if (record.seq > seq) {
                all = head.find_destroyed(record.key_id) != nullptr ||
                      keystore.forgotten_compartment(record.key_id).has_value();
            }
            return all;
        });
        return seen && all;
    }

    /// The head that this change builds on.
    [[nodiscard]] tl::expected<Head, Trouble> head_for(Change const& change) const {
        auto found = head(change.dossier);
        if (!found) { return found; }
        if (found->seq < change.expected) { return tl::unexpected{Trouble::damaged}; }
        if (found->seq > change.expected && !only_forgotten_after(change.expected, change.dossier, *found)) {
            return tl::unexpected{Trouble::somebody_was_first};
        }
        return found;
    }

    /// The key for a new entry. What is to be forgotten may still be at hand here, or on the shelf when
    /// whoever forgets was interrupted: then that is done first.
    [[nodiscard]] tl::expected<DataKey, Trouble> key_for(
        DossierId const& dossier, Compartment compartment, Head const& head
    ) const {
        auto key = keystore.key_for(dossier, compartment);
        if (!key || head.find_destroyed(key->id) == nullptr) { return key; }
        auto const destroyed = keystore.destroy(key->id);
        if (!destroyed) { return tl::unexpected{destroyed.error()}; }
        return keystore.key_for(dossier, compartment);
    }

    /// The batch for `change`, still without its entries.
    [[nodiscard]] Batch sealed_rows(Change const& change) const {
        Batch batch{
            .dossier = change.dossier,
            .expected = change.expected,
            .command = change.command,
            .records = {},
            .clear = change.clear,
            .erase = change.erase,
            .put = {},
            .must_exist = change.must_exist};
        for (auto const& row : change.put) {
            batch.put.push_back(seal_row(row, row_key));
        }
        return batch;
    }

    /// Seals the entries of `change` into `batch`, chained to `head`, and moves the head along. From there on
    /// the keys in `destroyed` open nothing any more.
    [[nodiscard]] tl::expected<void, Trouble> add_entries(
        Change const& change, Head head, Batch& batch, std::vector<DestroyedKey> const& destroyed = {}
    ) const {
        if (change.entries.empty()) { return {}; }
        for (auto const& entry : change.entries) {
            auto const key = key_for(change.dossier, entry.compartment, head);
            if (!key) { return tl::unexpected{key.error()}; }
            auto const last = &entry == &change.entries.back();
            Record record{
                .dossier = change.dossier,
                .seq = ++head.seq,
                .at = entry.at,
                .key_id = key->id,
                .version = entry_version,
                .sealed = {},
                .link = {}};
            seal_entry(record, entry, last ? change.command : CommandId{}, key->secret);
            record.link = link_of(head.link, view_of(record));
            head.link = record.link;
            batch.records.push_back(std::move(record));
        }
        head.destroyed.insert(head.destroyed.end(), destroyed.begin(), destroyed.end());
        batch.put.push_back(seal_row(head_row(change.dossier, head), row_key));
        return {};
    }

    /// The keys of these compartments of a dossier.
    [[nodiscard]] tl::expected<std::vector<DestroyedKey>, Trouble> keys_of(
        DossierId const& dossier, std::vector<Compartment> const& what, Head const& head
    ) const {
        std::vector<DestroyedKey> keys;
        for (auto const compartment : what) {
            auto id = keystore.current_id(dossier, compartment);
            if (!id) { return tl::unexpected{id.error()}; }
            if (*id && head.find_destroyed(**id) == nullptr) {
                keys.push_back({.id = std::move(**id), .compartment = compartment});
            }
        }
        return keys;
    }

    /// Also what was destroyed before: then this only gives the proof.
    [[nodiscard]] tl::expected<std::vector<Tombstone>, Trouble> destroy(std::vector<DestroyedKey> const& keys
    ) const {
        std::vector<Tombstone> stones;
        for (auto const& each : keys) {
            auto stone = keystore.destroy(each.id);
            if (!stone) { return tl::unexpected{stone.error()}; }
            stones.push_back(std::move(*stone));
        }
        return stones;
    }

    Store& store;
    Keystore& keystore;
    Secret row_key;
};

Journal::Journal(Store& store, Keystore& keystore, RegionKey const& key)
    : inside_{std::make_unique<Inside>(store, keystore, key)} {}

Journal::~Journal() = default;

tl::expected<Memory, Trouble> Journal::recall(DossierId const& dossier) const {
    // The head first: a dossier that grows meanwhile is longer than its head said, never shorter.
    auto const head = inside_->head(dossier);
    if (!head) { return tl::unexpected{head.error()}; }
    Reading reading{inside_->keystore, *head};
    auto const seen =
        inside_->store.each_record(dossier, [&](RecordView const& record) { return reading.take(record); });
    if (!seen) { return tl::unexpected{seen.error()}; }
    return std::move(reading).result();
}

tl::expected<std::vector<Entry>, Trouble> Journal::read(DossierId const& dossier) const {
    auto memory = recall(dossier);
    if (!memory) { return tl::unexpected{memory.error()}; }
    return std::move(memory->entries);
}

tl::expected<Committed, Trouble> Journal::commit(Change const& change) {
    assert(change.entries.empty() || !change.dossier.empty());
    assert(leaves_heads_alone(change));
    auto batch = inside_->sealed_rows(change);
    if (change.dossier.empty()) { return inside_->store.commit(batch); }

    auto const head = inside_->head_for(change);
    if (!head && head.error() == Trouble::somebody_was_first) { return inside_->second(change.command); }
    if (!head) { return tl::unexpected{head.error()}; }
    batch.expected = head->seq;
    return inside_->add_entries(change, *head, batch).and_then([&] { return inside_->store.commit(batch); });
}

tl::expected<std::vector<Tombstone>, Trouble> Journal::forget(
    Change const& change, std::vector<Compartment> const& what
) {
    assert(!change.entries.empty() && !change.dossier.empty());
    assert(leaves_heads_alone(change));
    auto const head = inside_->head_for(change);
    if (!head) { return tl::unexpected{head.error()}; }
    auto const keys = inside_->keys_of(change.dossier, what, *head);
    if (!keys) { return tl::unexpected{keys.error()}; }
    auto batch = inside_->sealed_rows(change);
    batch.expected = head->seq;
    auto const committed = inside_->add_entries(change, *head, batch, *keys).and_then([&] {
        return inside_->store.commit(batch);
    });
    if (!committed) { return tl::unexpected{committed.error()}; }
    return committed->repeated ? finish_forgetting(change.dossier) : inside_->destroy(*keys);
}

tl::expected<std::vector<Tombstone>, Trouble> Journal::finish_forgetting(DossierId const& dossier) {
    auto const head = inside_->head(dossier);
    if (!head) { return tl::unexpected{head.error()}; }
    std::vector<DestroyedKey> left;
    for (auto const& each : head->destroyed) {
        auto const there = inside_->keystore.has(each.id);
        if (!there) { return tl::unexpected{there.error()}; }
        if (*there) { left.push_back(each); }
    }
    return inside_->destroy(left);
}

tl::expected<std::vector<Tombstone>, Trouble> Journal::forgotten(DossierId const& dossier) const {
    return inside_->head(dossier).and_then([&](Head const& head) { return inside_->destroy(head.destroyed); }
    );
}

tl::expected<std::optional<Committed>, Trouble> Journal::committed(CommandId const& command) const {
    return inside_->committed(command);
}

tl::expected<std::vector<DossierId>, Trouble> Journal::dossiers() const { return inside_->store.dossiers(); }

tl::expected<std::vector<RowKey>, Trouble> Journal::keys(std::string_view collection) const {
    std::vector<RowKey> keys;
    auto const seen = inside_->store.each_row([&](SealedRow const& row) {
        if (row.key.collection == collection) { keys.push_back(row.key); }
    });
    if (!seen) { return tl::unexpected{seen.error()}; }
    return keys;
}

tl::expected<std::optional<Row>, Trouble> Journal::row(RowKey const& key) const { return inside_->row(key); }

tl::expected<std::vector<Row>, Trouble> Journal::rows(Range const& range) const {
    auto const found = inside_->store.rows(range);
    if (!found) { return tl::unexpected{found.error()}; }
    std::vector<Row> rows;
    rows.reserve(found->size());
    for (auto const& each : *found) {
        auto row = open_row(each, inside_->row_key);
        if (!row) { return tl::unexpected{Trouble::damaged}; }
        rows.push_back(std::move(*row));
    }
    return rows;
}

tl::expected<std::size_t, Trouble> Journal::count(std::string_view collection, std::string_view key) const {
    return inside_->store.count(collection, key);
}

}  // namespace rondom::journal
