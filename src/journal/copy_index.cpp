#include "journal/copy_index.hpp"

#include <algorithm>
#include <vector>

#include <sodium.h>

#include "journal/bytes.hpp"
#include "journal/hindrance.hpp"
#include "journal/secret.hpp"

namespace rondom::journal {

namespace {

/// Two rows with the same are the same.
std::string hash_of(SealedRow const& row) {
    std::string thing;
    BytesOut{thing}.text(row.owner).text(row.sealed);
    std::string hash(16, '\0');
    crypto_generichash(bytes_of(hash.data()), hash.size(), bytes_of(thing), thing.size(), nullptr, 0);
    return hash;
}

}  // namespace

void CopyIndex::has(SealedRow const& row) {
    rows_.insert_or_assign(row.key, Known{.hash = hash_of(row), .seen = true});
}

void CopyIndex::has(RecordView const& record) {
    last_[DossierId{std::string{record.dossier}}] = record.seq;
    key_ids_.emplace(record.key_id);
}

std::int64_t CopyIndex::last(DossierId const& dossier) const {
    auto const known = last_.find(dossier);
    return known == last_.end() ? 0 : known->second;
}

std::optional<DossierId> CopyIndex::one_that_ends_at(std::int64_t seq) const {
    auto const found = std::ranges::find_if(last_, [&](auto const& each) { return each.second == seq; });
    return found == last_.end() ? std::nullopt : std::optional{found->first};
}

void CopyIndex::compare(Store& store, Difference const& difference) {
    for (auto& [key, known] : rows_) {
        known.seen = false;
    }
    auto const take_row = [&](SealedRow const& row) {
        auto const known = rows_.find(row.key);
        if (known != rows_.end()) {
            known->second.seen = true;
            if (known->second.hash == hash_of(row)) { return; }
        }
        difference.put(row);
    };
    auto const take_command = [&](CommandRecord const& each) {
        if (!commands_.contains(each.command.text())) { difference.command(each); }
    };
    must(store.each_row(take_row), "reading rows");
    std::vector<RowKey> gone;
    for (auto const& [key, known] : rows_) {
        if (!known.seen) { gone.push_back(key); }
    }
    for (auto const& key : gone) {
        difference.erase(key);
    }
    must(store.each_command(take_command), "reading commands");
}

}  // namespace rondom::journal
