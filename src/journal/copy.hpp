#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "journal/copy_index.hpp"
#include "journal/keystore.hpp"
#include "journal/store.hpp"

namespace rondom::journal {

/// The keys that some entry needs, over at the other place.
class KeyCopy {
public:
    explicit KeyCopy(KeyShelf& to) : to_{to} {}

    /// Before an entry that needs it. Where it was destroyed, it is destroyed there.
    void bring(std::string const& id, KeyShelf& from);
    /// That it was brought before.
    void expect(std::string const& id, KeyShelf& from);
    /// What was destroyed since, is destroyed there.
    void follow(KeyShelf& from);
    /// Reads all of them there: each is as it was brought, or destroyed as it was.
    [[nodiscard]] bool same_there() const;

    [[nodiscard]] std::size_t count() const noexcept { return alive_.size() + buried_.size(); }
    [[nodiscard]] std::size_t forgotten() const noexcept { return buried_.size(); }

private:
    void bury(std::string const& id, KeyShelf& from);
    static Tombstone stone_of(std::string const& id, KeyShelf& from);
    [[nodiscard]] bool same_there(WrappedKey const& key) const;
    [[nodiscard]] bool gone_there(std::string const& id, std::string const& proof) const;

    KeyShelf& to_;
    std::map<std::string, WrappedKey> alive_;
    std::map<std::string, std::string> buried_;  ///< with the proof that it was destroyed
};

/// What one round brought over.
struct Round {
    std::size_t entries = 0;
    std::size_t rows = 0;  ///< new, changed or gone
    std::size_t commands = 0;

    [[nodiscard]] std::size_t all() const noexcept { return entries + rows + commands; }
};

/// Makes a store the same as another one, a round at a time. It throws a Hindrance when something stands in
/// the way, and goes on where it stopped, in another run too: what is there is looked at first.
class Copy {
public:
    /// Whose rows `guard` have to be there at each commit.
    Copy(Store& to, std::vector<RowKey> guard);

    /// `from` shows one moment. What comes over is what is there and not here; what went, goes.
    Round round(Store& from) {
        return round(from, [](std::string const& /*id*/) {});
    }
    /// The same; `need_key` comes before each entry that is sealed with that key.
    Round round(Store& from, std::function<void(std::string const& id)> const& need_key);

    [[nodiscard]] std::set<std::string> const& key_ids() const noexcept { return index_.key_ids(); }

private:
    using Commands = std::multimap<std::int64_t, CommandId>;
    using NeedKey = std::function<void(std::string const& id)>;

    void take(SealedRow const& row);
    void write_rows();
    [[nodiscard]] std::vector<Batch> growth_of(SealedRow const& head, Store& from, NeedKey const& need_key);
    void add_commands_at(DossierId const& dossier, std::int64_t seq, std::vector<Batch>& row);
    void write_commands_left();
    void commit(Batch& batch);

    Store& to_;
    std::vector<RowKey> guard_;
    CopyIndex index_;
    Round round_;
    Batch rows_;
    std::vector<SealedRow> heads_;            ///< of dossiers that grew
    std::map<DossierId, Commands> commands_;  ///< that added entries, and are not there yet
    Commands apart_;                          ///< that changed rows only
};

}  // namespace rondom::journal
