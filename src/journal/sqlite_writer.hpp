#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <tl/expected.hpp>

#include "journal/sqlite.hpp"
#include "journal/store.hpp"

namespace rondom::journal {

/// The one that writes: a thread with a connection of its own. Whatever waits when it is free goes into one
/// transaction, so that many wait for one sync of the disk (stack.md 2.2); nobody waits for more to come.
class SqliteWriter {
public:
    explicit SqliteWriter(std::string const& path);
    SqliteWriter(SqliteWriter const&) = delete;
    SqliteWriter& operator=(SqliteWriter const&) = delete;
    ~SqliteWriter();

    /// Returns when the batch is durable, or refused.
    [[nodiscard]] tl::expected<Committed, Trouble> commit(Batch const& batch);

private:
    using Answer = tl::expected<Committed, Trouble>;
    struct Job {
        Batch const& batch;
        Answer answer;
        bool done = false;
        std::condition_variable woken;
    };
    using Jobs = std::vector<Job*>;

    void work();
    void commit_together(Jobs const& jobs);
    void wake(Jobs const& jobs);
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
    bool broken_ =
        false;  ///< after an I/O error: the disk's state is unknown until the database is opened again

    std::mutex mutex_;
    std::condition_variable arrived_;
    Jobs queue_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace rondom::journal
