#pragma once

#include <array>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "journal/store.hpp"

struct pg_conn;
struct pg_result;

/// As much of PostgreSQL as the journal needs: raw libpq, prepared, binary, many statements in one round trip
/// (stack.md 0). Trouble inside an adapter travels as `Failure` and becomes a `Trouble` at its port.
namespace rondom::journal::postgres {

class Failure : public std::runtime_error {
public:
    /// `state` is the server's SQLSTATE; empty: the connection itself gave way.
    Failure(std::string state, std::string const& words)
        : std::runtime_error{words}, state_{std::move(state)} {}

    /// Something in the database that we never wrote.
    static Failure damage(std::string const& words) { return {"XX001", words}; }

    [[nodiscard]] std::string const& state() const noexcept { return state_; }
    [[nodiscard]] Trouble trouble() const noexcept;

    /// This connection is of no use any more: it broke, its server stops, or its server became a standby.
    [[nodiscard]] bool connection_lost() const noexcept;

    /// Two stood in each other's way: the same again goes well.
    [[nodiscard]] bool worth_repeating() const noexcept;

private:
    std::string state_;
};

/// A statement that every connection of its kind prepares. Text and bytes are `bytea`, so that order is that
/// of bytes and nothing is refused for its encoding; numbers are `bigint`.
struct Statement {
    char const* name;
    char const* sql;
};

/// Something to commit, so that the commit waits until the standby has everything before it too.
inline constexpr Statement wait_for_standby{
    "wait_for_standby", "select 1 from pg_logical_emit_message(true, 'rondom', '')"};

/// What a statement is given. The texts must outlive it.
class Parameters {
public:
    template <class... Values>
    explicit Parameters(Values const&... values) {
        static_assert(sizeof...(values) <= most);
        (add(values), ...);
    }
    Parameters(Parameters const&) = delete;
    Parameters& operator=(Parameters const&) = delete;

private:
    friend class Connection;
    friend class Round;
    static constexpr std::size_t most = 8;

    void add(std::int64_t value);
    void add(std::string_view value);

    std::size_t count_ = 0;
    std::array<std::array<char, sizeof(std::int64_t)>, most> numbers_{};
    std::array<char const*, most> values_{};
    std::array<int, most> lengths_{};
};

/// The rows that a statement gave; views into them live as long as it does.
class Result {
public:
    Result() = default;
    explicit Result(pg_result* result) : result_{result} {}

    [[nodiscard]] int rows() const noexcept;
    [[nodiscard]] std::int64_t number(int row, int column) const;
    [[nodiscard]] std::string_view text(int row, int column) const;
    /// What the server says it did: "COMMIT".
    [[nodiscard]] std::string_view done() const noexcept;
    [[nodiscard]] pg_result* get() const noexcept { return result_.get(); }

private:
    struct Clear {
        void operator()(pg_result* result) const noexcept;
    };
    std::unique_ptr<pg_result, Clear> result_;
};

/// One connection to the primary, for one thread at a time.
class Connection {
public:
    enum class Use {
        read,   ///< nothing can be written; a statement may take ten seconds
        walk,   ///< the same, as long as it takes
        write,  ///< durable when a commit returns; nothing that we wait for is ever cancelled
    };

    /// Longer than the server itself lets a statement of ours take. A machine that hangs keeps its
    /// connections open and its network answers, so nothing else tells that it is gone (tests/cluster,
    /// freeze_primary).
    static constexpr std::chrono::seconds longest_silence{12};

    /// `where` is what libpq takes: "host=db1,db2 dbname=region user=rondom" or "postgresql://...". A server
    /// that says nothing for `silence` while we wait for it counts as gone; a walk waits for ever.
    Connection(std::string const& where, Use use, std::chrono::milliseconds silence = longest_silence);

    void prepare(std::initializer_list<Statement> statements);
    /// Statements without parameters and results, one or more.
    void run(char const* sql);

    template <class... Values>
    Result ask(Statement const& statement, Values const&... values) {
        return asked(statement, Parameters{values...});
    }

    /// Shows the rows of one answer one by one, without keeping them: one consistent picture however large.
    void walk(char const* sql, std::function<void(Result const&)> const& visit);

    /// One text that a statement gives; empty when it gives none.
    [[nodiscard]] std::string word(char const* sql);

    [[nodiscard]] int server_version() const noexcept;
    /// Between transactions, and as far as we know connected.
    [[nodiscard]] bool ready() const noexcept;
    /// Whether any connection of this program broke after this one was made: then nobody finds out once more,
    /// at the cost of the longest silence, that its server is gone.
    [[nodiscard]] bool suspect() const noexcept;
    /// Whether the server warned since the last time that this was asked.
    [[nodiscard]] bool warned() noexcept;

private:
    friend class Round;
    struct Close {
        void operator()(pg_conn* connection) const noexcept;
    };

    Result asked(Statement const& statement, Parameters const& parameters);
    Result executed(char const* sql);
    /// Whether libpq took what is to be sent.
    void sent(int taken) const;
    /// The next answer, or null when there is no more.
    [[nodiscard]] pg_result* next_answer();
    /// The last answer to what was sent.
    Result last_answer();
    /// Sends what is left, and waits until there is an answer to take.
    void wait();
    [[noreturn]] void fail() const;
    /// The result, or its failure.
    [[nodiscard]] Result checked(Result result) const;

    Use use_;
    std::chrono::milliseconds silence_;
    unsigned breaks_before_;  ///< of any connection
    std::unique_ptr<pg_conn, Close> connection_;
    std::unique_ptr<bool> warned_ = std::make_unique<bool>(false);
};

/// Statements that travel to the server together and wait for one round trip (stack.md 2.2). When one fails,
/// the server skips those after it.
class Round {
public:
    explicit Round(Connection& connection);

    template <class... Values>
    void add(Statement const& statement, Values const&... values) {
        send(statement, Parameters{values...});
    }

    /// The answers, in order; or the first failure.
    std::vector<Result> answers();

private:
    void send(Statement const& statement, Parameters const& parameters);

    Connection& connection_;
    std::size_t sent_ = 0;
};

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

/// Connections that wait for a reader, so many at most. `Reader` is made from a text and has a `connection`
/// with its statements prepared.
template <class Reader>
class Pool {
public:
    explicit Pool(std::string where) : where_{std::move(where)} {}

    /// A connection that broke while it waited is replaced by a new one, and the work done again: what it
    /// reads must be whole before it is shown to anybody.
    template <class Work>
    auto with(Work&& work) {
        Turn const turn{*this};
        if (auto waiting = take()) {
            Lent const lent{*this, std::move(waiting)};
            try {
                return work(*lent.reader);
            } catch (Failure const& failure) {
                if (!failure.connection_lost()) { throw; }
            }
        }
        Lent const lent{*this, std::make_unique<Reader>(where_)};
        return work(*lent.reader);
    }

private:
    static constexpr int most = 16;

    /// One of the `most` who may read now.
    class Turn {
    public:
        explicit Turn(Pool& pool) : pool_{pool} {
            std::unique_lock lock{pool_.mutex_};
            pool_.freed_.wait(lock, [this] { return pool_.reading_ < most; });
            ++pool_.reading_;
        }
        Turn(Turn const&) = delete;
        Turn& operator=(Turn const&) = delete;
        ~Turn() {
            {
                std::lock_guard const lock{pool_.mutex_};
                --pool_.reading_;
            }
            pool_.freed_.notify_one();
        }

    private:
        Pool& pool_;
    };

    struct Lent {
        Lent(Pool& from, std::unique_ptr<Reader> with) : pool{from}, reader{std::move(with)} {}
        Lent(Lent const&) = delete;
        Lent& operator=(Lent const&) = delete;
        ~Lent() {
            if (!reader->connection.ready()) { return; }
            std::lock_guard const lock{pool.mutex_};
            pool.idle_.push_back(std::move(reader));
        }

        Pool& pool;
        std::unique_ptr<Reader> reader;
    };

    std::unique_ptr<Reader> take() {
        std::vector<std::unique_ptr<Reader>> forgotten;
        std::lock_guard const lock{mutex_};
        if (!idle_.empty() && idle_.back()->connection.suspect()) { forgotten.swap(idle_); }
        if (idle_.empty()) { return nullptr; }
        auto reader = std::move(idle_.back());
        idle_.pop_back();
        return reader;
    }

    std::string where_;
    std::mutex mutex_;
    std::condition_variable freed_;
    int reading_ = 0;
    std::vector<std::unique_ptr<Reader>> idle_;
};

}  // namespace rondom::journal::postgres
