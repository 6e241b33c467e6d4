#include "journal/sqlite_store.hpp"

#include <array>

#include "journal/sqlite.hpp"
#include "journal/sqlite_writer.hpp"

namespace rondom::journal {

using sqlite::Connection;
using sqlite::guarded;
using sqlite::Run;
using sqlite::Statement;

namespace {

/// Clustered by dossier: reading one dossier touches a few pages (stack.md 2.1; docs/decisions/0005).
constexpr std::array versions{
    "create table entry (dossier text not null, seq integer not null, at integer not null, key_id text not "
    "null,"
    " version integer not null, sealed blob not null, link blob not null, primary key (dossier, seq))"
    " strict, without rowid;"
    "create table command (id text not null primary key, dossier text not null, seq integer not null)"
    " strict, without rowid;"
    "create table row (collection text not null, key text not null, sort text not null, owner text not null,"
    " sealed blob not null, primary key (collection, key, sort)) strict, without rowid;"
    "create index row_owner on row (owner, collection)",
};

constexpr sqlite::Schema schema{.what = "journal", .application_id = 0x526A6E6C, .versions = versions};

constexpr std::string_view rows_forward =
    "select sort, owner, sealed from row where collection = ?1 and key = ?2 and sort >= ?3 and sort < ?4"
    " order by sort limit ?5";
constexpr std::string_view rows_backward =
    "select sort, owner, sealed from row where collection = ?1 and key = ?2 and sort >= ?3 and sort < ?4"
    " order by sort desc limit ?5";

/// Steps from one dossier to the next instead of walking every entry.
constexpr std::string_view all_dossiers =
    "with recursive each(dossier) as (select min(dossier) from entry union all"
    " select (select min(dossier) from entry where entry.dossier > each.dossier) from each"
    " where each.dossier is not null) select dossier from each where dossier is not null";

/// The same steps; the last entry of each is where its key ends.
constexpr std::string_view all_tips =
    "with recursive each(dossier) as (select min(dossier) from entry union all"
    " select (select min(dossier) from entry where entry.dossier > each.dossier) from each"
    " where each.dossier is not null) select entry.dossier, entry.seq, entry.link from each"
    " cross join entry on entry.dossier = each.dossier and entry.seq ="
    " (select max(seq) from entry as last where last.dossier = each.dossier)";

struct Reader {
    explicit Reader(std::string const& path)
        : connection{path, Connection::Use::read},
          records{connection.prepare(
              "select seq, at, key_id, version, sealed, link from entry where dossier = ?1 "
              "order by seq"
          )},
          committed{connection.prepare("select seq, dossier from command where id = ?1")},
          row{connection.prepare(
              "select owner, sealed from row where collection = ?1 and key = ?2 and sort = ?3"
          )},
          forward{connection.prepare(rows_forward)},
          backward{connection.prepare(rows_backward)},
          count{connection.prepare("select count(*) from row where collection = ?1 and key = ?2")},
          begin{connection.prepare("begin")} {}

    Connection connection;
    Statement records;
    Statement committed;
    Statement row;
    Statement forward;
    Statement backward;
    Statement count;
    Statement begin;
};

/// What this thread reads together with: the same reader, in one transaction, so that SQLite keeps the pages
/// of one call for the next.
struct Held {
    sqlite::Pool<Reader>* pool = nullptr;
    std::unique_ptr<Reader> reader;

    Reader& begun() {
        if (!reader) {
            auto fresh = pool->take();
            Run{fresh->begin}.step();
            reader = std::move(fresh);
        }
        return *reader;
    }

    void let_go() noexcept {
        if (!reader) { return; }
        reader->connection.roll_back();
        pool->give_back(std::move(reader));
    }
};

thread_local Held held;  // NOLINT: of the thread is what it is

class Holding final : public Store::Together {
public:
    explicit Holding(sqlite::Pool<Reader>& pool) { held.pool = &pool; }
    ~Holding() override {
        held.let_go();
        held.pool = nullptr;
    }
};

}  // namespace

struct SqliteStore::Inside {
    explicit Inside(std::string const& path) : readers{path}, writer{path} {}

    /// One reader, one call, one snapshot; or that of all who are read together.
    template <class Work>
    auto read(Work&& work) {
        return guarded([&] { return held.pool == &readers ? work(held.begun()) : readers.with(work); });
    }

    sqlite::Pool<Reader> readers;
    SqliteWriter writer;
};

SqliteStore::SqliteStore(std::string const& path) : inside_{std::make_unique<Inside>(path)} {}

SqliteStore::~SqliteStore() = default;

tl::expected<std::unique_ptr<SqliteStore>, std::string> SqliteStore::open(std::string const& path) {
    auto const prepared = sqlite::prepare_file(path, schema);
    if (!prepared) { return tl::unexpected{prepared.error()}; }
    try {
        return std::unique_ptr<SqliteStore>{new SqliteStore{path}};  // NOLINT: a private constructor
    } catch (sqlite::Failure const& failure) { return tl::unexpected{path + ": " + failure.what()}; }
}

tl::expected<void, Trouble> SqliteStore::each_record(DossierId const& dossier, RecordVisitor const& visit) {
    return inside_->read([&](Reader& reader) {
        Run run{reader.records, dossier.text()};
        auto more = true;
        while (more && run.step()) {
            more = visit(
                {.dossier = dossier.text(),
                 .seq = run.number(0),
                 .at = Moment{std::chrono::seconds{run.number(1)}},
                 .key_id = run.text(2),
                 .version = run.number(3),
                 .sealed = run.text(4),
                 .link = run.text(5)}
            );
        }
    });
}

std::unique_ptr<Store::Together> SqliteStore::together() {
    if (held.pool != nullptr) { return nullptr; }
    return std::make_unique<Holding>(inside_->readers);
}

tl::expected<Committed, Trouble> SqliteStore::commit(Batch const& batch) {
    if (held.pool == &inside_->readers) { held.let_go(); }
    return inside_->writer.commit(batch);
}

tl::expected<std::optional<CommandRecord>, Trouble> SqliteStore::committed(CommandId const& command) {
    return inside_->read([&](Reader& reader) -> std::optional<CommandRecord> {
        Run run{reader.committed, command.text()};
        if (!run.step()) { return std::nullopt; }
        return CommandRecord{
            .command = command, .dossier = DossierId{std::string{run.text(1)}}, .seq = run.number(0)};
    });
}

tl::expected<std::optional<SealedRow>, Trouble> SqliteStore::row(RowKey const& key) {
    return inside_->read([&](Reader& reader) -> std::optional<SealedRow> {
        Run run{reader.row, key.collection, key.key, key.sort};
        if (!run.step()) { return std::nullopt; }
        return SealedRow{.key = key, .owner = std::string{run.text(0)}, .sealed = std::string{run.text(1)}};
    });
}

tl::expected<std::vector<SealedRow>, Trouble> SqliteStore::rows(Range const& range) {
    return inside_->read([&](Reader& reader) {
        auto& statement = range.latest_first ? reader.backward : reader.forward;
        auto const limit = static_cast<std::int64_t>(range.limit);
        Run run{statement, range.collection, range.key, range.from, sqlite::End{range.to}, limit};
        std::vector<SealedRow> found;
        while (run.step()) {
            found.push_back(
                {.key = {.collection = range.collection, .key = range.key, .sort = std::string{run.text(0)}},
                 .owner = std::string{run.text(1)},
                 .sealed = std::string{run.text(2)}}
            );
        }
        return found;
    });
}

tl::expected<std::size_t, Trouble> SqliteStore::count(std::string_view collection, std::string_view key) {
    return inside_->read([&](Reader& reader) {
        Run run{reader.count, collection, key};
        run.step();
        return static_cast<std::size_t>(run.number(0));
    });
}

tl::expected<std::vector<DossierId>, Trouble> SqliteStore::dossiers() {
    return inside_->read([](Reader& reader) {
        auto statement = reader.connection.prepare(all_dossiers);
        Run run{statement};
        std::vector<DossierId> found;
        while (run.step()) {
            found.emplace_back(std::string{run.text(0)});
        }
        return found;
    });
}

tl::expected<void, Trouble> SqliteStore::each_tip(TipVisitor const& visit) {
    return inside_->read([&](Reader& reader) {
        auto statement = reader.connection.prepare(all_tips);
        Run run{statement};
        while (run.step()) {
            visit(
                {.dossier = DossierId{std::string{run.text(0)}},
                 .seq = run.number(1),
                 .link = std::string{run.text(2)}}
            );
        }
    });
}

tl::expected<void, Trouble> SqliteStore::each_command(std::function<void(CommandRecord const&)> const& visit
) {
    return inside_->read([&](Reader& reader) {
        auto statement = reader.connection.prepare("select id, dossier, seq from command");
        Run run{statement};
        while (run.step()) {
            visit(
                {.command = CommandId{std::string{run.text(0)}},
                 .dossier = DossierId{std::string{run.text(1)}},
                 .seq = run.number(2)}
            );
        }
    });
}

tl::expected<void, Trouble> SqliteStore::each_row(std::function<void(SealedRow const&)> const& visit) {
    return inside_->read([&](Reader& reader) {
        auto statement = reader.connection.prepare("select collection, key, sort, owner, sealed from row");
        Run run{statement};
        while (run.step()) {
            visit(
                {.key =
                     {.collection = std::string{run.text(0)},
                      .key = std::string{run.text(1)},
                      .sort = std::string{run.text(2)}},
                 .owner = std::string{run.text(3)},
                 .sealed = std::string{run.text(4)}}
            );
        }
    });
}

bool SqliteStore::sound() {
    return inside_
        ->read([](Reader& reader) {
            auto statement = reader.connection.prepare("select * from pragma_integrity_check(1)");
            Run run{statement};
            return run.step() && run.text(0) == "ok";
        })
        .value_or(false);
}

Tally SqliteStore::tally() const noexcept { return inside_->writer.tally(); }

}  // namespace rondom::journal
