#include "journal/postgres_store.hpp"

#include <array>
#include <utility>

#include "journal/postgres.hpp"
#include "journal/postgres_schema.hpp"
#include "journal/postgres_writer.hpp"

namespace rondom::journal {

using postgres::Connection;
using postgres::guarded;
using postgres::Result;
using postgres::Statement;

namespace {

/// Sealed bytes do not get smaller, so nothing tries to compress them; the head rows are rewritten with every
/// commit, in the room that their pages keep for it.
constexpr std::array versions{
    "create table entry (dossier bytea not null, seq bigint not null, at bigint not null, key_id bytea not "
    "null,"
    " version bigint not null, sealed bytea not null, link bytea not null, primary key (dossier, seq));"
    "alter table entry alter sealed set storage external;"
    "create table command (id bytea not null primary key, dossier bytea not null, seq bigint not null);"
    "create table kept (collection bytea not null, key bytea not null, sort bytea not null, owner bytea not "
    "null,"
    " sealed bytea not null, primary key (collection, key, sort)) with (fillfactor = 80);"
    "alter table kept alter sealed set storage external;"
    "create index kept_owner on kept (owner, collection)",
    // What was written stays as it is, whoever asks; and there is nothing for who neither owns nor serves.
    "create function refuse_rewriting() returns trigger language plpgsql as $$ begin"
    " raise exception 'what was written stays as it is: % of %', lower(tg_op), tg_table_name"
    " using errcode = 'insufficient_privilege'; end $$;"
    "create trigger never before update or delete or truncate on entry execute function refuse_rewriting();"
    "create trigger never before update or delete or truncate on command execute function "
    "refuse_rewriting();"
    "revoke update, delete, truncate on entry, command from current_user;"
    "alter table entry enable row level security, force row level security;"
    "alter table command enable row level security, force row level security;"
    "alter table kept enable row level security, force row level security;"
    "create policy reading on entry for select to current_user using (true);"
    "create policy adding on entry for insert to current_user with check (true);"
    "create policy reading on command for select to current_user using (true);"
    "create policy adding on command for insert to current_user with check (true);"
    "create policy working on kept to current_user using (true)",
};

constexpr std::array needed{
    postgres::Needed{.table = "entry", .rights = "select, insert"},
    postgres::Needed{.table = "command", .rights = "select, insert"},
    postgres::Needed{.table = "kept", .rights = "select, insert, update, delete"},
};

constexpr postgres::Schema schema{.what = "journal", .versions = versions, .needed = needed};

constexpr Statement all_records{
    "records", "select seq, at, key_id, version, sealed, link from entry where dossier = $1 order by seq"};
constexpr Statement by_command{"by_command", "select seq, dossier from command where id = $1"};
constexpr Statement one_row{
    "one_row", "select owner, sealed from kept where collection = $1 and key = $2 and sort = $3"};
/// Four, so that each is one walk along the index from its first row to its last.
constexpr Statement forward{
    "forward",
    "select sort, owner, sealed from kept where collection = $1 and key = $2 and sort >= $3"
    " order by sort limit $4"};
constexpr Statement forward_to{
    "forward_to",
    "select sort, owner, sealed from kept where collection = $1 and key = $2 and sort >= $3"
    " and sort < $5 order by sort limit $4"};
constexpr Statement backward{
    "backward",
    "select sort, owner, sealed from kept where collection = $1 and key = $2 and sort >= $3"
    " order by sort desc limit $4"};
constexpr Statement backward_from{
    "backward_from",
    "select sort, owner, sealed from kept where collection = $1 and key = $2 and sort >= $3"
    " and sort < $5 order by sort desc limit $4"};

constexpr Statement count_rows{"count_rows", "select count(*) from kept where collection = $1 and key = $2"};

/// Steps from one dossier to the next instead of walking every entry.
constexpr char const* all_dossiers =
    "with recursive each(dossier) as ((select dossier from entry order by dossier limit 1) union all"
    " select (select entry.dossier from entry where entry.dossier > each.dossier order by dossier limit 1)"
    " from each where each.dossier is not null) select dossier from each where dossier is not null";

struct Reader {
    explicit Reader(std::string const& where) : connection{where, Connection::Use::read} {
        connection.prepare(
            {all_records, by_command, one_row, forward, forward_to, backward, backward_from, count_rows}
        );
    }

    Connection connection;
};

std::string copied(Result const& result, int column) { return std::string{result.text(0, column)}; }

Result ask_range(Connection& connection, Range const& range) {
    auto const limit = static_cast<std::int64_t>(range.limit);
    if (range.to.empty()) {
        auto const& statement = range.latest_first ? backward : forward;
        return connection.ask(statement, range.collection, range.key, range.from, limit);
    }
    auto const& statement = range.latest_first ? backward_from : forward_to;
    return connection.ask(statement, range.collection, range.key, range.from, limit, range.to);
}

}  // namespace

struct PostgresStore::Inside {
    Inside(std::string const& with, std::function<void(std::string_view)> alarm)
        : where{with}, readers{with}, writer{with, std::move(alarm)} {}

    /// One reader, one statement, one snapshot.
    template <class Work>
    auto read(Work&& work) {
        return guarded([&] { return readers.with([&](Reader& reader) { return work(reader.connection); }); });
    }

    /// On a connection of its own: it takes as long as it takes, and what was shown is not shown again.
    tl::expected<void, Trouble> walk(char const* sql, std::function<void(Result const&)> const& visit) const {
        return guarded([&] { Connection{where, Connection::Use::walk}.walk(sql, visit); });
    }

    std::string where;
    postgres::Pool<Reader> readers;
    PostgresWriter writer;
};

PostgresStore::PostgresStore(std::string const& where, std::function<void(std::string_view)> alarm)
    : inside_{std::make_unique<Inside>(where, std::move(alarm))} {}

PostgresStore::~PostgresStore() = default;

tl::expected<void, std::string> PostgresStore::prepare(std::string const& where, std::string_view serving) {
    return postgres::prepare_database(where, schema, serving);
}

tl::expected<std::unique_ptr<PostgresStore>, std::string> PostgresStore::open(
    std::string const& where, std::function<void(std::string_view)> alarm
) {
    auto const prepared = prepare(where);
    if (!prepared) { return tl::unexpected{prepared.error()}; }
    return std::unique_ptr<PostgresStore>{
        new PostgresStore{where, std::move(alarm)}};  // NOLINT: a private constructor
}

tl::expected<void, Trouble> PostgresStore::each_record(DossierId const& dossier, RecordVisitor const& visit) {
    auto const found =
        inside_->read([&](Connection& connection) { return connection.ask(all_records, dossier.text()); });
    if (!found) { return tl::unexpected{found.error()}; }
    return guarded([&] {
        auto more = true;
        for (int row = 0; more && row < found->rows(); ++row) {
            more = visit(
                {.dossier = dossier.text(),
                 .seq = found->number(row, 0),
                 .at = Moment{std::chrono::seconds{found->number(row, 1)}},
                 .key_id = found->text(row, 2),
                 .version = found->number(row, 3),
                 .sealed = found->text(row, 4),
                 .link = found->text(row, 5)}
            );
        }
    });
}

tl::expected<Committed, Trouble> PostgresStore::commit(Batch const& batch) {
    return inside_->writer.commit(batch);
}

tl::expected<std::optional<CommandRecord>, Trouble> PostgresStore::committed(CommandId const& command) {
    return inside_->read([&](Connection& connection) -> std::optional<CommandRecord> {
        auto const found = connection.ask(by_command, command.text());
        if (found.rows() == 0) { return std::nullopt; }
        return CommandRecord{
            .command = command, .dossier = DossierId{copied(found, 1)}, .seq = found.number(0, 0)};
    });
}

tl::expected<std::optional<SealedRow>, Trouble> PostgresStore::row(RowKey const& key) {
    return inside_->read([&](Connection& connection) -> std::optional<SealedRow> {
        auto const found = connection.ask(one_row, key.collection, key.key, key.sort);
        if (found.rows() == 0) { return std::nullopt; }
        return SealedRow{.key = key, .owner = copied(found, 0), .sealed = copied(found, 1)};
    });
}

tl::expected<std::vector<SealedRow>, Trouble> PostgresStore::rows(Range const& range) {
    return inside_->read([&](Connection& connection) {
        auto const found = ask_range(connection, range);
        std::vector<SealedRow> rows;
        rows.reserve(static_cast<std::size_t>(found.rows()));
        for (int row = 0; row < found.rows(); ++row) {
            rows.push_back(
                {.key =
                     {.collection = range.collection,
                      .key = range.key,
                      .sort = std::string{found.text(row, 0)}},
                 .owner = std::string{found.text(row, 1)},
                 .sealed = std::string{found.text(row, 2)}}
            );
        }
        return rows;
    });
}

tl::expected<std::size_t, Trouble> PostgresStore::count(std::string_view collection, std::string_view key) {
    return inside_->read([&](Connection& connection) {
        return static_cast<std::size_t>(connection.ask(count_rows, collection, key).number(0, 0));
    });
}

tl::expected<std::vector<DossierId>, Trouble> PostgresStore::dossiers() {
    std::vector<DossierId> found;
    return inside_->walk(
                      all_dossiers, [&](Result const& each) { found.emplace_back(copied(each, 0)); }
    ).map([&] { return std::move(found); });
}

tl::expected<void, Trouble> PostgresStore::each_command(std::function<void(CommandRecord const&)> const& visit
) {
    return inside_->walk("select id, dossier, seq from command", [&](Result const& each) {
        visit(
            {.command = CommandId{copied(each, 0)},
             .dossier = DossierId{copied(each, 1)},
             .seq = each.number(0, 2)}
        );
    });
}

tl::expected<void, Trouble> PostgresStore::each_row(std::function<void(SealedRow const&)> const& visit) {
    return inside_->walk("select collection, key, sort, owner, sealed from kept", [&](Result const& each) {
        visit(
            {.key = {.collection = copied(each, 0), .key = copied(each, 1), .sort = copied(each, 2)},
             .owner = copied(each, 3),
             .sealed = copied(each, 4)}
        );
    });
}

bool PostgresStore::sound() {
    // Every page is read above, and a page whose checksum is wrong does not come back.
    return guarded([&] {
               return Connection{inside_->where, Connection::Use::walk}.word(
                          "select coalesce(checksum_failures, 0) from pg_stat_database"
                          " where datname = current_database()"
                      ) == "0";
           }
    ).value_or(false);
}

Tally PostgresStore::tally() const noexcept { return inside_->writer.tally(); }

}  // namespace rondom::journal
