#include "journal/storage.hpp"

#include <optional>
#include <utility>

#include <fmt/core.h>

#include "journal/arrival.hpp"
#include "journal/postgres_keystore.hpp"
#include "journal/postgres_picture.hpp"
#include "journal/postgres_schema.hpp"
#include "journal/postgres_store.hpp"
#include "journal/region_key.hpp"
#include "journal/sqlite_keystore.hpp"
#include "journal/sqlite_store.hpp"

namespace rondom::journal {

namespace {

namespace fs = std::filesystem;
using Alarm = std::function<void(std::string_view)>;

constexpr std::string_view sqlite_kind = "sqlite:";
constexpr std::string_view postgres_kind = "postgres:";

std::optional<std::string> after(std::string_view text, std::string_view kind) {
    if (!text.starts_with(kind) || text == kind) { return std::nullopt; }
    return std::string{text.substr(kind.size())};
}

template <class Value>
tl::expected<Value, std::string> wrong(std::string words) {
    return tl::unexpected{std::move(words)};
}

template <class Opened>
tl::expected<Shelves, std::string> together(
    tl::expected<Opened, std::string> store, tl::expected<std::unique_ptr<KeyShelf>, std::string> keys
) {
    if (!store) { return tl::unexpected{store.error()}; }
    if (!keys) { return tl::unexpected{keys.error()}; }
    return Shelves{.store = std::move(*store), .keys = std::move(*keys)};
}

tl::expected<Shelves, std::string> on_disk(fs::path const& directory, Opening opening) {
    for (auto const* const name : {entries_file, keys_file}) {
        if (opening == Opening::only_what_is_there && !fs::exists(directory / name)) {
            return wrong<Shelves>(fmt::format("{}: there is no {} here", directory.string(), name));
        }
    }
    return together(
        SqliteStore::open((directory / entries_file).string()),
        open_key_shelf((directory / keys_file).string())
    );
}

tl::expected<Shelves, std::string> on_server(
    std::string const& entries, StoragePlace const& place, Opening opening, Alarm alarm
) {
    auto const keys = after(place.keys, postgres_kind);
    if (!keys) {
        return wrong<Shelves>(
            "say where the keys lie too (--keys, or --from-keys and --to-keys): postgres: and another "
            "database, "
            "with backups of its own"
        );
    }
    for (auto const& each : {entries, *keys}) {
        if (opening == Opening::only_what_is_there && !postgres::holds_ours(each)) {
            return wrong<Shelves>("a database of PostgreSQL does not answer, or no region lives there yet");
        }
    }
    return together(PostgresStore::open(entries, std::move(alarm)), open_postgres_key_shelf(*keys));
}

}  // namespace

std::string store_at(std::string const& store, fs::path const& data) {
    return store.empty() ? std::string{sqlite_kind} + data.string() : store;
}

fs::path directory_of(std::string_view store) { return after(store, sqlite_kind).value_or(std::string{}); }

std::string server_of(std::string_view store) { return after(store, postgres_kind).value_or(std::string{}); }

tl::expected<Shelves, std::string> open_shelves(StoragePlace const& place, Opening opening, Alarm alarm) {
    if (auto const directory = after(place.store, sqlite_kind)) { return on_disk(*directory, opening); }
    if (auto const server = after(place.store, postgres_kind)) {
        return on_server(*server, place, opening, std::move(alarm));
    }
    return wrong<Shelves>(fmt::format(
        "{}: this is no place to keep a region: sqlite:DIRECTORY or postgres:CONNECTION", place.store
    ));
}

tl::expected<void, std::string> prepare_tables(StoragePlace const& place, std::string_view serving) {
    auto const entries = after(place.store, postgres_kind);
    auto const keys = after(place.keys, postgres_kind);
    if (!entries || !keys) {
        return wrong<void>("only on PostgreSQL are there tables to prepare: postgres:CONNECTION, for both");
    }
    return PostgresStore::prepare(*entries, serving).and_then([&] {
        return prepare_postgres_key_shelf(*keys, serving);
    });
}

tl::expected<void, std::string> at_one_moment(
    StoragePlace const& place, std::function<tl::expected<void, std::string>(Shelves&)> const& work
) {
    auto shelves = open_shelves(place, Opening::only_what_is_there, [](std::string_view) {});
    if (!shelves) { return tl::unexpected{shelves.error()}; }
    if (auto const server = after(place.store, postgres_kind)) {
        auto picture = postgres_picture(*server);
        if (!picture) { return tl::unexpected{picture.error()}; }
        shelves->store = std::move(*picture);
    }
    auto const together = shelves->store->together();
    return work(*shelves);
}

tl::expected<Storage, std::string> open_storage(StoragePlace const& place, Opening opening, Alarm alarm) {
    auto const key = read_region_key(place.key_file.string());
    if (!key) { return tl::unexpected{key.error()}; }
    auto shelves = open_shelves(place, opening, std::move(alarm));
    if (!shelves) { return tl::unexpected{shelves.error()}; }
    auto const arriving = arrival_at(*shelves->store);
    if (arriving && *arriving) {
        return wrong<Storage>(
            "a region is on its way to this place, and is not all here: run rondom move-store again"
        );
    }
    auto keystore = Keystore::open(std::move(shelves->keys), *key);
    if (!keystore) { return wrong<Storage>(place.key_file.string() + ": " + keystore.error()); }
    return Storage{.key = *key, .store = std::move(shelves->store), .keystore = std::move(*keystore)};
}

}  // namespace rondom::journal
