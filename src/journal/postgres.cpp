#include "journal/postgres.hpp"

#include <algorithm>
#include <atomic>
#include <utility>

#include <endian.h>
#include <libpq-fe.h>
#include <poll.h>

namespace rondom::journal::postgres {

namespace {

/// For every connection. Names of what is ours come from our own schema alone; a plan is not worth compiling.
constexpr char const* for_all =
    "set search_path = rondom; set client_min_messages = warning; set jit = off;"
    "set default_transaction_isolation = 'read committed'; set lock_timeout = '10s';"
    "set idle_in_transaction_session_timeout = '10s'";

constexpr char const* for_reading = "set default_transaction_read_only = on; set statement_timeout = '10s'";
constexpr char const* for_walking = "set default_transaction_read_only = on; set statement_timeout = 0";

/// Whatever the server or the role has set: nothing that we sent is cancelled because it takes long, and
/// nothing weaker than `on` counts as durable (assurance.md 0.4).
constexpr char const* for_writing =
    "set statement_timeout = 0; select set_config('synchronous_commit', 'on', false)"
    " where current_setting('synchronous_commit') <> 'remote_apply'";

char const* settings_for(Connection::Use use) {
    switch (use) {
        case Connection::Use::read: return for_reading;
        case Connection::Use::walk: return for_walking;
        case Connection::Use::write: return for_writing;
    }
    return for_writing;
}

/// In words, without the line end that libpq puts behind them.
std::string trimmed(char const* words) {
    std::string text{words == nullptr ? "" : words};
    while (!text.empty() && text.back() == '\n') {
        text.pop_back();
    }
    return text;
}

void note_warning(void* warned, pg_result const* /*result*/) { *static_cast<bool*>(warned) = true; }

/// How often a connection of this program broke.
std::atomic<unsigned> breaks{0};

[[noreturn]] void broke(std::string const& words) {
    ++breaks;
    throw Failure{{}, words};
}

/// Takes what has come, if it comes soon: what TLS has read ahead does not wake a socket.
bool glance(pg_conn* connection, bool unsent) {
    constexpr std::chrono::milliseconds soon{100};
    auto const wanted = static_cast<short>(unsent ? POLLIN | POLLOUT : POLLIN);
    ::pollfd socket{.fd = PQsocket(connection), .events = wanted, .revents = 0};
    ::poll(&socket, 1, static_cast<int>(soon.count()));
    return PQconsumeInput(connection) == 1;
}

bool is_answer(pg_result const* result) {
    auto const status = PQresultStatus(result);
    return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_SINGLE_TUPLE ||
           status == PGRES_PIPELINE_SYNC;
}

}  // namespace

Trouble Failure::trouble() const noexcept {
    if (state_ == "53100") { return Trouble::storage_full; }
    if (state_ == "XX001" || state_ == "XX002") { return Trouble::damaged; }
    return Trouble::storage_unavailable;
}

bool Failure::connection_lost() const noexcept {
    constexpr std::array<std::string_view, 6> ends{"57P01", "57P02", "57P03", "57P05", "25P03", "25006"};
    return state_.empty() || state_.starts_with("08") || std::ranges::find(ends, state_) != ends.end();
}

bool Failure::worth_repeating() const noexcept { return state_ == "40001" || state_ == "40P01"; }

void Parameters::add(std::int64_t value) {
    auto const in_order = htobe64(static_cast<std::uint64_t>(value));
    auto& bytes = numbers_.at(count_);
    std::copy_n(reinterpret_cast<char const*>(&in_order), bytes.size(), bytes.begin());  // NOLINT: the wire
    values_.at(count_) = bytes.data();
    lengths_.at(count_++) = static_cast<int>(bytes.size());
}

void Parameters::add(std::string_view value) {
    // An empty view may have no address, and libpq would take that for null.
    values_.at(count_) = value.empty() ? "" : value.data();
    lengths_.at(count_++) = static_cast<int>(value.size());
}

void Result::Clear::operator()(pg_result* result) const noexcept { PQclear(result); }

int Result::rows() const noexcept { return PQntuples(result_.get()); }

std::int64_t Result::number(int row, int column) const {
    auto const bytes = text(row, column);
    std::uint64_t in_order = 0;
    if (bytes.size() != sizeof in_order) { throw Failure::damage("a number of another size"); }
    std::copy_n(bytes.data(), bytes.size(), reinterpret_cast<char*>(&in_order));  // NOLINT: the wire
    return static_cast<std::int64_t>(be64toh(in_order));
}

std::string_view Result::text(int row, int column) const {
    return {
        PQgetvalue(result_.get(), row, column),
        static_cast<std::size_t>(PQgetlength(result_.get(), row, column))};
}

std::string_view Result::done() const noexcept { return PQcmdStatus(result_.get()); }

void Connection::Close::operator()(pg_conn* connection) const noexcept { PQfinish(connection); }

Connection::Connection(std::string const& where, Use use, std::chrono::milliseconds silence)
    : use_{use}, silence_{silence}, breaks_before_{breaks} {
    // What stands before `dbname` is what we would like, what stands after it what has to be. Dead servers
    // are noticed within seconds, and only a server that takes writes is the primary (assurance.md 3, rule
    // 4).
    std::array const names{
        "application_name",
        "connect_timeout",
        "tcp_user_timeout",
        "keepalives_idle",
        "gssencmode",
        "dbname",
        "client_encoding",
        "target_session_attrs",
        static_cast<char const*>(nullptr)};
    std::array const values{
        "rondom",
        "2",
        "5000",
        "10",
        "disable",
        where.c_str(),
        "UTF8",
        "read-write",
        static_cast<char const*>(nullptr)};
    connection_.reset(PQconnectdbParams(names.data(), values.data(), 1));
    if (PQstatus(connection_.get()) != CONNECTION_OK) {
        throw Failure{{}, trimmed(PQerrorMessage(connection_.get()))};
    }
    PQsetNoticeReceiver(connection_.get(), note_warning, warned_.get());
    sent(PQsetnonblocking(connection_.get(), 1) == 0 ? 1 : 0);
    run(for_all);
    run(settings_for(use));
}

void Connection::fail() const { broke(trimmed(PQerrorMessage(connection_.get()))); }

bool Connection::suspect() const noexcept { return breaks_before_ != breaks; }

Result Connection::checked(Result result) const {
    auto const* const answer = result.get();
    if (answer == nullptr) { fail(); }
    if (is_answer(answer)) { return result; }
    auto const* const state = PQresultErrorField(answer, PG_DIAG_SQLSTATE);
    auto const lost = PQstatus(connection_.get()) != CONNECTION_OK;
    throw Failure{state == nullptr || lost ? "" : state, trimmed(PQresultErrorMessage(answer))};
}

void Connection::prepare(std::initializer_list<Statement> statements) {
    for (auto const& each : statements) {
        sent(PQsendPrepare(connection_.get(), each.name, each.sql, 0, nullptr));
        last_answer();
    }
}

void Connection::sent(int taken) const {
    if (taken != 1) { fail(); }
}

void Connection::wait() {
    auto* const connection = connection_.get();
    auto const until = std::chrono::steady_clock::now() + silence_;
    for (auto unsent = PQflush(connection); unsent > 0 || PQisBusy(connection) != 0;
         unsent = PQflush(connection)) {
        if (unsent < 0 || !glance(connection, unsent > 0)) { fail(); }
        auto const late = use_ != Use::walk && std::chrono::steady_clock::now() > until;
        if (late) { broke("the server says nothing any more"); }
    }
}

pg_result* Connection::next_answer() {
    wait();
    return PQgetResult(connection_.get());
}

Result Connection::last_answer() {
    Result last{next_answer()};
    while (auto* const next = next_answer()) {
        last = Result{next};
    }
    return checked(std::move(last));
}

Result Connection::executed(char const* sql) {
    sent(PQsendQuery(connection_.get(), sql));
    return last_answer();
}

void Connection::run(char const* sql) { executed(sql); }

Result Connection::asked(Statement const& statement, Parameters const& parameters) {
    std::array<int, Parameters::most> binary{};
    binary.fill(1);
    sent(PQsendQueryPrepared(
        connection_.get(),
        statement.name,
        static_cast<int>(parameters.count_),
        parameters.values_.data(),
        parameters.lengths_.data(),
        binary.data(),
        1
    ));
    return last_answer();
}

void Connection::walk(char const* sql, std::function<void(Result const&)> const& visit) {
    auto* const connection = connection_.get();
    sent(PQsendQueryParams(connection, sql, 0, nullptr, nullptr, nullptr, nullptr, 1));
    PQsetSingleRowMode(connection);
    while (auto* const next = next_answer()) {
        auto const row = checked(Result{next});
        if (row.rows() > 0) { visit(row); }
    }
}

std::string Connection::word(char const* sql) {
    auto const result = executed(sql);
    return result.rows() > 0 ? std::string{result.text(0, 0)} : std::string{};
}

int Connection::server_version() const noexcept { return PQserverVersion(connection_.get()); }

bool Connection::ready() const noexcept {
    return PQstatus(connection_.get()) == CONNECTION_OK &&
           PQtransactionStatus(connection_.get()) == PQTRANS_IDLE;
}

bool Connection::warned() noexcept { return std::exchange(*warned_, false); }

Round::Round(Connection& connection) : connection_{connection} {
    if (PQenterPipelineMode(connection_.connection_.get()) != 1) { connection_.fail(); }
}

void Round::send(Statement const& statement, Parameters const& parameters) {
    std::array<int, Parameters::most> binary{};
    binary.fill(1);
    auto const sent = PQsendQueryPrepared(
        connection_.connection_.get(),
        statement.name,
        static_cast<int>(parameters.count_),
        parameters.values_.data(),
        parameters.lengths_.data(),
        binary.data(),
        1
    );
    connection_.sent(sent);
    ++sent_;
}

std::vector<Result> Round::answers() {
    auto* const connection = connection_.connection_.get();
    connection_.sent(PQpipelineSync(connection));
    std::vector<Result> results;
    results.reserve(sent_);
    std::unique_ptr<Failure> first;
    for (std::size_t each = 0; each < sent_; ++each) {
        Result answer{connection_.next_answer()};
        if (answer.get() == nullptr || PQstatus(connection) != CONNECTION_OK) { connection_.fail(); }
        try {
            results.push_back(connection_.checked(std::move(answer)));
        } catch (Failure const& failure) {
            if (!first) { first = std::make_unique<Failure>(failure); }
        }
        // Every answer ends with an empty one.
        Result const end{connection_.next_answer()};
    }
    Result const sync{connection_.next_answer()};
    if (PQexitPipelineMode(connection) != 1) { connection_.fail(); }
    if (first) { throw Failure{*first}; }
    return results;
}

}  // namespace rondom::journal::postgres
