#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "journal/store.hpp"

struct sqlite3;
struct sqlite3_stmt;

/// As much of SQLite as the journal needs. Trouble inside an adapter travels as `Failure` and becomes a
/// `Trouble` at its port.
namespace rondom::journal::sqlite {

class Failure : public std::runtime_error {
public:
    Failure(int code, std::string const& words) : std::runtime_error{words}, code_{code} {}

    /// Something in the database that we never wrote.
    static Failure damage(std::string const& words);

    [[nodiscard]] int primary_code() const noexcept { return code_ & 0xFF; }
    [[nodiscard]] Trouble trouble() const noexcept;

    /// False when somebody else has the lock: then nobody gets further by trying alone.
    [[nodiscard]] bool may_concern_one() const noexcept;

    /// Writing or syncing went wrong below SQLite: what reached the disk is unknown, so nothing may be built
    /// on it before the database was opened, and thereby recovered, again.
    [[nodiscard]] bool leaves_disk_unknown() const noexcept;

private:
    int code_;  // SQLite's extended result code
};

/// Bytes that are no text.
struct Blob {
    std::string_view bytes;
};

/// The end of a range of texts; an empty one is a blob to SQLite, after which no text comes.
struct End {
    std::string_view text;
};

class Statement;

/// One connection, for one thread at a time. WAL; durable when a commit returns (`synchronous=FULL`).
class Connection {
public:
    enum class Use {
        read,
        write,
        copy,   ///< an empty file, to be filled from another one; keeps no log beside it
        alone,  ///< while nobody else has it open: does not wait for others, and leaves the log to whoever
                ///< asks
    };

    Connection(std::string const& path, Use use);

    /// Statements without parameters and results, one or more.
    void run(char const* sql);
    [[nodiscard]] Statement prepare(std::string_view sql);
    [[nodiscard]] std::int64_t number(std::string_view sql);
    [[nodiscard]] bool in_transaction() const noexcept;
    void roll_back() noexcept;
    /// From here on only `checkpoint` empties the log, so that its trouble is seen.
    void checkpoint_by_hand();
    /// As of the last commit on this connection.
    [[nodiscard]] std::int64_t pages_in_log() const noexcept { return *pages_in_log_; }
    /// Moves what the write-ahead log holds into the database; `empty_log` also takes every trace out of the
    /// log, for good.
    void checkpoint(bool empty_log);
    /// Writes what the log holds once more, and syncs it.
    void write_log_again();
    /// Fills this one, that was opened to be a copy, with what the other holds at one moment, while others go
    /// on writing there. Durable when it returns.
    void fill_from(Connection const& other);
    [[nodiscard]] bool read_only() const noexcept;
    /// By the last statement.
    [[nodiscard]] std::int64_t rows_changed() const noexcept;

private:
    struct Close {
        void operator()(sqlite3* database) const noexcept;
    };
    std::unique_ptr<sqlite3, Close> database_;
    std::unique_ptr<std::int64_t> pages_in_log_ = std::make_unique<std::int64_t>(0);
};

/// A prepared statement.
class Statement {
public:
    Statement(sqlite3* database, std::string_view sql);

private:
    friend class Run;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const noexcept;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// One run of a statement, from its parameters to its last result. The parameters must outlive it.
class Run {
public:
    template <class... Values>
    explicit Run(Statement& statement, Values const&... values) : statement_{statement.statement_.get()} {
        [[maybe_unused]] int index = 0;
        (bind(++index, values), ...);
    }
    Run(Run const&) = delete;
    Run& operator=(Run const&) = delete;
    ~Run();

    /// True when there is a next row; its columns are valid until the next step.
    bool step();
    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] std::string_view text(int column) const;

private:
    void bind(int index, std::int64_t value);
    void bind(int index, std::string_view value);
    void bind(int index, Blob value);
    void bind(int index, End value);

    sqlite3_stmt* statement_;
};

/// A database of ours: which one, and how its tables came about, version after version. A later version only
/// ever adds to the list.
struct Schema {
    std::string_view what;            ///< "journal", for messages
    std::int64_t application_id = 0;  ///< written in the file, so that it is recognised
    std::span<char const* const> versions;
};

/// Opens or creates the database and brings it to the newest version. The error tells the person who installs
/// what is wrong with which file.
tl::expected<void, std::string> prepare_file(std::string const& path, Schema const& schema);

/// Makes an empty file where nothing is, that nobody but this user reads.
bool create_closed(std::string const& path);

/// Runs `work` and turns its failure into trouble.
template <class Work>
auto guarded(Work&& work) -> tl::expected<decltype(work()), Trouble> {
    try {
        if constexpr (std::is_void_v<decltype(work())>) {
            work();
            return {};
        } else {
            return work();
        }
    } catch (Failure const& failure) { return tl::unexpected{failure.trouble()}; }
}

/// Connections that wait for a reader. `Reader` is made from a path and has its statements prepared.
template <class Reader>
class Pool {
public:
    explicit Pool(std::string path) : path_{std::move(path)} {}

    template <class Work>
    auto with(Work&& work) {
        auto const back = [this](Reader* reader) { give_back(std::unique_ptr<Reader>{reader}); };
        std::unique_ptr<Reader, decltype(back)> const lent{take().release(), back};
        return work(*lent);
    }

    std::unique_ptr<Reader> take() {
        {
            std::lock_guard const lock{mutex_};
            if (!idle_.empty()) {
                auto reader = std::move(idle_.back());
                idle_.pop_back();
                return reader;
            }
        }
        return std::make_unique<Reader>(path_);
    }

    void give_back(std::unique_ptr<Reader> reader) {
        std::lock_guard const lock{mutex_};
        if (idle_.size() < most_idle) { idle_.push_back(std::move(reader)); }
    }

private:
    static constexpr std::size_t most_idle = 64;

    std::string path_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Reader>> idle_;
};

}  // namespace rondom::journal::sqlite
