#include "journal/memory_store.hpp"

#include <algorithm>
#include <mutex>

namespace rondom::journal {

namespace {

using Reading = std::shared_lock<std::shared_mutex>;
using Writing = std::unique_lock<std::shared_mutex>;

}  // namespace

tl::expected<void, Trouble> MemoryStore::each_record(DossierId const& dossier, RecordVisitor const& visit) {
    Reading const lock{mutex_};
    auto const found = records_.find(dossier);
    if (found == records_.end()) { return {}; }
    for (auto const& record : found->second) {
        if (!visit(view_of(record))) { break; }
    }
    return {};
}

tl::expected<Committed, Trouble> MemoryStore::commit(Batch const& batch) {
    Writing const lock{mutex_};
    if (auto const before = known(batch.command)) { return Committed{.seq = before->seq, .repeated = true}; }
    if (!std::ranges::all_of(batch.must_exist, [&](auto const& key) { return rows_.contains(key); })) {
        return tl::unexpected{Trouble::gone};
    }
    auto seq = batch.dossier.empty() ? 0 : last_seq(batch.dossier);
    if (!batch.dossier.empty() && seq != batch.expected) {
        return tl::unexpected{Trouble::somebody_was_first};
    }

    for (auto const& record : batch.records) {
        records_[batch.dossier].push_back(record);
        seq = record.seq;
    }
    write_rows(batch);
    if (!batch.command.empty()) {
        auto const dossier = batch.records.empty() ? DossierId{} : batch.dossier;
        commands_[batch.command] = {.command = batch.command, .dossier = dossier, .seq = seq};
    }
    return Committed{.seq = seq, .repeated = false};
}

void MemoryStore::write_rows(Batch const& batch) {
    for (auto const& each : batch.clear) {
        clear(each);
    }
    for (auto const& each : batch.erase) {
        erase(each);
    }
    for (auto const& each : batch.put) {
        put(each);
    }
}

std::optional<CommandRecord> MemoryStore::known(CommandId const& command) const {
    auto const found = commands_.find(command);
    if (command.empty() || found == commands_.end()) { return std::nullopt; }
    return found->second;
}

std::int64_t MemoryStore::last_seq(DossierId const& dossier) const {
    auto const found = records_.find(dossier);
    return found == records_.end() || found->second.empty() ? 0 : found->second.back().seq;
}

void MemoryStore::clear(Owned const& owned) {
    auto const found = owned_.find({owned.owner, owned.collection});
    if (found == owned_.end()) { return; }
    for (auto const& key : found->second) {
        rows_.erase(key);
    }
    owned_.erase(found);
}

void MemoryStore::erase(RowKey const& key) {
    auto const found = rows_.find(key);
    if (found == rows_.end()) { return; }
    owned_[{found->second.owner, key.collection}].erase(key);
    rows_.erase(found);
}

void MemoryStore::put(SealedRow const& row) {
    erase(row.key);
    rows_[row.key] = {.owner = row.owner, .sealed = row.sealed};
    owned_[{row.owner, row.key.collection}].insert(row.key);
}

tl::expected<std::optional<CommandRecord>, Trouble> MemoryStore::committed(CommandId const& command) {
    Reading const lock{mutex_};
    return known(command);
}

tl::expected<std::optional<SealedRow>, Trouble> MemoryStore::row(RowKey const& key) {
    Reading const lock{mutex_};
    auto const found = rows_.find(key);
    if (found == rows_.end()) { return std::nullopt; }
    return SealedRow{.key = key, .owner = found->second.owner, .sealed = found->second.sealed};
}

tl::expected<std::vector<SealedRow>, Trouble> MemoryStore::rows(Range const& range) {
    Reading const lock{mutex_};
    std::vector<SealedRow> found;
    auto each = rows_.lower_bound({range.collection, range.key, range.from});
    for (; each != rows_.end(); ++each) {
        auto const& [key, kept] = *each;
        if (key.collection != range.collection || key.key != range.key) { break; }
        if (!range.to.empty() && key.sort >= range.to) { break; }
        if (!range.latest_first && found.size() == range.limit) { break; }
        found.push_back({.key = key, .owner = kept.owner, .sealed = kept.sealed});
    }
    if (range.latest_first) { std::ranges::reverse(found); }
    if (found.size() > range.limit) { found.resize(range.limit); }
    return found;
}

tl::expected<std::vector<DossierId>, Trouble> MemoryStore::dossiers() {
    Reading const lock{mutex_};
    std::vector<DossierId> found;
    for (auto const& [dossier, records] : records_) {
        found.push_back(dossier);
    }
    return found;
}

tl::expected<void, Trouble> MemoryStore::each_command(std::function<void(CommandRecord const&)> const& visit
) {
    Reading const lock{mutex_};
    for (auto const& [id, command] : commands_) {
        visit(command);
    }
    return {};
}

tl::expected<void, Trouble> MemoryStore::each_row(std::function<void(SealedRow const&)> const& visit) {
    Reading const lock{mutex_};
    for (auto const& [key, kept] : rows_) {
        visit({.key = key, .owner = kept.owner, .sealed = kept.sealed});
    }
    return {};
}

}  // namespace rondom::journal
