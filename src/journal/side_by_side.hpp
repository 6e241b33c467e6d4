#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "journal/store.hpp"

namespace rondom::journal {

/// Commits rows of batches, each row in its order and several rows at a time: what waits together a store
/// commits together, for one sync of the disk or one round trip.
class SideBySide {
public:
    using Row = std::vector<Batch>;

    /// `commit` is called from several threads; what it throws ends everything.
    explicit SideBySide(std::function<void(Batch&)> commit) : commit_{std::move(commit)} {}
    SideBySide(SideBySide const&) = delete;
    SideBySide& operator=(SideBySide const&) = delete;
    ~SideBySide() { end(); }

    /// Waits while enough are waiting.
    void add(Row row);
    /// Returns when all are committed; or throws what was thrown first.
    void finish();

private:
    static constexpr std::size_t most = 8;

    void work();
    void end();

    std::function<void(Batch&)> commit_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Row> waiting_;
    bool ending_ = false;
    std::exception_ptr thrown_;
    std::vector<std::thread> threads_;
};

}  // namespace rondom::journal
