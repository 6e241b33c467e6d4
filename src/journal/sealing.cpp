#include "journal/sealing.hpp"

#include <algorithm>
#include <array>

#include <sodium.h>

#include "journal/bytes.hpp"
#include "journal/seal.hpp"

namespace rondom::journal {

namespace {

/// Lengths tell something too: a long note is no tick in a box (architecture.md 4). Whole blocks of 256 also
/// open twice as fast as what lies between: the cipher then works on four or eight blocks at once
/// (docs/decisions/0005).
constexpr std::size_t entry_step = 256;
constexpr std::size_t row_step = 64;

void write_header(std::string& out, RecordView const& record) {
    BytesOut{out}
        .text("rondom entry")
        .text(record.dossier)
        .number(static_cast<std::uint64_t>(record.seq))
        .number(static_cast<std::uint64_t>(record.at.time_since_epoch().count()))
        .text(record.key_id)
        .number(static_cast<std::uint64_t>(record.version));
}

void write_place(std::string& out, RowKey const& key, std::string_view owner) {
    BytesOut{out}.text("rondom row").text(key.collection).text(key.key).text(key.sort).text(owner);
}

void write_entry(std::string& out, Entry const& entry, CommandId const& command) {
    BytesOut bytes{out};
    bytes.text(entry.kind)
        .text(name_of(entry.category))
        .text(name_of(entry.compartment))
        .text(name_of(entry.owner))
        .text(entry.by.text())
        .text(name_of(entry.role))
        .text(entry.profile)
        .text(command.text())
        .number(entry.only.size());
    for (auto const& person : entry.only) {
        bytes.text(person.text());
    }
    bytes.text(entry.body);
}

/// Reads an enumeration by its name, so that storage does not depend on the order in the code.
template <Named Enum>
bool read_name(BytesIn& bytes, Enum& value) {
    auto const found = named<Enum>(bytes.text());
    value = found.value_or(Enum{});
    return found.has_value();
}

/// Gives the command beside the entry; nothing when this is not what `write_entry` wrote.
std::optional<std::string_view> read_entry(std::string_view plain, Entry& entry) {
    BytesIn bytes{plain};
    entry.kind = bytes.text();
    bool known = read_name(bytes, entry.category);
    known = read_name(bytes, entry.compartment) && known;
    known = read_name(bytes, entry.owner) && known;
    entry.by = PersonId{std::string{bytes.text()}};
    known = read_name(bytes, entry.role) && known;
    entry.profile = bytes.text();
    auto const command = bytes.text();
    for (auto people = bytes.number(); people > 0 && bytes.fine(); --people) {
        entry.only.emplace_back(std::string{bytes.text()});
    }
    entry.body = bytes.text();
    if (!known || !bytes.fine()) { return std::nullopt; }
    return command;
}

void add(crypto_generichash_state& state, std::string_view text) {
    crypto_generichash_update(&state, bytes_of(text), text.size());
}

}  // namespace

std::string const& first_link() {
    static std::string const link(32, '\0');
    return link;
}

std::string link_of(std::string_view previous, RecordView const& record) {
    std::string header;
    write_header(header, record);
    crypto_generichash_state state;
    std::string link(32, '\0');
    crypto_generichash_init(&state, nullptr, 0, link.size());
    add(state, previous);
    add(state, header);
    add(state, record.sealed);
    crypto_generichash_final(&state, bytes_of(link.data()), link.size());
    return link;
}

void seal_entry(Record& record, Entry const& entry, CommandId const& command, Secret const& key) {
    std::string header;
    write_header(header, view_of(record));
    std::string plain;
    write_entry(plain, entry, command);
    record.sealed = sealed(plain, entry_step, header, key);
}

Opener::~Opener() { sodium_memzero(plain_.data(), plain_.size()); }

std::optional<Entry> Opener::open(RecordView const& record, Secret const& key) {
    if (record.version != entry_version) { return std::nullopt; }
    write_header(header_, record);
    if (!opened(plain_, record.sealed, header_, key)) { return std::nullopt; }
    Entry entry;
    entry.seq = record.seq;
    entry.at = record.at;
    auto const command = read_entry(plain_, entry);
    if (!command) { return std::nullopt; }
    command_ = *command;
    return entry;
}

SealedRow seal_row(Row const& row, Secret const& key) {
    std::string place;
    write_place(place, row.key, row.owner);
    std::string plain;
    BytesOut{plain}.text(row.content);
    return {.key = row.key, .owner = row.owner, .sealed = sealed(plain, row_step, place, key)};
}

std::optional<Row> open_row(SealedRow const& row, Secret const& key) {
    std::string place;
    write_place(place, row.key, row.owner);
    std::string plain;
    if (!opened(plain, row.sealed, place, key)) { return std::nullopt; }
    BytesIn bytes{plain};
    Row found{.key = row.key, .owner = row.owner, .content = std::string{bytes.text()}};
    if (!bytes.fine()) { return std::nullopt; }
    return found;
}

DestroyedKey const* Head::find_destroyed(std::string_view key_id) const {
    auto const found = std::ranges::find(destroyed, key_id, &DestroyedKey::id);
    return found != destroyed.end() ? &*found : nullptr;
}

RowKey head_key(DossierId const& dossier) {
    return {.collection = std::string{head_collection}, .key = dossier.text(), .sort = {}};
}

Row head_row(DossierId const& dossier, Head const& head) {
    Row row{.key = head_key(dossier), .owner = dossier.text(), .content = {}};
    BytesOut bytes{row.content};
    bytes.number(static_cast<std::uint64_t>(head.seq)).text(head.link);
    for (auto const& each : head.destroyed) {
        bytes.text(each.id).text(name_of(each.compartment));
    }
    return row;
}

std::optional<Head> head_of(Row const& row) {
    BytesIn bytes{row.content};
    Head head;
    head.seq = static_cast<std::int64_t>(bytes.number());
    head.link = bytes.text();
    bool known = true;
    while (bytes.fine() && !bytes.at_end()) {
        auto& each = head.destroyed.emplace_back();
        each.id = bytes.text();
        known = read_name(bytes, each.compartment) && known;
    }
    if (!known || !bytes.fine()) { return std::nullopt; }
    return head;
}

}  // namespace rondom::journal
