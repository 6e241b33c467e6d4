#include "journal/copy.hpp"

#include <algorithm>
#include <utility>

#include "journal/arrival.hpp"
#include "journal/hindrance.hpp"
#include "journal/sealing.hpp"
#include "journal/side_by_side.hpp"

namespace rondom::journal {

namespace {

/// Rows that travel in one transaction.
constexpr std::size_t rows_together = 200;

/// Entries of one dossier that travel in one transaction.
constexpr std::size_t entries_together = 200;

bool same(WrappedKey const& one, WrappedKey const& other) {
    return one.id == other.id && one.dossier == other.dossier && one.compartment == other.compartment &&
           one.wrapped == other.wrapped;
}

}  // namespace

void KeyCopy::bring(std::string const& id, KeyShelf& from) {
    if (alive_.contains(id) || buried_.contains(id)) { return; }
    auto const key = must(from.by_id(id), "reading keys");
    if (!key) { return bury(id, from); }
    must(to_.add(*key), "writing keys");
    if (!same_there(*key)) { throw Hindrance{"a key is not the same on the other side"}; }
    alive_.emplace(id, *key);
}

void KeyCopy::expect(std::string const& id, KeyShelf& from) {
    if (auto const key = must(from.by_id(id), "reading keys")) {
        alive_.emplace(id, *key);
    } else {
        buried_.emplace(id, stone_of(id, from).proof);
    }
}

void KeyCopy::follow(KeyShelf& from) {
    std::vector<std::string> gone;
    for (auto const& [id, key] : alive_) {
        if (!must(from.by_id(id), "reading keys")) { gone.push_back(id); }
    }
    for (auto const& id : gone) {
        alive_.erase(id);
        bury(id, from);
    }
}

void KeyCopy::bury(std::string const& id, KeyShelf& from) {
    auto const stone = stone_of(id, from);
    must(to_.destroy(stone), "writing keys");
    if (!gone_there(id, stone.proof)) { throw Hindrance{"a forgotten key is not forgotten there"}; }
    buried_.emplace(id, stone.proof);
}

Tombstone KeyCopy::stone_of(std::string const& id, KeyShelf& from) {
    auto const stone = must(from.tombstone(id), "reading keys");
    if (!stone) { throw Hindrance{"a key is missing: run rondom verify first"}; }
    return *stone;
}

bool KeyCopy::same_there(WrappedKey const& key) const {
    auto const there = must(to_.by_id(key.id), "reading keys");
    return there && same(*there, key);
}

bool KeyCopy::gone_there(std::string const& id, std::string const& proof) const {
    if (must(to_.by_id(id), "reading keys")) { return false; }
    auto const there = must(to_.tombstone(id), "reading keys");
    return there && there->proof == proof;
}

bool KeyCopy::same_there() const {
    return std::ranges::all_of(alive_, [&](auto const& each) { return same_there(each.second); }) &&
           std::ranges::all_of(buried_, [&](auto const& each) {
               return gone_there(each.first, each.second);
           });
}

Copy::Copy(Store& to, std::vector<RowKey> guard) : to_{to}, guard_{std::move(guard)} {
    auto const take_row = [&](SealedRow const& row) {
        if (!is_arrival_mark(row.key)) { index_.has(row); }
    };
    auto const take_record = [&](RecordView const& record) {
        index_.has(record);
        return true;
    };
    must(to_.each_row(take_row), "reading rows there");
    must(to_.each_command([&](CommandRecord const& each) { index_.has(each); }), "reading commands there");
    auto const dossiers = must(to_.dossiers(), "reading dossiers there");
    for (auto const& dossier : dossiers) {
        must(to_.each_record(dossier, take_record), "reading entries there");
    }
}

Round Copy::round(Store& from, NeedKey const& need_key) {
    round_ = {};
    heads_.clear();
    index_.compare(
        from,
        {.put = [&](SealedRow const& row) { take(row); },
         .erase =
             [&](RowKey const& key) {
                 rows_.erase.push_back(key);
                 index_.lost(key);
             },
         .command =
             [&](CommandRecord const& each) {
                 (each.dossier.empty() ? apart_ : commands_[each.dossier]).emplace(each.seq, each.command);
                 index_.has(each);
             }}
    );
    write_rows();
    SideBySide writing{[this](Batch& batch) { commit(batch); }};
    for (auto const& head : heads_) {
        writing.add(growth_of(head, from, need_key));
    }
    writing.finish();
    write_commands_left();
    return round_;
}

void Copy::take(SealedRow const& row) {
    if (is_arrival_mark(row.key)) { throw Hindrance{"what is there has not all arrived itself"}; }
    if (row.key.collection == head_collection) {
        heads_.push_back(row);
        return;
    }
    rows_.put.push_back(row);
    index_.has(row);
    if (rows_.put.size() >= rows_together) { write_rows(); }
}

void Copy::write_rows() {
    round_.rows += rows_.put.size() + rows_.erase.size();
    if (!rows_.put.empty() || !rows_.erase.empty()) { commit(rows_); }
    rows_ = {};
}

/// What a dossier has more, in the order in which it has to be written.
std::vector<Batch> Copy::growth_of(SealedRow const& head, Store& from, NeedKey const& need_key) {
    DossierId const dossier{head.key.key};
    auto const last = index_.last(dossier);
    auto commands = commands_.extract(dossier);
    auto records = must(from.records(dossier), "reading entries");
    std::erase_if(records, [&](Record const& each) { return each.seq <= last; });
    std::vector<Batch> row;
    Batch batch;
    batch.dossier = dossier;
    batch.expected = last;
    auto const end_batch = [&](std::int64_t seq) {
        row.push_back(std::exchange(batch, {}));
        add_commands_at(dossier, seq, row);
        batch.dossier = dossier;
        batch.expected = seq;
    };
    add_commands_at(dossier, last, row);
    for (auto& record : records) {
        auto const seq = record.seq;
        need_key(record.key_id);
        index_.has(view_of(record));
        batch.records.push_back(std::move(record));
        if (commands) {
            auto const command = commands.mapped().find(seq);
            if (command != commands.mapped().end()) { batch.command = command->second; }
        }
        auto const ends =
            !batch.command.empty() || apart_.contains(seq) || batch.records.size() == entries_together;
        if (ends) { end_batch(seq); }
    }
    // It comes last, so that a dossier of which only a part came over shows.
    if (!batch.records.empty() || row.empty()) { row.push_back(std::move(batch)); }
    row.back().put.push_back(head);
    index_.has(head);
    round_.entries += records.size();
    round_.commands += commands ? commands.mapped().size() : 0;
    ++round_.rows;
    return row;
}

/// Commands that changed rows only remember how far their dossier was, not which one: any dossier that is as
/// far will do.
void Copy::add_commands_at(DossierId const& dossier, std::int64_t seq, std::vector<Batch>& row) {
    auto const [first, last] = apart_.equal_range(seq);
    for (auto each = first; each != last; ++each) {
        Batch batch;
        batch.dossier = dossier;
        batch.expected = seq;
        batch.command = each->second;
        row.push_back(std::move(batch));
        ++round_.commands;
    }
    apart_.erase(first, last);
}

void Copy::write_commands_left() {
    while (!apart_.empty()) {
        auto const seq = apart_.begin()->first;
        auto const dossier = seq == 0 ? DossierId{} : index_.one_that_ends_at(seq);
        if (!dossier) { break; }
        std::vector<Batch> row;
        add_commands_at(*dossier, seq, row);
        SideBySide writing{[this](Batch& batch) { commit(batch); }};
        for (auto& batch : row) {
            writing.add({std::move(batch)});
        }
        writing.finish();
    }
    auto const left = !apart_.empty() || !commands_.empty();
    if (left) { throw Hindrance{"there is a command of a dossier that is not there"}; }
}

void Copy::commit(Batch& batch) {
    batch.must_exist = guard_;
    auto const done = to_.commit(batch);
    if (!done && done.error() == Trouble::gone) { throw Hindrance{taken_over}; }
    must(done, "writing");
}

}  // namespace rondom::journal
