#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "installation.hpp"
#include "readers.hpp"

namespace rondom::bench {

/// Reads from a store and writes nothing.
class Unwritten final : public journal::Store {
public:
    explicit Unwritten(journal::Store& under) : under_{under} {}

    std::unique_ptr<Together> together() override { return under_.together(); }
    tl::expected<void, journal::Trouble> each_record(
        DossierId const& dossier, journal::RecordVisitor const& visit
    ) override {
        return under_.each_record(dossier, visit);
    }
    tl::expected<journal::Committed, journal::Trouble> commit(journal::Batch const& /*batch*/) override {
        return journal::Committed{};
    }
    tl::expected<std::optional<journal::CommandRecord>, journal::Trouble> committed(CommandId const& command
    ) override {
        return under_.committed(command);
    }
    tl::expected<std::optional<journal::SealedRow>, journal::Trouble> row(journal::RowKey const& key
    ) override {
        return under_.row(key);
    }
    tl::expected<std::vector<journal::SealedRow>, journal::Trouble> rows(journal::Range const& range
    ) override {
        return under_.rows(range);
    }
    tl::expected<std::size_t, journal::Trouble> count(std::string_view collection, std::string_view key)
        override {
        return under_.count(collection, key);
    }
    tl::expected<std::vector<DossierId>, journal::Trouble> dossiers() override { return under_.dossiers(); }
    tl::expected<void, journal::Trouble> each_command(
        std::function<void(journal::CommandRecord const&)> const& visit
    ) override {
        return under_.each_command(visit);
    }
    tl::expected<void, journal::Trouble> each_row(std::function<void(journal::SealedRow const&)> const& visit
    ) override {
        return under_.each_row(visit);
    }
    bool sound() override { return under_.sound(); }

private:
    journal::Store& under_;
};

/// What it costs in processor time, in microseconds each, to do something one after the other for a while.
struct Bare {
    double each = 0;
    double count = 0;
    std::size_t bytes = 0;  ///< of one page
};

/// The page of a dossier in a loop: rows read, opened, folded through the lens and rendered. No http, no
/// sign-in, and the reading log is not written.
Bare bare_page(Files& files, std::vector<Look> const& looks, std::chrono::milliseconds time);

/// One line of a reading log, durable, as many writing at once as the server has threads.
Bare bare_line(Files& files, std::vector<Look> const& looks, std::chrono::milliseconds time);

/// Of the page, everything before rendering: read, opened and folded through the lens.
Bare bare_sight(Files& files, std::vector<Look> const& looks, std::chrono::milliseconds time);

}  // namespace rondom::bench
