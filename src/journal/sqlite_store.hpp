#pragma once

#include <memory>
#include <string>

#include <tl/expected.hpp>

#include "journal/store.hpp"
#include "journal/tips.hpp"

namespace rondom::journal {

/// The store of a region on one machine: one SQLite database. Readers do not wait for the writer, nor for
/// each other.
class SqliteStore final : public Store, public KnowsTips {
public:
    /// Opens the database, or creates it in a directory that exists. The error is for the person who
    /// installs.
    static tl::expected<std::unique_ptr<SqliteStore>, std::string> open(std::string const& path);
    ~SqliteStore() override;

    [[nodiscard]] std::unique_ptr<Together> together() override;
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
    [[nodiscard]] tl::expected<void, Trouble> each_tip(TipVisitor const& visit) override;
    [[nodiscard]] tl::expected<void, Trouble> each_command(
        std::function<void(CommandRecord const&)> const& visit
    ) override;
    [[nodiscard]] tl::expected<void, Trouble> each_row(std::function<void(SealedRow const&)> const& visit
    ) override;
    [[nodiscard]] bool sound() override;
    [[nodiscard]] Tally tally() const noexcept override;

private:
    explicit SqliteStore(std::string const& path);

    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace rondom::journal
