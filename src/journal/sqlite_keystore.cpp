#include "journal/sqlite_keystore.hpp"

#include <array>
#include <mutex>

#include "domain/names.hpp"
#include "journal/sqlite.hpp"

namespace rondom::journal {

using sqlite::Blob;
using sqlite::Connection;
using sqlite::Failure;
using sqlite::guarded;
using sqlite::Run;
using sqlite::Statement;

namespace {

constexpr std::array versions{
    "create table key (id text not null primary key, dossier text not null, compartment text not null,"
    " wrapped blob not null) strict, without rowid;"
    "create unique index key_place on key (dossier, compartment);"
    "create table tombstone (id text not null primary key, dossier text not null, compartment text not null,"
    " proof blob not null) strict, without rowid;"
    "create table setting (name text not null primary key, value blob not null) strict, without rowid",
};

constexpr sqlite::Schema schema{.what = "keystore", .application_id = 0x526A6B73, .versions = versions};

struct Reader {
    explicit Reader(std::string const& path)
        : connection{path, Connection::Use::read},
          by_id{connection.prepare("select id, dossier, compartment, wrapped from key where id = ?1")},
          current{connection.prepare("select id, dossier, compartment, wrapped from key"
                                     " where dossier = ?1 and compartment = ?2")},
          tombstone{
              connection.prepare("select id, dossier, compartment, proof from tombstone where id = ?1")},
          check{connection.prepare("select value from setting where name = 'check'")} {}

    Connection connection;
    Statement by_id;
    Statement current;
    Statement tombstone;
    Statement check;
};

Compartment read_compartment(Run const& run) {
    auto const compartment = named<Compartment>(run.text(2));
    if (!compartment) { throw Failure::damage("an unknown compartment in the keystore"); }
    return *compartment;
}

std::optional<WrappedKey> read_key(Run& run) {
    if (!run.step()) { return std::nullopt; }
    return WrappedKey{
        .id = std::string{run.text(0)},
        .dossier = DossierId{std::string{run.text(1)}},
        .compartment = read_compartment(run),
        .wrapped = std::string{run.text(3)}};
}

class SqliteKeyShelf final : public KeyShelf {
    template <class Work>
    auto read(Work&& work) {
        return guarded([&] { return readers_.with(work); });
    }

public:
    explicit SqliteKeyShelf(std::string const& path)
        : readers_{path}, writer_{path, Connection::Use::write} {}

    tl::expected<std::optional<WrappedKey>, Trouble> by_id(std::string_view id) override {
        return read([&](Reader& reader) {
            Run run{reader.by_id, id};
            return read_key(run);
        });
    }

    tl::expected<std::optional<Tombstone>, Trouble> tombstone(std::string_view id) override {
        return read([&](Reader& reader) -> std::optional<Tombstone> {
            Run run{reader.tombstone, id};
            if (!run.step()) { return std::nullopt; }
            return Tombstone{
                .id = std::string{run.text(0)},
                .dossier = DossierId{std::string{run.text(1)}},
                .compartment = read_compartment(run),
                .proof = std::string{run.text(3)}};
        });
    }

    tl::expected<std::optional<WrappedKey>, Trouble> current(
        DossierId const& dossier, Compartment compartment
    ) override {
        return read([&](Reader& reader) {
            Run run{reader.current, dossier.text(), name_of(compartment)};
            return read_key(run);
        });
    }

    tl::expected<void, Trouble> add(WrappedKey const& key) override {
        auto const compartment = name_of(key.compartment);
        return write([&] {
            auto insert = writer_.prepare(
                "insert into key (id, dossier, compartment, wrapped) values (?1, ?2, ?3, ?4)"
                " on conflict (dossier, compartment) do nothing"
            );
            Run{insert, key.id, key.dossier.text(), compartment, Blob{key.wrapped}}.step();
        });
    }

    tl::expected<void, Trouble> destroy(Tombstone const& tombstone) override {
        return write([&] {
                   auto overwrite =
                       writer_.prepare("update key set wrapped = zeroblob(length(wrapped)) where id = ?1");
                   auto remove = writer_.prepare("delete from key where id = ?1");
                   auto mark = writer_.prepare(
                       "insert into tombstone (id, dossier, compartment, proof)"
                       " values (?1, ?2, ?3, ?4) on conflict do nothing"
                   );
                   Run{overwrite, tombstone.id}.step();
                   Run{remove, tombstone.id}.step();
                   auto const compartment = name_of(tombstone.compartment);
                   Run{mark, tombstone.id, tombstone.dossier.text(), compartment, Blob{tombstone.proof}}.step(
                   );
               }
        ).and_then([&] { return forget_log(); });
    }

    tl::expected<std::optional<std::string>, Trouble> check_value() override {
        return read([&](Reader& reader) -> std::optional<std::string> {
            Run run{reader.check};
            if (!run.step()) { return std::nullopt; }
            return std::string{run.text(0)};
        });
    }

    tl::expected<void, Trouble> set_check_value(std::string const& value) override {
        return write([&] {
            auto insert = writer_.prepare("insert into setting (name, value) values ('check', ?1)");
            Run{insert, Blob{value}}.step();
        });
    }

private:
    template <class Work>
    tl::expected<void, Trouble> write(Work&& work) {
        std::lock_guard const lock{mutex_};
        if (broken_) { return tl::unexpected{Trouble::storage_unavailable}; }
        try {
            writer_.run("begin immediate");
            work();
            writer_.run("commit");
            return {};
        } catch (Failure const& failure) {
            writer_.roll_back();
            broken_ = failure.leaves_disk_unknown();
            return tl::unexpected{failure.trouble()};
        }
    }

    /// The log still has the page as it was before.
    tl::expected<void, Trouble> forget_log() {
        std::lock_guard const lock{mutex_};
        return guarded([&] { writer_.checkpoint(true); });
    }

    sqlite::Pool<Reader> readers_;
    std::mutex mutex_;
    Connection writer_;
    bool broken_ = false;  ///< after an I/O error, until the file is opened again
};

}  // namespace

tl::expected<std::unique_ptr<KeyShelf>, std::string> open_key_shelf(std::string const& path) {
    auto const prepared = sqlite::prepare_file(path, schema);
    if (!prepared) { return tl::unexpected{prepared.error()}; }
    try {
        return std::make_unique<SqliteKeyShelf>(path);
    } catch (Failure const& failure) { return tl::unexpected{path + ": " + failure.what()}; }
}

tl::expected<std::vector<Tombstone>, std::string> tombstones_in(std::string const& path) {
    try {
        Connection connection{path, Connection::Use::read};
        if (connection.number("pragma application_id") != schema.application_id) {
            return tl::unexpected{path + " is not the keystore of a region"};
        }
        auto statement = connection.prepare("select id, dossier, compartment, proof from tombstone");
        std::vector<Tombstone> found;
        for (Run run{statement}; run.step();) {
            found.push_back(
                {.id = std::string{run.text(0)},
                 .dossier = DossierId{std::string{run.text(1)}},
                 .compartment = read_compartment(run),
                 .proof = std::string{run.text(3)}}
            );
        }
        return found;
    } catch (Failure const& failure) { return tl::unexpected{path + ": " + failure.what()}; }
}

tl::expected<std::unique_ptr<Keystore>, std::string> open_keystore(
    std::string const& path, RegionKey const& key
) {
    auto shelf = open_key_shelf(path);
    if (!shelf) { return tl::unexpected{shelf.error()}; }
    return Keystore::open(std::move(*shelf), key).map_error([&](std::string const& why) {
        return path + ": " + why;
    });
}

}  // namespace rondom::journal
