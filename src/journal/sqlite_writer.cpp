#include "journal/sqlite_writer.hpp"

#include <algorithm>

namespace rondom::journal {

using sqlite::Blob;
using sqlite::Connection;
using sqlite::Failure;
using sqlite::Run;

namespace {

/// About 8 MB of log.
constexpr std::int64_t pages_before_checkpoint = 1000;

}  // namespace

SqliteWriter::SqliteWriter(std::string const& path)
    : connection_{path, Connection::Use::write},
      known_{connection_.prepare("select seq from command where id = ?1")},
      last_{connection_.prepare("select coalesce(max(seq), 0) from entry where dossier = ?1")},
      exists_{connection_.prepare("select 1 from row where collection = ?1 and key = ?2 and sort = ?3")},
      add_record_{connection_.prepare("insert into entry (dossier, seq, at, key_id, version, sealed, link) "
                                      "values (?1, ?2, ?3, ?4, ?5, ?6, ?7)")},
      add_command_{connection_.prepare("insert into command (id, dossier, seq) values (?1, ?2, ?3)")},
      clear_{connection_.prepare("delete from row where owner = ?1 and collection = ?2")},
      erase_{connection_.prepare("delete from row where collection = ?1 and key = ?2 and sort = ?3")},
      put_{connection_.prepare(
          "insert into row (collection, key, sort, owner, sealed) values (?1, ?2, ?3, ?4, ?5) "
          "on conflict do update set sealed = excluded.sealed where owner = excluded.owner"
      )},
      take_over_{connection_.prepare(
          "update row set owner = ?4, sealed = ?5 where collection = ?1 and key = ?2 and sort = ?3"
      )},
      queue_{[this](Group const& group) { commit_together(group); }, [this] { empty_log_a_little(); }} {
    connection_.checkpoint_by_hand();
}

void SqliteWriter::commit_together(Group const& group) {
    if (broken_) { return; }
    try {
        connection_.run("begin immediate");
        for (auto* const each : group) {
            each->answer = write(each->batch);
        }
        connection_.run("commit");
    } catch (Failure const& failure) {
        connection_.roll_back();
        broken_ = failure.leaves_disk_unknown();
        for (auto* const each : group) {
            each->answer = tl::unexpected{failure.trouble()};
        }
        // Nothing of any of them was written. One by one, so that only who fails fails.
        if (group.size() > 1 && failure.may_concern_one()) {
            for (auto* const each : group) {
                commit_together({each});
            }
        }
    }
}

void SqliteWriter::empty_log_a_little() {
    try {
        if (!broken_ && connection_.pages_in_log() > pages_before_checkpoint) {
            connection_.checkpoint(false);
        }
    } catch (Failure const& failure) {
        // What was acknowledged is durable in the log; a full disk or a long reader only makes the log
        // longer.
        broken_ = failure.leaves_disk_unknown();
    }
}

SqliteWriter::Answer SqliteWriter::write(Batch const& batch) {
    if (!batch.command.empty()) {
        Run known{known_, batch.command.text()};
        if (known.step()) { return Committed{.seq = known.number(0), .repeated = true}; }
    }
    if (!std::ranges::all_of(batch.must_exist, [&](RowKey const& key) { return exists(key); })) {
        return tl::unexpected{Trouble::gone};
    }
    Committed done;
    if (!batch.dossier.empty()) {
        Run last{last_, batch.dossier.text()};
        last.step();
        done.seq = last.number(0);
        if (done.seq != batch.expected) { return tl::unexpected{Trouble::somebody_was_first}; }
    }
    if (!batch.records.empty()) { done.seq = batch.records.back().seq; }
    write_records(batch);
    write_rows(batch);
    if (!batch.command.empty()) {
        auto const dossier = batch.records.empty() ? DossierId{} : batch.dossier;
        Run{add_command_, batch.command.text(), dossier.text(), done.seq}.step();
    }
    return done;
}

bool SqliteWriter::exists(RowKey const& key) {
    return Run{exists_, key.collection, key.key, key.sort}.step();
}

void SqliteWriter::write_records(Batch const& batch) {
    for (auto const& each : batch.records) {
        std::int64_t const at = each.at.time_since_epoch().count();
        Run{add_record_,
            batch.dossier.text(),
            each.seq,
            at,
            each.key_id,
            each.version,
            Blob{each.sealed},
            Blob{each.link}}
            .step();
    }
}

void SqliteWriter::write_rows(Batch const& batch) {
    for (auto const& each : batch.clear) {
        Run{clear_, each.owner, each.collection}.step();
    }
    for (auto const& each : batch.erase) {
        Run{erase_, each.collection, each.key, each.sort}.step();
    }
    for (auto const& each : batch.put) {
        auto const write = [&](sqlite::Statement& statement) {
            auto const& [collection, key, sort] = each.key;
            Run{statement, collection, key, sort, each.owner, Blob{each.sealed}}.step();
        };
        // Naming the owner would write its page of the index too, also when it stays the same.
        write(put_);
        if (connection_.rows_changed() == 0) { write(take_over_); }
    }
}

}  // namespace rondom::journal
