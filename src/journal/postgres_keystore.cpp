#include "journal/postgres_keystore.hpp"

#include <array>
#include <mutex>

#include "domain/names.hpp"
#include "journal/postgres.hpp"
#include "journal/postgres_schema.hpp"

namespace rondom::journal {

using postgres::Connection;
using postgres::Failure;
using postgres::guarded;
using postgres::Result;
using postgres::Statement;
using postgres::wait_for_standby;

namespace {

constexpr std::array versions{
    "create table key (id bytea not null primary key, dossier bytea not null, compartment bytea not null,"
    " wrapped bytea not null);"
    "create unique index key_place on key (dossier, compartment);"
    "create table tombstone (id bytea not null primary key, dossier bytea not null,"
    " compartment bytea not null, proof bytea not null);"
    "create table setting (name bytea not null primary key, value bytea not null)",
    // A key never changes, and goes only when its tombstone stands; what else was written stays as it is.
    "create function refuse_rewriting() returns trigger language plpgsql as $$ begin"
    " raise exception 'what was written stays as it is: % of %', lower(tg_op), tg_table_name"
    " using errcode = 'insufficient_privilege'; end $$;"
    "create function refuse_losing() returns trigger language plpgsql set search_path = rondom as $$ begin"
    " if exists (select from tombstone where id = old.id and dossier = old.dossier"
    " and compartment = old.compartment) then return old; end if;"
    " raise exception 'a key is not destroyed without its tombstone'"
    " using errcode = 'insufficient_privilege'; end $$;"
    "create trigger never before update or truncate on key execute function refuse_rewriting();"
    "create trigger not_alone before delete on key for each row execute function refuse_losing();"
    "create trigger never before update or delete or truncate on tombstone execute function "
    "refuse_rewriting();"
    "create trigger never before update or delete or truncate on setting execute function "
    "refuse_rewriting();"
    "revoke update, truncate on key from current_user;"
    "revoke update, delete, truncate on tombstone, setting from current_user;"
    "alter table key enable row level security, force row level security;"
    "alter table tombstone enable row level security, force row level security;"
    "alter table setting enable row level security, force row level security;"
    "create policy reading on key for select to current_user using (true);"
    "create policy adding on key for insert to current_user with check (true);"
    "create policy destroying on key for delete to current_user using (true);"
    "create policy reading on tombstone for select to current_user using (true);"
    "create policy adding on tombstone for insert to current_user with check (true);"
    "create policy reading on setting for select to current_user using (true);"
    "create policy adding on setting for insert to current_user with check (true)",
};

constexpr std::array needed{
    postgres::Needed{.table = "key", .rights = "select, insert, delete"},
    postgres::Needed{.table = "tombstone", .rights = "select, insert"},
    postgres::Needed{.table = "setting", .rights = "select, insert"},
};

constexpr postgres::Schema schema{.what = "keystore", .versions = versions, .needed = needed};

constexpr Statement by_id{"by_id", "select id, dossier, compartment, wrapped from key where id = $1"};
constexpr Statement current_key{
    "current_key",
    "select id, dossier, compartment, wrapped from key where dossier = $1 and compartment = $2"};
constexpr Statement stone{"stone", "select id, dossier, compartment, proof from tombstone where id = $1"};
constexpr Statement check{"check_value", "select value from setting where name = 'check'"};

constexpr Statement add_key{
    "add_key", "insert into key values ($1, $2, $3, $4) on conflict (dossier, compartment) do nothing"};
constexpr Statement add_stone{
    "add_stone", "insert into tombstone values ($1, $2, $3, $4) on conflict do nothing"};
constexpr Statement destroy_key{"destroy_key", "delete from key where id = $1"};
constexpr Statement add_check{"add_check", "insert into setting values ('check', $1)"};

struct Reader {
    explicit Reader(std::string const& where) : connection{where, Connection::Use::read} {
        connection.prepare({by_id, current_key, stone, check});
    }

    Connection connection;
};

Compartment read_compartment(Result const& result) {
    auto const compartment = named<Compartment>(result.text(0, 2));
    if (!compartment) { throw Failure::damage("an unknown compartment in the keystore"); }
    return *compartment;
}

std::string copied(Result const& result, int column) { return std::string{result.text(0, column)}; }

std::optional<WrappedKey> read_key(Result const& result) {
    if (result.rows() == 0) { return std::nullopt; }
    return WrappedKey{
        .id = copied(result, 0),
        .dossier = DossierId{copied(result, 1)},
        .compartment = read_compartment(result),
        .wrapped = copied(result, 3)};
}

class PostgresKeyShelf final : public KeyShelf {
    template <class Work>
    auto read(Work&& work) {
        return guarded([&] { return readers_.with([&](Reader& reader) { return work(reader.connection); }); }
        );
    }

public:
    explicit PostgresKeyShelf(std::string const& where) : where_{where}, readers_{where} {}

    tl::expected<std::optional<WrappedKey>, Trouble> by_id(std::string_view id) override {
        return read([&](Connection& connection) { return read_key(connection.ask(journal::by_id, id)); });
    }

    tl::expected<std::optional<Tombstone>, Trouble> tombstone(std::string_view id) override {
        return read([&](Connection& connection) -> std::optional<Tombstone> {
            auto const found = connection.ask(stone, id);
            if (found.rows() == 0) { return std::nullopt; }
            return Tombstone{
                .id = copied(found, 0),
                .dossier = DossierId{copied(found, 1)},
                .compartment = read_compartment(found),
                .proof = copied(found, 3)};
        });
    }

    tl::expected<std::optional<WrappedKey>, Trouble> current(
        DossierId const& dossier, Compartment compartment
    ) override {
        return read([&](Connection& connection) {
            return read_key(connection.ask(current_key, dossier.text(), name_of(compartment)));
        });
    }

    tl::expected<void, Trouble> add(WrappedKey const& key) override {
        return write([&](Connection& connection) {
            connection.ask(add_key, key.id, key.dossier.text(), name_of(key.compartment), key.wrapped);
        });
    }

    tl::expected<void, Trouble> destroy(Tombstone const& tombstone) override {
        return write([&](Connection& connection) {
            // Sent together they are one transaction. The stone first: no key goes without.
            postgres::Round round{connection};
            round.add(
                add_stone,
                tombstone.id,
                tombstone.dossier.text(),
                name_of(tombstone.compartment),
                tombstone.proof
            );
            round.add(destroy_key, tombstone.id);
            round.answers();
        });
    }

    tl::expected<std::optional<std::string>, Trouble> check_value() override {
        return read([&](Connection& connection) -> std::optional<std::string> {
            auto const found = connection.ask(check);
            if (found.rows() == 0) { return std::nullopt; }
            return copied(found, 0);
        });
    }

    tl::expected<void, Trouble> set_check_value(std::string const& value) override {
        return write([&](Connection& connection) { connection.ask(add_check, value); });
    }

private:
    /// What is written here may be written twice, so a connection that was lost while it waited is no
    /// trouble. A warning means that the standby may not have it: then it is done again, and waited for.
    template <class Work>
    tl::expected<void, Trouble> write(Work&& work) {
        std::lock_guard const lock{mutex_};
        return guarded([&] { once(work); }).or_else([&](Trouble trouble) -> tl::expected<void, Trouble> {
            if (trouble != Trouble::storage_unavailable) { return tl::unexpected{trouble}; }
            writer_.reset();
            return guarded([&] {
                once([&](Connection& connection) {
                    work(connection);
                    connection.ask(wait_for_standby);
                });
            });
        });
    }

    template <class Work>
    void once(Work const& work) {
        if (!writer_) {
            writer_ = std::make_unique<Connection>(where_, Connection::Use::write);
            writer_->prepare({add_key, add_stone, destroy_key, add_check, wait_for_standby});
        }
        static_cast<void>(writer_->warned());
        work(*writer_);
        if (writer_->warned()) { throw Failure{{}, "the end of a COMMIT is unknown"}; }
    }

    std::string where_;
    postgres::Pool<Reader> readers_;
    std::mutex mutex_;
    std::unique_ptr<Connection> writer_;
};

}  // namespace

tl::expected<void, std::string> prepare_postgres_key_shelf(
    std::string const& where, std::string_view serving
) {
    return postgres::prepare_database(where, schema, serving);
}

tl::expected<std::unique_ptr<KeyShelf>, std::string> open_postgres_key_shelf(std::string const& where) {
    auto const prepared = prepare_postgres_key_shelf(where);
    if (!prepared) { return tl::unexpected{prepared.error()}; }
    return std::make_unique<PostgresKeyShelf>(where);
}

tl::expected<std::unique_ptr<Keystore>, std::string> open_postgres_keystore(
    std::string const& where, RegionKey const& key
) {
    auto shelf = open_postgres_key_shelf(where);
    if (!shelf) { return tl::unexpected{shelf.error()}; }
    return Keystore::open(std::move(*shelf), key).map_error([](std::string const& why) {
        return "the keystore in PostgreSQL: " + why;
    });
}

}  // namespace rondom::journal
