#include "journal/shipping.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <set>
#include <system_error>
#include <utility>

#include <fmt/core.h>

#include "journal/durable_file.hpp"
#include "journal/hindrance.hpp"
#include "journal/picture.hpp"
#include "journal/sealing.hpp"
#include "journal/sqlite_keystore.hpp"
#include "journal/storage.hpp"

namespace rondom::journal {

namespace {

namespace fs = std::filesystem;

/// When the differences are as large as what they began with, everything is shipped anew and what came before
/// goes; but not for less than this.
constexpr std::size_t least_before_whole = std::size_t{16} * 1024 * 1024;

/// Lists of before stand in the segments that they were shipped in; what is forgotten is gone from everywhere
/// in 35 days (0014).
constexpr std::chrono::hours longest_before_whole = std::chrono::days{30};

tl::expected<void, std::string> check_places(ShippingPlaces const& places) {
    for (auto const& each : {places.segments, places.keys}) {
        if (!fs::is_directory(each)) {
            return tl::unexpected{fmt::format("there is no directory {0}: mkdir -m 0700 {0}", each.string())};
        }
    }
    std::error_code none;
    if (fs::equivalent(places.segments, places.keys, none)) {
        return tl::unexpected{
            std::string{"entries and keys go to different directories, with different lives"}};
    }
    return {};
}

/// The keystore over there, which belongs to the same region.
tl::expected<std::unique_ptr<KeyShelf>, std::string> open_copies(
    fs::path const& directory, std::string const& region
) {
    auto copies = open_key_shelf((directory / keys_file).string());
    if (!copies) { return copies; }
    auto const there = (*copies)->check_value();
    auto const same = there && (!*there || **there == region);
    if (!same) { return tl::unexpected{directory.string() + ": another region is shipped there"}; }
    if (!*there && !(*copies)->set_check_value(region)) {
        return tl::unexpected{directory.string() + " cannot be written"};
    }
    return copies;
}

}  // namespace

tl::expected<Shipper, std::string> Shipper::open(KeyShelf& keys, ShippingPlaces const& places) {
    if (auto fine = check_places(places); !fine) { return tl::unexpected{fine.error()}; }
    auto const region = keys.check_value();
    if (!region || !*region) {
        return tl::unexpected{std::string{"there is no keystore of a region to ship"}};
    }
    auto copies = open_copies(places.keys, **region);
    if (!copies) { return tl::unexpected{copies.error()}; }
    Shipper shipper{places, **region, std::move(*copies)};
    auto ours = true;
    auto const read =
        each_segment(places.segments, [&](Segment& segment, std::string const& hash, std::size_t size) {
            ours = ours && segment.region == **region;
            shipper.remember(segment, hash, size);
        });
    if (!read) { return tl::unexpected{read.error()}; }
    if (!ours) { return tl::unexpected{places.segments.string() + ": another region is shipped there"}; }
    return shipper;
}

void Shipper::remember(Segment const& segment, std::string const& hash, std::size_t size) {
    if (segment.whole) {
        index_ = {};
        index_.whole = segment.number;
        index_.whole_bytes = size;
    } else {
        index_.bytes_since += size;
    }
    for (auto const& row : segment.put) {
        index_.holds.has(row);
    }
    for (auto const& key : segment.erase) {
        index_.holds.lost(key);
    }
    for (auto const& record : segment.records) {
        index_.holds.has(view_of(record));
    }
    for (auto const& each : segment.commands) {
        index_.holds.has(each);
    }
    index_.number = segment.number;
    index_.hash = hash;
}

/// What this dossier has that was not shipped.
void Shipper::take_entries(DossierId const& dossier, Store& store, Segment& segment) const {
    auto const last = index_.holds.last(dossier);
    for (auto& record : must(store.records(dossier), "reading entries")) {
        if (record.seq > last) { segment.records.push_back(std::move(record)); }
    }
}

Segment Shipper::difference(Store& store) {
    Segment segment;
    std::set<DossierId> grown;
    auto const put = [&](SealedRow const& row) {
        // Every commit that adds entries rewrites the dossier's head.
        if (row.key.collection == head_collection) { grown.emplace(row.key.key); }
        segment.put.push_back(row);
    };
    index_.holds.compare(
        store,
        {.put = put,
         .erase = [&](RowKey const& key) { segment.erase.push_back(key); },
         .command = [&](CommandRecord const& each) { segment.commands.push_back(each); }}
    );
    for (auto const& dossier : grown) {
        take_entries(dossier, store, segment);
    }
    return segment;
}

/// A key that is not over there yet. Nothing when it is, or when it was destroyed: then it is over there too.
std::optional<WrappedKey> Shipper::follow(std::string const& id, KeyShelf& keys) {
    if (auto key = must(keys.by_id(id), "reading keys")) {
        if (copied_.contains(id)) { return std::nullopt; }
        if (!must(copies_->by_id(id), "reading shipped keys")) { return key; }
        copied_.insert(id);
        return std::nullopt;
    }
    auto const stone = must(keys.tombstone(id), "reading keys");
    if (!stone) { throw Hindrance{"a key is missing: run rondom verify"}; }
    must(copies_->destroy(*stone), "destroying a shipped key");
    buried_.insert(id);
    return std::nullopt;
}

/// First what was destroyed, then what is new: a compartment has one key.
std::size_t Shipper::ship_keys(Segment const& segment, KeyShelf& keys) {
    auto ids = index_.holds.key_ids();
    for (auto const& record : segment.records) {
        ids.insert(record.key_id);
    }
    auto const before = buried_.size();
    std::vector<WrappedKey> fresh;
    for (auto const& id : ids) {
        if (buried_.contains(id)) { continue; }
        if (auto key = follow(id, keys)) { fresh.push_back(std::move(*key)); }
    }
    for (auto const& key : fresh) {
        must(copies_->add(key), "writing keys");
        copied_.insert(key.id);
    }
    return buried_.size() - before + fresh.size();
}

void Shipper::write(Segment const& segment, std::string const& text) const {
    auto const file = places_.segments / segment_name(segment.number);
    auto const part = fs::path{file}.concat(".part");
    std::error_code error;
    if (!write_durably(part, text)) { throw Hindrance{part.string() + " cannot be written"}; }
    fs::rename(part, file, error);
    if (error || !sync_name(file)) { throw Hindrance{file.string() + " cannot be written"}; }
}

void Shipper::drop_before(std::uint64_t number) const {
    std::error_code none;
    while (number > 1 && fs::remove(places_.segments / segment_name(--number), none)) {}
}

bool Shipper::wants_whole() const {
    if (index_.bytes_since > std::max(index_.whole_bytes, least_before_whole)) { return true; }
    std::error_code none;
    auto const written = fs::last_write_time(places_.segments / segment_name(index_.whole), none);
    return !none && fs::file_time_type::clock::now() - written > longest_before_whole;
}

tl::expected<Shipped, std::string> Shipper::round(Store& store, KeyShelf& keys) {
    try {
        auto const before = index_.number;
        if (wants_whole()) { index_ = {.number = before}; }
        auto segment = difference(store);
        Shipped shipped{.keys = ship_keys(segment, keys)};
        if (segment.empty()) { return shipped; }
        segment.region = region_;
        segment.number = before + 1;
        segment.whole = index_.hash.empty();
        segment.previous = index_.hash;
        auto const text = text_of(segment);
        write(segment, text);
        remember(segment, hash_in(text), text.size());
        if (segment.whole) { drop_before(segment.number); }
        shipped.segment = segment.number;
        shipped.entries = segment.records.size();
        shipped.rows = segment.put.size() + segment.erase.size();
        shipped.bytes = text.size();
        return shipped;
    } catch (Hindrance const& hindrance) { return tl::unexpected{hindrance.what}; }
}

namespace {

class ShippedStore final : public Picture {
public:
    void add(Segment& segment) {
        for (auto& row : segment.put) {
            auto key = row.key;
            rows_.insert_or_assign(std::move(key), std::move(row));
        }
        for (auto const& key : segment.erase) {
            rows_.erase(key);
        }
        for (auto& record : segment.records) {
            records_[record.dossier].push_back(std::move(record));
        }
        for (auto& each : segment.commands) {
            auto id = each.command;
            commands_.insert_or_assign(std::move(id), std::move(each));
        }
    }

    tl::expected<void, Trouble> each_record(DossierId const& dossier, RecordVisitor const& visit) override {
        auto const found = records_.find(dossier);
        if (found == records_.end()) { return {}; }
        for (auto const& record : found->second) {
            if (!visit(view_of(record))) { break; }
        }
        return {};
    }

    tl::expected<std::vector<DossierId>, Trouble> dossiers() override {
        std::vector<DossierId> all;
        for (auto const& [dossier, records] : records_) {
            all.push_back(dossier);
        }
        return all;
    }

    tl::expected<void, Trouble> each_command(std::function<void(CommandRecord const&)> const& visit
    ) override {
        for (auto const& [id, command] : commands_) {
            visit(command);
        }
        return {};
    }

    tl::expected<void, Trouble> each_row(std::function<void(SealedRow const&)> const& visit) override {
        for (auto const& [key, row] : rows_) {
            visit(row);
        }
        return {};
    }

private:
    std::map<RowKey, SealedRow> rows_;
    std::map<DossierId, std::vector<Record>> records_;
    std::map<CommandId, CommandRecord> commands_;
};

}  // namespace

tl::expected<std::unique_ptr<Store>, std::string> shipped_store(fs::path const& segments) {
    auto store = std::make_unique<ShippedStore>();
    auto none = true;
    auto const read = each_segment(segments, [&](Segment& segment, std::string const&, std::size_t) {
        none = false;
        store->add(segment);
    });
    if (!read) { return tl::unexpected{read.error()}; }
    if (none) { return tl::unexpected{fmt::format("{}: there are no segments here", segments.string())}; }
    return store;
}

}  // namespace rondom::journal
