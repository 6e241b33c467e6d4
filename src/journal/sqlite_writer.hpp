#pragma once

#include <atomic>
#include <string>

#include <tl/expected.hpp>

#include "journal/commit_queue.hpp"
#include "journal/sqlite.hpp"
#include "journal/store.hpp"

namespace rondom::journal {

/// The one that writes: a queue's thread with a connection of its own. Whatever waits goes into one
/// transaction.
class SqliteWriter {
public:
    explicit SqliteWriter(std::string const& path);

    /// Returns when the batch is durable, or refused.
    [[nodiscard]] tl::expected<Committed, Trouble> commit(Batch const& batch) { return queue_.commit(batch); }

    /// What was done until now. From any thread.
    [[nodiscard]] Tally tally() const noexcept {
        auto tally = queue_.tally();
        tally.broken = broken_;
        return tally;
    }

private:
    using Answer = tl::expected<Committed, Trouble>;
    using Group = CommitQueue::Group;

    void commit_together(Group const& group);
    void empty_log_a_little();

    Answer write(Batch const& batch);
    bool exists(RowKey const& key);
    void write_records(Batch const& batch);
    void write_rows(Batch const& batch);

    sqlite::Connection connection_;
    sqlite::Statement known_;
    sqlite::Statement last_;
    sqlite::Statement exists_;
    sqlite::Statement add_record_;
    sqlite::Statement add_command_;
    sqlite::Statement clear_;
    sqlite::Statement erase_;
    sqlite::Statement put_;
    sqlite::Statement take_over_;
    std::atomic<bool> broken_ =
        false;  ///< after an I/O error: the disk's state is unknown until the database is opened again
    CommitQueue queue_;  ///< last: its thread works with the others
};

}  // namespace rondom::journal
