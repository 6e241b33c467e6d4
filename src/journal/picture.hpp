#pragma once

#include "journal/store.hpp"

namespace rondom::journal {

/// A region as it was at one moment, for whoever copies all of it: dossiers with their entries, commands and
/// rows. Nobody works in it.
class Picture : public Store {
public:
    [[nodiscard]] tl::expected<Committed, Trouble> commit(Batch const& /*batch*/) override { return never(); }
    [[nodiscard]] tl::expected<std::optional<CommandRecord>, Trouble> committed(CommandId const& /*command*/
    ) override {
        return never();
    }
    [[nodiscard]] tl::expected<std::optional<SealedRow>, Trouble> row(RowKey const& /*key*/) override {
        return never();
    }
    [[nodiscard]] tl::expected<std::vector<SealedRow>, Trouble> rows(Range const& /*range*/) override {
        return never();
    }
    [[nodiscard]] bool sound() override { return true; }

private:
    static tl::unexpected<Trouble> never() { return tl::unexpected{Trouble::storage_unavailable}; }
};

}  // namespace rondom::journal
