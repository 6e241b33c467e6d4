#include "journal/postgres_writer.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <set>
#include <thread>
#include <utility>

#include <fmt/format.h>
#include <sodium.h>

#include "journal/secret.hpp"

namespace rondom::journal {

using postgres::Connection;
using postgres::Failure;
using postgres::Result;
using postgres::Statement;
using postgres::wait_for_standby;

namespace {

constexpr Statement begin{"begin", "begin"};
/// One after the other, as they stand: "{12,7}".
constexpr Statement lock{"lock", "select pg_advisory_xact_lock(key) from unnest($1::text::bigint[]) key"};
/// Locked, so that of two who use the same token the second one finds it gone.
constexpr Statement exists{
    "exists", "select owner from kept where collection = $1 and key = $2 and sort = $3 for update"};
/// What is empty, no command or no dossier, is not there.
constexpr std::int64_t unknown = -1;
constexpr Statement known_and_last{
    "known_and_last",
    "select coalesce((select seq from command where id = $1), -1::bigint),"
    " coalesce((select seq from entry where dossier = $2 order by seq desc limit 1), 0::bigint)"};
constexpr Statement add_record{"add_record", "insert into entry values ($1, $2, $3, $4, $5, $6, $7)"};
constexpr Statement add_command{"add_command", "insert into command values ($1, $2, $3)"};
constexpr Statement clear{"clear", "delete from kept where owner = $1 and collection = $2"};
constexpr Statement erase{"erase", "delete from kept where collection = $1 and key = $2 and sort = $3"};
constexpr Statement put{
    "put",
    "insert into kept values ($1, $2, $3, $4, $5) on conflict (collection, key, sort)"
    " do update set owner = excluded.owner, sealed = excluded.sealed"};
constexpr Statement commit_now{"commit_now", "commit"};
constexpr Statement is_there{
    "is_there", "select seq from entry where dossier = $1 and seq = $2 and link = $3"};

constexpr int most_attempts = 5;

/// A batch at which the server itself dies is not tried for ever.
constexpr int most_settling = 100;

/// How long an unknown end is worth waiting for, from the last COMMIT on its way: a server that restarts is
/// back by then, and people who wait longer ask again anyway.
constexpr std::chrono::seconds patience{5};
constexpr std::chrono::milliseconds breath{50};

/// The same in every process; that two dossiers may share one costs a short wait.
std::int64_t lock_of(std::string_view dossier) {
    std::array<unsigned char, crypto_generichash_BYTES_MIN> hash{};
    crypto_generichash(hash.data(), hash.size(), bytes_of(dossier), dossier.size(), nullptr, 0);
    std::int64_t key = 0;
    for (std::size_t each = 0; each < sizeof key; ++each) {
        key = static_cast<std::int64_t>((static_cast<std::uint64_t>(key) << 8U) | hash.at(each));
    }
    return key;
}

/// Everybody takes them in the order of the dossiers.
std::string locks_of(CommitQueue::Group const& group) {
    std::set<std::string_view> dossiers;
    for (auto const* const each : group) {
        if (!each->batch.dossier.empty()) { dossiers.insert(each->batch.dossier.text()); }
    }
    std::vector<std::int64_t> locks(dossiers.size());
    std::ranges::transform(dossiers, locks.begin(), lock_of);
    return fmt::format("{{{}}}", fmt::join(locks, ","));
}

/// Reads the answers of a round one after the other.
class Answers {
public:
    Answers(std::vector<Result> const& all, std::size_t from) : all_{all}, at_{from} {}
    Result const& next() { return all_.at(at_++); }

private:
    std::vector<Result> const& all_;
    std::size_t at_;
};

RowKey const& key_of(RowKey const& key) { return key; }
RowKey const& key_of(SealedRow const& row) { return row.key; }

/// Everybody takes rows in the order of their keys: who took them as they come would wait for one who waits.
template <class Row>
std::vector<Row const*> in_one_order(std::vector<Row> const& rows) {
    std::vector<Row const*> ordered(rows.size());
    std::ranges::transform(rows, ordered.begin(), [](Row const& each) { return &each; });
    std::ranges::stable_sort(ordered, {}, [](Row const* each) -> RowKey const& { return key_of(*each); });
    return ordered;
}

void ask(postgres::Round& round, Batch const& batch) {
    for (auto const* const key : in_one_order(batch.must_exist)) {
        round.add(exists, key->collection, key->key, key->sort);
    }
    round.add(known_and_last, batch.command.text(), batch.dossier.text());
}

/// In the order of the port's promise; every answer is read, whatever comes out.
tl::expected<Committed, Trouble> decision(Batch const& batch, Answers& answers) {
    auto all_there = true;
    for (std::size_t each = 0; each < batch.must_exist.size(); ++each) {
        all_there = answers.next().rows() > 0 && all_there;
    }
    auto const& found = answers.next();
    auto const before = found.number(0, 0);
    auto const last = found.number(0, 1);
    if (before != unknown) { return Committed{.seq = before, .repeated = true}; }
    if (!all_there) { return tl::unexpected{Trouble::gone}; }
    if (!batch.dossier.empty() && last != batch.expected) {
        return tl::unexpected{Trouble::somebody_was_first};
    }
    return Committed{.seq = batch.records.empty() ? last : batch.records.back().seq, .repeated = false};
}

void add(postgres::Round& round, Batch const& batch, std::int64_t seq) {
    for (auto const& each : batch.records) {
        std::int64_t const at = each.at.time_since_epoch().count();
        round.add(
            add_record, batch.dossier.text(), each.seq, at, each.key_id, each.version, each.sealed, each.link
        );
    }
    for (auto const& each : batch.clear) {
        round.add(clear, each.owner, each.collection);
    }
    for (auto const* const each : in_one_order(batch.erase)) {
        round.add(erase, each->collection, each->key, each->sort);
    }
    for (auto const* const each : in_one_order(batch.put)) {
        auto const& [collection, key, sort] = each->key;
        round.add(put, collection, key, sort, each->owner, each->sealed);
    }
    if (!batch.command.empty()) {
        auto const dossier = batch.records.empty() ? DossierId{} : batch.dossier;
        round.add(add_command, batch.command.text(), dossier.text(), seq);
    }
}

/// Who does not have to see first what another of them did; the others stay in `left`.
CommitQueue::Group take_independent(CommitQueue::Group& left) {
    CommitQueue::Group now;
    CommitQueue::Group later;
    std::set<std::string_view> dossiers;
    std::set<std::string_view> commands;
    auto rows_change = false;
    for (auto* const each : left) {
        auto const& batch = each->batch;
        auto const same_dossier = !batch.dossier.empty() && !dossiers.insert(batch.dossier.text()).second;
        auto const same_command = !batch.command.empty() && !commands.insert(batch.command.text()).second;
        auto const leans = same_dossier || same_command || (rows_change && !batch.must_exist.empty());
        (leans ? later : now).push_back(each);
        rows_change = rows_change || !batch.clear.empty() || !batch.erase.empty() || !batch.put.empty();
    }
    left = std::move(later);
    return now;
}

void answer_all(CommitQueue::Group const& group, Trouble trouble) {
    for (auto* const each : group) {
        each->answer = tl::unexpected{trouble};
    }
}

/// What has no command cannot be found back: where it was on its way, its end stays unknown.
CommitQueue::Group those_with_command(CommitQueue::Group const& group) {
    CommitQueue::Group found;
    for (auto* const each : group) {
        if (!each->batch.command.empty()) {
            found.push_back(each);
        } else if (each->answer) {
            each->answer = tl::unexpected{Trouble::storage_unavailable};
        }
    }
    return found;
}

}  // namespace

PostgresWriter::PostgresWriter(std::string where, std::function<void(std::string_view)> alarm)
    : where_{std::move(where)}, alarm_{std::move(alarm)}, queue_{[this](Group const& group) {
          commit_all(group);
      }} {}

void PostgresWriter::commit_all(Group const& group) {
    for (auto left = group; !left.empty();) {
        commit_group(take_independent(left), Earlier::nothing);
    }
}

void PostgresWriter::commit_group(Group group, Earlier earlier) {
    Effort effort;
    while (!group.empty()) {
        try {
            return attempt(group, earlier);
        } catch (Failure const& failure) {
            if (end_is_unknown(failure)) {
                group = those_with_command(group);
                earlier = Earlier::unknown;
                effort.begin_waiting();
            }
            if (!effort.again(failure, earlier, group.size() == 1)) {
                return give_up(group, failure, earlier);
            }
        }
    }
}

bool PostgresWriter::end_is_unknown(Failure const& failure) {
    auto const at_commit = std::exchange(committing_, false);
    if (!failure.connection_lost()) {
        roll_back();
        return false;
    }
    connection_.reset();
    return at_commit;
}

bool PostgresWriter::Effort::again(Failure const& failure, Earlier earlier, bool alone) {
    ++attempts_;
    if (failure.connection_lost() && earlier == Earlier::unknown) {
        std::this_thread::sleep_for(breath);
        return attempts_ < most_settling && std::chrono::steady_clock::now() - begun_ < patience;
    }
    if (failure.connection_lost()) { return attempts_ < 2; }
    // Together they may take rows in another order than somebody else; one by one they cannot. And when
    // somebody else wrote the same key in between, whoever is alone sees it at the second look.
    auto const passes = failure.worth_repeating() || failure.state() == "23505";
    return alone && passes && attempts_ < most_attempts;
}

void PostgresWriter::give_up(Group const& group, Failure const& failure, Earlier earlier) {
    if (failure.connection_lost() || group.size() == 1) { return answer_all(group, failure.trouble()); }
    // Nothing of any of them was written. One by one, so that only who fails fails.
    for (auto* const each : group) {
        commit_group({each}, earlier);
    }
}

void PostgresWriter::attempt(Group const& group, Earlier earlier) {
    if (!connection_) { connect(); }
    if (behind_) { throw Failure::damage("the server lacks what was acknowledged"); }
    auto const to_write = decide(group, earlier);
    write(to_write);
    for (auto const* const each : to_write.batches) {
        if (!each->batch.records.empty()) {
            auto const& last = each->batch.records.back();
            last_ = {.dossier = each->batch.dossier.text(), .seq = last.seq, .link = last.link};
        }
    }
}

void PostgresWriter::connect() {
    auto connection = std::make_unique<Connection>(where_, Connection::Use::write);
    connection->prepare(
        {begin,
         lock,
         exists,
         known_and_last,
         add_record,
         add_command,
         clear,
         erase,
         put,
         wait_for_standby,
         commit_now,
         is_there}
    );
    auto const lost = last_ && connection->ask(is_there, last_->dossier, last_->seq, last_->link).rows() == 0;
    if (lost && !behind_.exchange(true)) {
        alarm_(
            "ALARM: this PostgreSQL server lacks an entry that was acknowledged; nothing is written any "
            "more. Find the server that has it, run rondom verify there, and start again"
        );
    }
    connection_ = std::move(connection);
}

PostgresWriter::ToWrite PostgresWriter::decide(Group const& group, Earlier earlier) {
    auto const locks = locks_of(group);
    postgres::Round round{*connection_};
    round.add(begin);
    round.add(lock, locks);
    for (auto const* const each : group) {
        ask(round, each->batch);
    }
    auto const all = round.answers();
    Answers answers{all, 2};
    ToWrite to_write{.batches = {}, .wait = earlier == Earlier::unknown};
    for (auto* const each : group) {
        auto const repeated_before = each->answer && each->answer->repeated;
        each->answer = decision(each->batch, answers);
        if (!each->answer) { continue; }
        if (!each->answer->repeated) {
            to_write.batches.push_back(each);
            continue;
        }
        // Known is not yet as durable as it should be, when the one who wrote it could not wait.
        to_write.wait = true;
        each->answer->repeated = earlier == Earlier::nothing || repeated_before;
    }
    return to_write;
}

void PostgresWriter::write(ToWrite const& to_write) {
    if (to_write.batches.empty() && !to_write.wait) { return connection_->run("rollback"); }
    postgres::Round round{*connection_};
    for (auto const* const each : to_write.batches) {
        add(round, each->batch, each->answer->seq);
    }
    if (to_write.wait) { round.add(wait_for_standby); }
    round.add(commit_now);
    static_cast<void>(connection_->warned());
    committing_ = true;
    auto const answers = round.answers();
    // "... might not have been replicated to the standby" comes as a warning beside a COMMIT that went well.
    if (connection_->warned() || answers.back().done() != "COMMIT") {
        throw Failure{{}, "the end of a COMMIT is unknown"};
    }
    committing_ = false;
}

void PostgresWriter::roll_back() noexcept {
    try {
        if (connection_) { connection_->run("rollback"); }
    } catch (Failure const&) { connection_.reset(); }
}

}  // namespace rondom::journal
