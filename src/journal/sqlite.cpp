#include "journal/sqlite.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include <fcntl.h>
#include <fmt/core.h>
#include <sqlite3.h>
#include <unistd.h>

namespace rondom::journal::sqlite {

namespace {

/// In milliseconds. Another process (a backup, `rondom verify`) may hold the lock for a moment.
constexpr int patience = 5000;

[[noreturn]] void fail(sqlite3* database) {
    throw Failure{sqlite3_extended_errcode(database), sqlite3_errmsg(database)};
}

char const* settings_for(Connection::Use use) {
    switch (use) {
        case Connection::Use::read: return "pragma cache_size = -2048; pragma query_only = on";
        // The size of a page counts for a new file only: eight kilobytes hold a dossier in fewer
        // (docs/decisions/0005).
        case Connection::Use::write:
            return "pragma cache_size = -16384; pragma page_size = 8192; pragma journal_mode = wal";
        case Connection::Use::copy: return "pragma journal_mode = delete";
        case Connection::Use::alone: return "pragma locking_mode = exclusive";
    }
    return "";
}

/// The write-ahead log as a file; nothing when there is none.
sqlite3_file* log_of(sqlite3* database) {
    sqlite3_file* log = nullptr;
    sqlite3_file_control(database, "main", SQLITE_FCNTL_JOURNAL_POINTER, static_cast<void*>(&log));
    return log == nullptr || log->pMethods == nullptr ? nullptr : log;
}

/// A program that ended without closing left its log. When that was because a sync failed, the system may
/// show pages of it that never reached the disk, and says from then on that all is synced: whatever is built
/// on them would be lost with them. So they are written anew, before anything else is. Somebody else who has
/// it open is at work in that log: then it is known to be well.
void settle_log(std::string const& path) {
    std::error_code none;
    if (std::filesystem::file_size(path + "-wal", none) == 0 || none) { return; }
    try {
        Connection connection{path, Connection::Use::alone};
        connection.run("begin immediate");
        connection.write_log_again();
        connection.run("rollback");
        connection.checkpoint(true);
    } catch (Failure const& failure) {
        // Without room the log stays as it is, and is well.
        auto const passes = !failure.may_concern_one() || failure.trouble() == Trouble::storage_full;
        if (!passes) { throw; }
    }
}

void migrate(Connection& connection, Schema const& schema, std::int64_t from) {
    connection.run("begin immediate");
    for (auto version = from; std::cmp_less(version, schema.versions.size()); ++version) {
        connection.run(schema.versions[static_cast<std::size_t>(version)]);
    }
    connection.run(fmt::format("pragma application_id = {}", schema.application_id).c_str());
    connection.run(fmt::format("pragma user_version = {}", schema.versions.size()).c_str());
    connection.run("commit");
}

tl::expected<void, std::string> bring_up_to_date(std::string const& path, Schema const& schema) {
    settle_log(path);
    Connection connection{path, Connection::Use::write};
    auto const application = connection.number("pragma application_id");
    auto const version = connection.number("pragma user_version");
    // Without tables it is new, or its first start was interrupted.
    auto const is_new = connection.number("select count(*) from sqlite_schema") == 0;
    if (!is_new && application != schema.application_id) {
        return tl::unexpected{fmt::format("{} is a database, but not a Rondom {}", path, schema.what)};
    }
    if (std::cmp_greater(version, schema.versions.size())) {
        return tl::unexpected{fmt::format(
            "{} was written by a newer Rondom (version {} of the {}, this program knows {})",
            path,
            version,
            schema.what,
            schema.versions.size()
        )};
    }
    if (connection.read_only()) { return tl::unexpected{fmt::format("{} cannot be written", path)}; }
    if (std::cmp_less(version, schema.versions.size())) { migrate(connection, schema, version); }
    return {};
}

}  // namespace

Failure Failure::damage(std::string const& words) { return {SQLITE_CORRUPT, words}; }

Trouble Failure::trouble() const noexcept {
    switch (primary_code()) {
        case SQLITE_FULL: return Trouble::storage_full;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB: return Trouble::damaged;
        default: return Trouble::storage_unavailable;
    }
}

bool Failure::may_concern_one() const noexcept {
    return primary_code() != SQLITE_BUSY && primary_code() != SQLITE_LOCKED;
}

bool Failure::leaves_disk_unknown() const noexcept { return primary_code() == SQLITE_IOERR; }

void Connection::Close::operator()(sqlite3* database) const noexcept { sqlite3_close_v2(database); }

Connection::Connection(std::string const& path, Use use) {
    sqlite3* opened = nullptr;
    auto const code =
        sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    database_.reset(opened);
    if (code != SQLITE_OK) { fail(opened); }
    sqlite3_extended_result_codes(opened, 1);
    sqlite3_busy_timeout(opened, patience);
    // Per connection, all of them (assurance.md 4; stack.md 11.5).
    run("pragma trusted_schema = off; pragma cell_size_check = on; pragma foreign_keys = off;"
        "pragma secure_delete = on; pragma synchronous = full; pragma temp_store = memory");
    // Kilobytes. Whoever reads next after a commit begins with an empty cache (that is how WAL works) and
    // every look is a commit, so more would be memory for nothing; the pages are in the system's cache.
    run(settings_for(use));
    if (use == Use::alone) {
        sqlite3_busy_timeout(opened, 0);
        sqlite3_db_config(opened, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    }
}

void Connection::run(char const* sql) {
    if (sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) { fail(database_.get()); }
}

Statement Connection::prepare(std::string_view sql) { return Statement{database_.get(), sql}; }

std::int64_t Connection::number(std::string_view sql) {
    auto statement = prepare(sql);
    Run run{statement};
    return run.step() ? run.number(0) : 0;
}

bool Connection::in_transaction() const noexcept { return sqlite3_get_autocommit(database_.get()) == 0; }

void Connection::roll_back() noexcept {
    if (in_transaction()) { sqlite3_exec(database_.get(), "rollback", nullptr, nullptr, nullptr); }
}

void Connection::checkpoint_by_hand() {
    auto const note = [](void* pages, sqlite3* /*database*/, char const* /*name*/, int count) {
        *static_cast<std::int64_t*>(pages) = count;
        return SQLITE_OK;
    };
    sqlite3_wal_hook(database_.get(), note, pages_in_log_.get());
}

void Connection::checkpoint(bool empty_log) {
    auto const mode = empty_log ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
    auto const code = sqlite3_wal_checkpoint_v2(database_.get(), nullptr, mode, nullptr, nullptr);
    if (code != SQLITE_OK) { fail(database_.get()); }
    // SQLite cuts the log off and leaves it to the system when the disk hears of it.
    auto* const log = log_of(database_.get());
    if (empty_log && log != nullptr && log->pMethods->xSync(log, SQLITE_SYNC_NORMAL) != SQLITE_OK) {
        throw Failure{SQLITE_IOERR_FSYNC, "the log cannot be synced"};
    }
}

void Connection::write_log_again() {
    auto* const log = log_of(database_.get());
    if (log == nullptr) { return; }
    sqlite3_int64 size = 0;
    std::array<char, std::size_t{64} * 1024> part{};
    auto code = log->pMethods->xFileSize(log, &size);
    for (sqlite3_int64 at = 0; code == SQLITE_OK && at < size; at += std::ssize(part)) {
        auto const count = static_cast<int>(std::min<sqlite3_int64>(std::ssize(part), size - at));
        code = log->pMethods->xRead(log, part.data(), count, at);
        if (code == SQLITE_OK) { code = log->pMethods->xWrite(log, part.data(), count, at); }
    }
    if (code == SQLITE_OK) { code = log->pMethods->xSync(log, SQLITE_SYNC_NORMAL); }
    if (code != SQLITE_OK) { throw Failure{code, "the log cannot be written again"}; }
}

void Connection::fill_from(Connection const& other) {
    auto* const backup = sqlite3_backup_init(database_.get(), "main", other.database_.get(), "main");
    if (backup == nullptr) { fail(database_.get()); }
    // In one step: one reader's view of the log, so nobody who writes makes it begin again.
    sqlite3_backup_step(backup, -1);
    if (sqlite3_backup_finish(backup) != SQLITE_OK) { fail(database_.get()); }
    // The first page was copied too, and says that there is a log.
    run("pragma journal_mode = delete");
}

bool Connection::read_only() const noexcept { return sqlite3_db_readonly(database_.get(), "main") == 1; }

std::int64_t Connection::rows_changed() const noexcept { return sqlite3_changes64(database_.get()); }

void Statement::Finalize::operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }

Statement::Statement(sqlite3* database, std::string_view sql) {
    sqlite3_stmt* prepared = nullptr;
    auto const size = static_cast<int>(sql.size());
    auto const code =
        sqlite3_prepare_v3(database, sql.data(), size, SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
    if (code != SQLITE_OK) { fail(database); }
    statement_.reset(prepared);
}

Run::~Run() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

bool Run::step() {
    auto const code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) { return true; }
    if (code != SQLITE_DONE) { fail(sqlite3_db_handle(statement_)); }
    return false;
}

std::int64_t Run::number(int column) const { return sqlite3_column_int64(statement_, column); }

std::string_view Run::text(int column) const {
    auto const* const bytes = static_cast<char const*>(sqlite3_column_blob(statement_, column));
    return bytes == nullptr
               ? std::string_view{}
               : std::string_view{bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

void Run::bind(int index, std::int64_t value) { sqlite3_bind_int64(statement_, index, value); }

void Run::bind(int index, std::string_view value) {
    // An empty view may have no address, and SQLite would take that for null.
    auto const* const bytes = value.empty() ? "" : value.data();
    sqlite3_bind_text64(statement_, index, bytes, value.size(), SQLITE_STATIC, SQLITE_UTF8);
}

void Run::bind(int index, Blob value) {
    auto const* const bytes = value.bytes.empty() ? "" : value.bytes.data();
    sqlite3_bind_blob64(statement_, index, bytes, value.bytes.size(), SQLITE_STATIC);
}

void Run::bind(int index, End value) {
    if (value.text.empty()) {
        bind(index, Blob{});
    } else {
        bind(index, value.text);
    }
}

/// SQLite gives the files beside it the same rights.
bool create_closed(std::string const& path) {
    auto const file =
        ::open(path.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);  // NOLINT: POSIX
    if (file < 0) { return false; }
    ::close(file);
    return true;
}

tl::expected<void, std::string> prepare_file(std::string const& path, Schema const& schema) {
    namespace fs = std::filesystem;
    std::error_code error;
    auto const folder = fs::absolute(path, error).parent_path();
    if (!fs::is_directory(folder, error)) {
        return tl::unexpected{fmt::format("the directory {} does not exist", folder.string())};
    }
    if (fs::exists(path, error) && !fs::is_regular_file(path, error)) {
        return tl::unexpected{fmt::format("{} is not a file", path)};
    }
    if (!fs::exists(path, error) && !create_closed(path)) {
        return tl::unexpected{fmt::format("{} cannot be created", path)};
    }
    if (::access(path.c_str(), R_OK | W_OK) != 0) {
        return tl::unexpected{fmt::format("{} cannot be read and written by this user", path)};
    }
    try {
        return bring_up_to_date(path, schema);
    } catch (Failure const& failure) {
        auto const no_database = failure.primary_code() == SQLITE_NOTADB;
        auto const why = no_database ? std::string{"is not a database"} : std::string{failure.what()};
        return tl::unexpected{fmt::format("{}: {}", path, why)};
    }
}

}  // namespace rondom::journal::sqlite
