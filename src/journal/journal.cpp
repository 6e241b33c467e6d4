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
    /// `at_least` is how far the dossier went before reading began.
    Reading(Keystore& keystore, std::int64_t at_least)
        : keystore_{keystore}, keys_{keystore}, at_least_{at_least} {
        memory_.entries.reserve(static_cast<std::size_t>(at_least));
    }

    /// False as soon as there is trouble.
    bool take(RecordView const& record) {
        if (record.seq != ++last_) { return stop(Trouble::damaged); }
        auto const& key = keys_.key(record.key_id);
        if (!key) { return key.error() == Trouble::forgotten ? forget(record) : stop(key.error()); }
        auto entry = opener_.open(record, *key);
        if (!entry) { return stop(Trouble::damaged); }
        memory_.entries.push_back(std::move(*entry));
        return true;
    }

    [[nodiscard]] tl::expected<Memory, Trouble> result() && {
        if (last_ < at_least_) { stop(Trouble::damaged); }
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
    std::int64_t at_least_;
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

    [[nodiscard]] bool only_forgotten_after(std::int64_t seq, DossierId const& dossier) const {
        auto all = true;
        auto const seen = store.each_record(dossier, [&](RecordView const& record) {
            if (record.seq > seq) { all = keystore.forgotten_compartment(record.key_id).has_value(); }
            return all;
        });
        return seen && all;
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

    /// Seals the entries of `change` into `batch`, chained to `head`, and moves the head along.
    [[nodiscard]] tl::expected<void, Trouble> add_entries(Change const& change, Head head, Batch& batch)
        const {
        if (change.entries.empty()) { return {}; }
        for (auto const& entry : change.entries) {
            auto const key = keystore.key_for(change.dossier, entry.compartment);
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
        batch.put.push_back(seal_row(head_row(change.dossier, head), row_key));
        return {};
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
    Reading reading{inside_->keystore, head->seq};
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

    auto const head = inside_->head(change.dossier);
    if (!head) { return tl::unexpected{head.error()}; }
    if (head->seq < change.expected) { return tl::unexpected{Trouble::damaged}; }
    if (head->seq > change.expected && !inside_->only_forgotten_after(change.expected, change.dossier)) {
        return inside_->second(change.command);
    }
    batch.expected = head->seq;
    return inside_->add_entries(change, *head, batch).and_then([&] { return inside_->store.commit(batch); });
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
