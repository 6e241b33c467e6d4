#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "journal/store.hpp"

namespace rondom::journal {

/// The store of a region on a PostgreSQL cluster: a database and a role of its own. Several processes may
/// work on it. Everything is read from the primary.
class PostgresStore final : public Store {
public:
    /// Brings an empty database to life, or an older one up to date. `where` is what libpq takes; `alarm`
    /// hears it when a server turns out to have lost what was acknowledged. The error is for the person who
    /// installs.
    static tl::expected<std::unique_ptr<PostgresStore>, std::string> open(
        std::string const& where, std::function<void(std::string_view)> alarm = [](std::string_view) {}
    );
    ~PostgresStore() override;

    /// Only that, as the role that owns the tables; `serving` may serve from here on without owning them.
    static tl::expected<void, std::string> prepare(std::string const& where, std::string_view serving = {});

    [[nodiscard]] tl::expected<void, Trouble> each_record(
        DossierId const& dossier, RecordVisitor const& visit
    ) override;
    [[nodiscard]] tl::expected<Committed, Trouble> commit(Batch const& batch) override;
    [[nodiscard]] tl::expected<std::optional<CommandRecord>, Trouble> committed(CommandId const& command
    ) override;
    [[nodiscard]] tl::expected<std::optional<SealedRow>, Trouble> row(RowKey const& key) override;
    [[nodiscard]] tl::expected<std::vector<SealedRow>, Trouble> rows(Range const& range) override;
    [[nodiscard]] tl::expected<std::size_t, Trouble> count(std::string_view collection, std::string_view key)
        override;
    [[nodiscard]] tl::expected<std::vector<DossierId>, Trouble> dossiers() override;
    [[nodiscard]] tl::expected<void, Trouble> each_command(
        std::function<void(CommandRecord const&)> const& visit
    ) override;
    [[nodiscard]] tl::expected<void, Trouble> each_row(std::function<void(SealedRow const&)> const& visit
    ) override;
    [[nodiscard]] bool sound() override;
    [[nodiscard]] Tally tally() const noexcept override;

private:
    PostgresStore(std::string const& where, std::function<void(std::string_view)> alarm);

    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace rondom::journal
