#include "journal/fence.hpp"

#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <utility>

#include <fmt/core.h>

#include "journal/postgres.hpp"
#include "journal/postgres_schema.hpp"
#include "journal/sqlite.hpp"

namespace rondom::journal {

namespace {

using Done = tl::expected<void, std::string>;

/// A trigger that refuses.
struct Gate {
    char const* name;
    char const* before;  ///< what; on which table
};

/// A place remembers in this collection that its region moved (app/epoch.hpp): that is still to be said.
constexpr std::array entries_in_file{
    Gate{.name = "closed_entry", .before = "insert on entry"},
    Gate{.name = "closed_command", .before = "insert on command"},
    Gate{.name = "closed_put", .before = "insert on row when new.collection <> 'region'"},
    Gate{.name = "closed_change", .before = "update on row when new.collection <> 'region'"},
    Gate{.name = "closed_erase", .before = "delete on row when old.collection <> 'region'"},
};
constexpr std::array keys_in_file{
    Gate{.name = "closed_entry", .before = "insert on key"},
    Gate{.name = "closed_wipe", .before = "update on key"},
    Gate{.name = "closed_erase", .before = "delete on key"},
    Gate{.name = "closed_tombstone", .before = "insert on tombstone"},
};

/// A statement's own trigger where it can be: it refuses what changes nothing, too.
constexpr std::array entries_on_server{
    Gate{.name = "closed_command", .before = "insert on command for each statement"},
    Gate{.name = "closed_entry", .before = "insert on entry for each statement"},
    Gate{
        .name = "closed_put",
        .before = "insert or update on kept for each row when (new.collection <> 'region'::bytea)"},
    Gate{
        .name = "closed_erase",
        .before = "delete on kept for each row when (old.collection <> 'region'::bytea)"},
};
constexpr std::array keys_on_server{
    Gate{.name = "closed_key", .before = "insert or update or delete on key for each statement"},
    Gate{.name = "closed_tombstone", .before = "insert on tombstone for each statement"},
};

/// The table, in what a gate stands before.
std::string_view table_of(Gate const& gate) {
    std::string_view const text{gate.before};
    auto const begin = text.find(" on ") + 4;
    return text.substr(begin, text.find(' ', begin) - begin);
}

std::string other_move() { return "this place is closed for a move to somewhere else"; }

/// One transaction: SQLite lets one write at a time, so whoever wrote has finished.
class File {
public:
    File(std::filesystem::path path, std::span<Gate const> gates) : path_{std::move(path)}, gates_{gates} {}

    [[nodiscard]] tl::expected<std::string, std::string> closed_for() const {
        std::string move;
        if (!std::filesystem::exists(path_)) { return move; }
        auto const read = guarded([&] { move = closed_for(*open(sqlite::Connection::Use::read)); });
        return read.map([&] { return move; });
    }

    [[nodiscard]] Done close(std::string const& move) const {
        auto others = false;
        auto const done = change([&](sqlite::Connection& connection) {
            auto const before = closed_for(connection);
            others = !before.empty() && before != move;
            for (auto const& gate : gates_) {
                auto const sql = fmt::format(
                    "create trigger if not exists {} before {} begin select raise(abort, 'moved {}'); end",
                    gate.name,
                    gate.before,
                    move
                );
                if (!others) { connection.run(sql.c_str()); }
            }
        });
        return others ? tl::unexpected{other_move()} : done;
    }

    [[nodiscard]] Done reopen() const {
        return change([&](sqlite::Connection& connection) {
            for (auto const& gate : gates_) {
                connection.run(fmt::format("drop trigger if exists {}", gate.name).c_str());
            }
        });
    }

private:
    [[nodiscard]] Done guarded(std::function<void()> const& work) const {
        try {
            work();
            return {};
        } catch (sqlite::Failure const& failure) {
            return tl::unexpected{path_.string() + ": " + failure.what()};
        }
    }

    [[nodiscard]] std::unique_ptr<sqlite::Connection> open(sqlite::Connection::Use use) const {
        return std::make_unique<sqlite::Connection>(path_.string(), use);
    }

    [[nodiscard]] Done change(std::function<void(sqlite::Connection&)> const& work) const {
        return guarded([&] {
            auto const connection = open(sqlite::Connection::Use::write);
            connection->run("begin immediate");
            work(*connection);
            connection->run("commit");
        });
    }

    static std::string closed_for(sqlite::Connection& connection) {
        auto found = connection.prepare(
            "select substr(sql, instr(sql, '''moved ') + 7) from sqlite_schema where name = 'closed_entry'"
        );
        sqlite::Run run{found};
        if (!run.step()) { return {}; }
        auto const text = run.text(0);
        return std::string{text.substr(0, text.find('\''))};
    }

    std::filesystem::path path_;
    std::span<Gate const> gates_;
};

/// A transaction for each gate: it waits until those who wrote in its table have finished, and would stand in
/// the way of one of them if it held another table meanwhile.
class Database {
public:
    Database(std::string where, std::span<Gate const> gates) : where_{std::move(where)}, gates_{gates} {}

    [[nodiscard]] tl::expected<std::string, std::string> closed_for() const {
        std::string move;
        if (!postgres::holds_ours(where_)) { return move; }
        return guarded([&] {
                   postgres::Connection connection{where_, postgres::Connection::Use::read};
                   move = closed_for(connection);
               }
        ).map([&] { return move; });
    }

    [[nodiscard]] Done close(std::string const& move) const {
        auto others = false;
        auto const done = change([&](postgres::Connection& connection) {
            if (closed_for(connection).empty()) { connection.run(refusal(move).c_str()); }
            others = closed_for(connection) != move;
            for (auto const& gate : gates_) {
                auto const sql = fmt::format(
                    "create or replace trigger {} before {} execute function closed()", gate.name, gate.before
                );
                if (!others) { connection.run(sql.c_str()); }
            }
        });
        return others ? tl::unexpected{other_move()} : done;
    }

    [[nodiscard]] Done reopen() const {
        return change([&](postgres::Connection& connection) {
            for (auto const& gate : gates_) {
                connection.run(
                    fmt::format("drop trigger if exists {} on {}", gate.name, table_of(gate)).c_str()
                );
            }
            connection.run("drop function if exists closed()");
        });
    }

private:
    [[nodiscard]] Done guarded(std::function<void()> const& work) const {
        try {
            work();
            return {};
        } catch (postgres::Failure const& failure) { return tl::unexpected{std::string{failure.what()}}; }
    }

    [[nodiscard]] Done change(std::function<void(postgres::Connection&)> const& work) const {
        return guarded([&] {
            postgres::Connection connection{where_, postgres::Connection::Use::write};
            work(connection);
            if (connection.warned()) {
                throw postgres::Failure{{}, "the standby may not know that this place was closed or opened"};
            }
        });
    }

    /// Whoever is first makes it; the others find theirs.
    static std::string refusal(std::string const& move) {
        return fmt::format(
            "create function closed() returns trigger language plpgsql as $closed$begin"
            " raise exception 'moved {}' using errcode = 'RDM01'; end$closed$",
            move
        );
    }

    static std::string closed_for(postgres::Connection& connection) {
        return connection.word(
            "select substring(prosrc from 'moved ([a-z0-9]+)') from pg_proc"
            " where oid = to_regprocedure('rondom.closed()')"
        );
    }

    std::string where_;
    std::span<Gate const> gates_;
};

/// Entries first: without them no key is asked for.
template <class Work>
auto with_both(StoragePlace const& place, Work const& work) {
    if (auto const server = server_of(place.store); !server.empty()) {
        return work(Database{server, entries_on_server}, Database{server_of(place.keys), keys_on_server});
    }
    auto const directory = directory_of(place.store);
    return work(File{directory / entries_file, entries_in_file}, File{directory / keys_file, keys_in_file});
}

}  // namespace

tl::expected<void, std::string> close_place(StoragePlace const& place, std::string const& move) {
    return with_both(place, [&](auto const& entries, auto const& keys) {
        return entries.close(move).and_then([&] { return keys.close(move); });
    });
}

tl::expected<void, std::string> reopen_place(StoragePlace const& place) {
    return with_both(place, [](auto const& entries, auto const& keys) {
        return keys.reopen().and_then([&] { return entries.reopen(); });
    });
}

tl::expected<std::string, std::string> closed_for(StoragePlace const& place) {
    return with_both(place, [](auto const& entries, auto const& /*keys*/) { return entries.closed_for(); });
}

}  // namespace rondom::journal
