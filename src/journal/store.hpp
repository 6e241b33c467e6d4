#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "domain/day.hpp"
#include "domain/id.hpp"
#include "journal/tally.hpp"

namespace rondom::journal {

/// The region's own key, 32 bytes; it wraps the data keys and never reaches a database.
using RegionKey = std::array<unsigned char, 32>;

/// What can stand between a change and durable storage.
enum class Trouble {
    somebody_was_first,   ///< the dossier has grown since the decision was made: decide again
    gone,                 ///< something that had to exist (a one-use token) does not
    storage_full,         ///< nothing was written; reading goes on
    storage_unavailable,  ///< nothing was written, or it is unknown: ask again with the same command id
    damaged,              ///< an entry does not open or the chain is broken: `rondom verify` says where
    forgotten,            ///< the key was destroyed at the end of the retention period
};

struct Committed {
    std::int64_t seq = 0;   ///< of the dossier's last entry after the commit
    bool repeated = false;  ///< this command had been committed before
};

/// Where a row stands. Readable in storage, like its owner: no secret belongs in it (a token goes by its
/// hash).
struct RowKey {
    std::string collection;  ///< "work", "session" ...
    std::string key;
    std::string sort;

    auto operator<=>(RowKey const&) const = default;
};

struct Owned {
    std::string collection;
    std::string owner;
};

/// Rows of one collection and key with `from <= sort < to` (an empty `to` is no bound).
struct Range {
    std::string collection;
    std::string key;
    std::string from{};
    std::string to{};
    std::size_t limit = 1000;
    bool latest_first = false;
};

/// One sealed entry as storage sees it: everything else is inside `sealed`.
struct Record {
    DossierId dossier;
    std::int64_t seq = 0;
    Moment at{};
    std::string key_id;  ///< which data key opens it; opaque
    std::int64_t version = 1;
    std::string sealed;
    std::string link;  ///< 32 bytes: hash of the previous link, the header and `sealed`
};

/// A record where storage keeps it: valid only during the call that shows it.
struct RecordView {
    std::string_view dossier;
    std::int64_t seq = 0;
    Moment at{};
    std::string_view key_id;
    std::int64_t version = 1;
    std::string_view sealed;
    std::string_view link;
};

inline RecordView view_of(Record const& record) {
    return {
        record.dossier.text(),
        record.seq,
        record.at,
        record.key_id,
        record.version,
        record.sealed,
        record.link};
}

/// Returns false when it has seen enough.
using RecordVisitor = std::function<bool(RecordView const&)>;

struct SealedRow {
    RowKey key;
    std::string owner;
    std::string sealed;
};

/// A change as storage sees it (see `Change`).
struct Batch {
    DossierId dossier;
    std::int64_t expected = 0;
    CommandId command;
    std::vector<Record> records;
    std::vector<Owned> clear;
    std::vector<RowKey> erase;
    std::vector<SealedRow> put;
    std::vector<RowKey> must_exist;
};

/// That a command was committed, and which entry of its dossier was the last one after it.
struct CommandRecord {
    CommandId command;
    DossierId dossier;  ///< that it added entries to; empty: it changed rows only
    std::int64_t seq = 0;
};

/// The port. An adapter keeps sealed bytes and promises: a batch is durable when `commit` returns, all of it
/// or nothing; `seq` has no gaps; a command id is committed once; reads see everything committed before. One
/// contract suite holds every adapter to it.
class Store {
public:
    Store() = default;
    Store(Store const&) = delete;
    Store& operator=(Store const&) = delete;
    virtual ~Store() = default;

    /// Shows the records of one dossier by `seq`, as one consistent snapshot. `visit` does not call the
    /// store.
    [[nodiscard]] virtual tl::expected<void, Trouble> each_record(
        DossierId const& dossier, RecordVisitor const& visit
    ) = 0;

    /// Checks before it writes, in this order: the command is known (`repeated`, however stale `expected`
    /// is), `must_exist`, `expected` (unless the batch has no dossier).
    [[nodiscard]] virtual tl::expected<Committed, Trouble> commit(Batch const& batch) = 0;

    /// What is known of a command that was committed before.
    [[nodiscard]] virtual tl::expected<std::optional<CommandRecord>, Trouble> committed(
        CommandId const& command
    ) = 0;

    [[nodiscard]] virtual tl::expected<std::optional<SealedRow>, Trouble> row(RowKey const& key) = 0;
    [[nodiscard]] virtual tl::expected<std::vector<SealedRow>, Trouble> rows(Range const& range) = 0;

    /// Every dossier there is, for verification and statistics; order does not matter.
    [[nodiscard]] virtual tl::expected<std::vector<DossierId>, Trouble> dossiers() = 0;

    /// Every command and every row, for verification; order does not matter.
    [[nodiscard]] virtual tl::expected<void, Trouble> each_command(
        std::function<void(CommandRecord const&)> const& visit
    ) = 0;
    [[nodiscard]] virtual tl::expected<void, Trouble> each_row(
        std::function<void(SealedRow const&)> const& visit
    ) = 0;

    /// What storage says of its own structure, apart from what is in it.
    [[nodiscard]] virtual bool sound() = 0;

    /// What its writer did until now; nothing where nobody counts. From any thread.
    [[nodiscard]] virtual Tally tally() const noexcept { return {}; }

    /// How many rows of this collection have this key. Nothing is opened, so nothing is proved either.
    /// Counts what `rows` gives, where an adapter knows no quicker way.
    [[nodiscard]] virtual tl::expected<std::size_t, Trouble> count(
        std::string_view collection, std::string_view key
    );

    /// As long as one lives, what its thread reads may be of one moment, that of the first reading; once the
    /// thread commits, of the moment after. What one answer reads costs less so. At most one per thread.
    class Together {
    public:
        Together() = default;
        Together(Together const&) = delete;
        Together& operator=(Together const&) = delete;
        virtual ~Together() = default;
    };
    /// Nothing, where reading together makes no difference.
    [[nodiscard]] virtual std::unique_ptr<Together> together() { return nullptr; }

    /// The same as `each_record`, copied.
    [[nodiscard]] tl::expected<std::vector<Record>, Trouble> records(DossierId const& dossier);
};

}  // namespace rondom::journal
