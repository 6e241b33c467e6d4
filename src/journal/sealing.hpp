#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journal/journal.hpp"
#include "journal/secret.hpp"
#include "journal/store.hpp"

namespace rondom::journal {

/// The version of the sealed form of an entry that is written now. Every version ever written stays readable.
inline constexpr std::int64_t entry_version = 1;

/// The link before the first one.
std::string const& first_link();

/// The hash that chains a record to the one before it: BLAKE2b-256 over that link, the header and the sealed
/// bytes. Over ciphertext, so the chain stays whole when a key is destroyed (architecture.md 4).
std::string link_of(std::string_view previous, RecordView const& record);

/// Seals an entry into `record.sealed`, bound to the header that the record has. `command` travels with the
/// last entry of a commit, so that the list of commands can be proved too.
void seal_entry(Record& record, Entry const& entry, CommandId const& command, Secret const& key);

/// Opens entries one after the other, in memory that it uses again and wipes in the end.
class Opener {
public:
    Opener() = default;
    Opener(Opener const&) = delete;
    Opener& operator=(Opener const&) = delete;
    ~Opener();

    /// Nothing when the record is not as it was sealed, or was sealed for another place.
    [[nodiscard]] std::optional<Entry> open(RecordView const& record, Secret const& key);

    /// With which command the entry that was opened last ended a commit; empty when it did not.
    [[nodiscard]] CommandId command() const { return CommandId{std::string{command_}}; }

private:
    std::string header_;
    std::string plain_;
    std::string_view command_;
};

/// Rows are sealed with a key of the region's, bound to where they stand and to their owner.
SealedRow seal_row(Row const& row, Secret const& key);
std::optional<Row> open_row(SealedRow const& row, Secret const& key);

/// A data key that opens nothing any more from the commit on that wrote this, also where it still lies on a
/// shelf or in the memory of a process.
struct DestroyedKey {
    std::string id;
    Compartment compartment{};
};

/// How far a dossier goes, and what of it is forgotten. Kept as a sealed row (collection `head_collection`)
/// that every commit rewrites, so that entries cannot be cut off the end unseen.
struct Head {
    std::int64_t seq = 0;
    std::string link = first_link();
    std::vector<DestroyedKey> destroyed{};

    [[nodiscard]] DestroyedKey const* find_destroyed(std::string_view key_id) const;
};

inline constexpr std::string_view head_collection = "head";

RowKey head_key(DossierId const& dossier);
Row head_row(DossierId const& dossier, Head const& head);
std::optional<Head> head_of(Row const& row);

}  // namespace rondom::journal
