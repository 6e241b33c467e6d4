#include "places.hpp"

#include <fmt/core.h>

#include "installation.hpp"
#include "journal/move.hpp"
#include "journal/sqlite.hpp"
#include "journal/storage.hpp"
#include "must.hpp"

namespace rondom::bench {

namespace {

namespace fs = std::filesystem;

journal::Shelves shelves_of(Place const& place, journal::Opening opening) {
    auto shelves = journal::open_shelves(
        {.store = place.store, .keys = place.keys, .key_file = key_file(place.directory)},
        opening,
        [](std::string_view what) { fmt::print(stderr, "bench: {}\n", what); }
    );
    if (!shelves) { give_up(shelves.error()); }
    return std::move(*shelves);
}

Place in_databases(
    DatabaseServer const& server, fs::path directory, std::string const& entries, std::string const& keys
) {
    return {
        .engine = "PostgreSQL",
        .store = "postgres:" + server.database(entries),
        .keys = "postgres:" + server.database(keys),
        .directory = std::move(directory),
        .database = &server,
        .name = entries};
}

void move(MadeRegion const& made, Place const& to) {
    auto const from = shelves_of(place_of(made), journal::Opening::only_what_is_there);
    auto const there = shelves_of(to, journal::Opening::make_if_new);
    auto const moved = journal::move_region(*from.store, *from.keys, *there.store, *there.keys);
    if (!moved) { give_up("moving to PostgreSQL: " + moved.error()); }
}

OnDisk on_disk_in_sqlite(Place const& place) {
    auto const file = place.directory / journal::entries_file;
    journal::sqlite::Connection connection{file.string(), journal::sqlite::Connection::Use::read};
    auto const number = [&](std::string_view sql) { return static_cast<double>(connection.number(sql)); };
    return {
        .entries = number("select count(*) from entry"),
        .sealed = number("select cast(avg(length(sealed)) as integer) from entry"),
        .table = number("select pgsize from dbstat where name = 'entry' and aggregate = true"),
        .all = static_cast<double>(fs::file_size(file))};
}

OnDisk on_disk_in_postgres(Place const& place) {
    auto const number = [&](std::string const& sql) {
        return static_cast<double>(place.database->number(sql, place.name));
    };
    return {
        .entries = number("select count(*) from rondom.entry"),
        .sealed = number("select avg(length(sealed))::bigint from rondom.entry"),
        .table = number("select pg_total_relation_size('rondom.entry')"),
        .all = number("select pg_database_size(current_database())")};
}

}  // namespace

Place place_of(MadeRegion const& made) {
    return {
        .engine = "SQLite", .store = "sqlite:" + made.directory().string(), .directory = made.directory()};
}

Place copied(MadeRegion const& made, fs::path const& directory) {
    fs::remove_all(directory);
    fs::copy(made.directory(), directory);
    fs::permissions(directory, fs::perms::owner_all);
    return {.engine = "SQLite", .store = "sqlite:" + directory.string(), .directory = directory};
}

Place copied(MadeRegion const& made, DatabaseServer const& server) {
    auto const name = [&](std::string_view what, std::string_view of) {
        return fmt::format("{}_{}_{}", what, made.dossiers().size(), of);
    };
    auto const entries = name("made", "entries");
    auto const keys = name("made", "keys");
    if (!server.has(entries)) {
        fmt::print(stderr, "moving {} dossiers to PostgreSQL; this is done once\n", made.dossiers().size());
        for (auto const& each : {keys, std::string{"making"}}) {
            server.drop(each);
            server.make(each);
        }
        move(made, in_databases(server, made.directory(), "making", keys));
        server.settle(keys);
        server.settle("making");
        server.rename("making", entries);
    }
    server.copy(entries, name("run", "entries"));
    server.copy(keys, name("run", "keys"));
    return in_databases(server, made.directory(), name("run", "entries"), name("run", "keys"));
}

OnDisk on_disk(Place const& place) {
    return place.database == nullptr ? on_disk_in_sqlite(place) : on_disk_in_postgres(place);
}

}  // namespace rondom::bench
