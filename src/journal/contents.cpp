#include "journal/contents.hpp"

#include <sodium.h>

#include "journal/arrival.hpp"
#include "journal/bytes.hpp"
#include "journal/hindrance.hpp"
#include "journal/secret.hpp"

namespace rondom::journal {

namespace {

void write(std::string& thing, SealedRow const& row) {
    auto const& [collection, key, sort] = row.key;
    BytesOut{thing}.text(collection).text(key).text(sort).text(row.owner).text(row.sealed);
}

void write(std::string& thing, CommandRecord const& each) {
    BytesOut{thing}
        .text(each.command.text())
        .text(each.dossier.text())
        .number(static_cast<std::uint64_t>(each.seq));
}

void write(std::string& thing, RecordView const& record) {
    BytesOut{thing}
        .text(record.dossier)
        .number(static_cast<std::uint64_t>(record.seq))
        .number(static_cast<std::uint64_t>(record.at.time_since_epoch().count()))
        .text(record.key_id)
        .number(static_cast<std::uint64_t>(record.version))
        .text(record.sealed)
        .text(record.link);
}

}  // namespace

void Fingerprint::add(std::string_view thing) {
    std::array<unsigned char, 32> hash{};
    crypto_generichash(hash.data(), hash.size(), bytes_of(thing), thing.size(), nullptr, 0);
    sodium_add(sum_.data(), hash.data(), sum_.size());
    ++count_;
}

Contents contents_of(Store& store) {
    Contents contents;
    std::string thing;
    auto const take_row = [&](SealedRow const& row) {
        if (is_arrival_mark(row.key)) { return; }
        write(thing, row);
        contents.rows.add(thing);
    };
    auto const take_command = [&](CommandRecord const& each) {
        write(thing, each);
        contents.commands.add(thing);
    };
    auto const take_record = [&](RecordView const& record) {
        write(thing, record);
        contents.entries.add(thing);
        contents.key_ids.emplace(record.key_id);
        return true;
    };
    must(store.each_row(take_row), "reading rows");
    must(store.each_command(take_command), "reading commands");
    auto const dossiers = must(store.dossiers(), "reading dossiers");
    contents.dossiers = dossiers.size();
    for (auto const& dossier : dossiers) {
        must(store.each_record(dossier, take_record), "reading entries");
    }
    return contents;
}

}  // namespace rondom::journal
