#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "domain/entry.hpp"
#include "journal/store.hpp"

namespace rondom::journal {

class Keystore;
struct Tombstone;

/// A row of a register, opened. `owner` is the dossier it belongs to (empty when it belongs to none), so that
/// a dossier's rows can be rewritten and forgotten as one.
struct Row {
    RowKey key;
    std::string owner;
    std::string content;
};

/// Everything that becomes true together, or not at all.
struct Change {
    DossierId dossier;               ///< empty: rows only
    std::int64_t expected = 0;       ///< seq of the last entry the decision rests on; 0 when there was none
    CommandId command;               ///< the same command twice happens once; empty: not remembered
    std::vector<Entry> entries;      ///< without seq; appended in this order
    std::vector<Owned> clear;        ///< first: every row of this collection that this owner has goes
    std::vector<RowKey> erase;       ///< then these rows go, if they are there
    std::vector<Row> put;            ///< then these are written, over what was there
    std::vector<RowKey> must_exist;  ///< otherwise nothing happens: `Trouble::gone` (one-use tokens)
};

/// An entry whose key was destroyed at the end of its retention period: that it was there is all that is
/// left.
struct Forgotten {
    std::int64_t seq = 0;
    Compartment compartment{};
};

/// A dossier as far as it is remembered. Together `entries` and `forgotten` have every seq from 1 on.
struct Memory {
    std::vector<Entry> entries;
    std::vector<Forgotten> forgotten;
};

/// The region's memory: dossiers as sealed, chained entries, and sealed rows beside them, behind one small
/// port
/// (`Store`). Safe for use by several threads.
class Journal {
public:
    Journal(Store& store, Keystore& keystore, RegionKey const& key);
    Journal(Journal const&) = delete;
    Journal& operator=(Journal const&) = delete;
    ~Journal();

    /// The whole dossier, opened, in order; empty when there is none. `Trouble::damaged` when an entry does
    /// not open, `seq` has a gap or the last ones are missing. The chain itself is proved by `verify`.
    [[nodiscard]] tl::expected<Memory, Trouble> recall(DossierId const& dossier) const;

    /// `recall(dossier)->entries`: without what was forgotten.
    [[nodiscard]] tl::expected<std::vector<Entry>, Trouble> read(DossierId const& dossier) const;

    /// Durable when it returns. Optimistic on `expected`: `Trouble::somebody_was_first` leaves everything as
    /// it was, and whoever was second decides again. A command id that was committed before gives the same
    /// answer again (`repeated`). Forgotten entries after `expected` do not count as growth.
    [[nodiscard]] tl::expected<Committed, Trouble> commit(Change const& change);

    /// Commits `change`, and with it that these compartments of its dossier, as they were until now, are
    /// forgotten; then destroys their keys. As soon as it is committed nobody reads them or seals with their
    /// keys, in whatever process: who decided on an older dossier is second. `change` has an entry, so that
    /// it is. `finish_forgetting` makes good what was interrupted. Gives the proofs.
    [[nodiscard]] tl::expected<std::vector<Tombstone>, Trouble> forget(
        Change const& change, std::vector<Compartment> const& what
    );

    /// Destroys what was to be destroyed and still lies there: a run that was interrupted, keys that came
    /// back with an old copy. Gives the proofs; none when all was done.
    [[nodiscard]] tl::expected<std::vector<Tombstone>, Trouble> finish_forgetting(DossierId const& dossier);

    /// The proofs of all that was forgotten of a dossier.
    [[nodiscard]] tl::expected<std::vector<Tombstone>, Trouble> forgotten(DossierId const& dossier) const;

    /// What this command led to, if it was committed before.
    [[nodiscard]] tl::expected<std::optional<Committed>, Trouble> committed(CommandId const& command) const;

    [[nodiscard]] tl::expected<std::optional<Row>, Trouble> row(RowKey const& key) const;

    /// Rows of one collection and key, by `sort`.
    [[nodiscard]] tl::expected<std::vector<Row>, Trouble> rows(Range const& range) const;

    /// How many rows of this collection have this key, without opening them.
    [[nodiscard]] tl::expected<std::size_t, Trouble> count(std::string_view collection, std::string_view key)
        const;

    /// Every dossier there is, in no order.
    [[nodiscard]] tl::expected<std::vector<DossierId>, Trouble> dossiers() const;

    /// Where every row of this collection stands, in no order. For checks of all of them.
    [[nodiscard]] tl::expected<std::vector<RowKey>, Trouble> keys(std::string_view collection) const;

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace rondom::journal
