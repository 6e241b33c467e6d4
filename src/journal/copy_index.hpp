#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>

#include "journal/store.hpp"

namespace rondom::journal {

/// What a copy of a region holds, so that what it lacks is found by looking (docs/decisions/0012): a hash for
/// every row, how far each dossier goes, and the id of every command and key.
class CopyIndex {
public:
    void has(SealedRow const& row);
    void has(RecordView const& record);
    void has(CommandRecord const& command) { commands_.insert(command.command.text()); }
    void lost(RowKey const& key) { rows_.erase(key); }

    /// How far this dossier goes in the copy; 0: it is not there.
    [[nodiscard]] std::int64_t last(DossierId const& dossier) const;
    /// Some dossier that goes exactly so far.
    [[nodiscard]] std::optional<DossierId> one_that_ends_at(std::int64_t seq) const;
    /// Of the keys that its entries were sealed with.
    [[nodiscard]] std::set<std::string> const& key_ids() const noexcept { return key_ids_; }

    struct Difference {
        std::function<void(SealedRow const&)> put;  ///< new or changed; a dossier that grew has a new head
        std::function<void(RowKey const&)> erase;   ///< only the copy has it
        std::function<void(CommandRecord const&)> command;
    };
    /// Shows what `store`, at one moment, has and the copy has not, and the reverse. Throws a Hindrance when
    /// it cannot be read.
    void compare(Store& store, Difference const& difference);

private:
    struct Known {
        std::string hash;
        bool seen = true;  ///< in this comparison
    };

    std::map<RowKey, Known> rows_;
    std::map<DossierId, std::int64_t> last_;
    std::unordered_set<std::string> commands_;
    std::set<std::string> key_ids_;
};

}  // namespace rondom::journal
