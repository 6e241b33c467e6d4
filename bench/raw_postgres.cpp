#include <chrono>
#include <string>
#include <vector>

#include "append_bytes.hpp"
#include "domain/id.hpp"
#include "journal/postgres.hpp"
#include "must.hpp"
#include "raw_rows.hpp"

namespace rondom::bench {

namespace {

using journal::postgres::Connection;
using journal::postgres::Round;
using journal::postgres::Statement;
using SteadyClock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds time_each{1500};

constexpr Statement begin{"begin", "begin"};
constexpr Statement commit{"commit_now", "commit"};
constexpr Statement add_entry{"add_entry", "insert into entry values ($1, $2, $3, $4, $5, $6, $7)"};
constexpr Statement add_command{"add_command", "insert into command values ($1, $2, $3)"};
constexpr Statement put{
    "put",
    "insert into kept values ($1, $2, $3, $4, $5) on conflict (collection, key, sort)"
    " do update set owner = excluded.owner, sealed = excluded.sealed"};

/// Writes appends of dossiers that are nobody's. They stay: the database is a copy that goes away.
class RawPostgresRows {
public:
    RawPostgresRows(std::string const& where, int dossiers) : connection_{where, Connection::Use::write} {
        connection_.prepare({begin, commit, add_entry, add_command, put});
        for (int each = 0; each < dossiers; ++each) {
            dossiers_.push_back(random_text());
        }
    }

    /// One append for every dossier, in one transaction.
    void write() {
        ++seq_;
        std::vector<std::string> commands(dossiers_.size());
        Round round{connection_};
        round.add(begin);
        for (std::size_t each = 0; each < dossiers_.size(); ++each) {
            auto const& dossier = dossiers_[each];
            commands[each] = random_text();
            round.add(add_entry, dossier, seq_, seq_, dossier, std::int64_t{1}, bytes_.entry, bytes_.link);
            put_row(round, "bench-work", dossier, "line", bytes_.line);
            put_row(round, "bench-dossiers", dossier, "line", bytes_.line);
            put_row(round, "head", dossier, "", bytes_.head);
            round.add(add_command, commands[each], dossier, seq_);
        }
        round.add(commit);
        static_cast<void>(round.answers());
    }

private:
    static void put_row(
        Round& round,
        std::string_view collection,
        std::string const& dossier,
        std::string_view sort,
        std::string const& bytes
    ) {
        round.add(put, collection, dossier, sort, dossier, bytes);
    }

    Connection connection_;
    std::vector<std::string> dossiers_;
    std::int64_t seq_ = 0;
    AppendBytes bytes_;
};

}  // namespace

double raw_appends_per_second_in_postgres(std::string const& where, int together) {
    try {
        RawPostgresRows rows{where, together};
        rows.write();
        auto const began = SteadyClock::now();
        int count = 0;
        while (SteadyClock::now() - began < time_each) {
            rows.write();
            count += together;
        }
        return count / std::chrono::duration<double>{SteadyClock::now() - began}.count();
    } catch (journal::postgres::Failure const& failure) { give_up(failure.what()); }
}

}  // namespace rondom::bench
