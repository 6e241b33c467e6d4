#pragma once

#include <map>
#include <set>
#include <shared_mutex>
#include <string>
#include <utility>
#include <vector>

#include "journal/store.hpp"

namespace rondom::journal {

/// A store that lives as long as the process: for tests, stories and the demo.
class MemoryStore : public Store {
public:
    [[nodiscard]] tl::expected<void, Trouble> each_record(
        DossierId const& dossier, RecordVisitor const& visit
    ) override;
    [[nodiscard]] tl::expected<Committed, Trouble> commit(Batch const& batch) override;
    [[nodiscard]] tl::expected<std::optional<CommandRecord>, Trouble> committed(CommandId const& command
    ) override;
    [[nodiscard]] tl::expected<std::optional<SealedRow>, Trouble> row(RowKey const& key) override;
    [[nodiscard]] tl::expected<std::vector<SealedRow>, Trouble> rows(Range const& range) override;
    [[nodiscard]] tl::expected<std::vector<DossierId>, Trouble> dossiers() override;
    [[nodiscard]] tl::expected<void, Trouble> each_command(
        std::function<void(CommandRecord const&)> const& visit
    ) override;
    [[nodiscard]] tl::expected<void, Trouble> each_row(std::function<void(SealedRow const&)> const& visit
    ) override;
    [[nodiscard]] bool sound() override { return true; }

private:
    struct Kept {
        std::string owner;
        std::string sealed;
    };
    using Owner = std::pair<std::string, std::string>;  // owner, collection

    [[nodiscard]] std::optional<CommandRecord> known(CommandId const& command) const;
    [[nodiscard]] std::int64_t last_seq(DossierId const& dossier) const;
    void write_rows(Batch const& batch);
    void clear(Owned const& owned);
    void erase(RowKey const& key);
    void put(SealedRow const& row);

    mutable std::shared_mutex mutex_;
    std::map<DossierId, std::vector<Record>> records_;
    std::map<CommandId, CommandRecord> commands_;
    std::map<RowKey, Kept> rows_;
    std::map<Owner, std::set<RowKey>> owned_;
};

}  // namespace rondom::journal
