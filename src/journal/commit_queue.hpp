#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include <tl/expected.hpp>

#include "journal/store.hpp"
#include "journal/tally.hpp"

namespace rondom::journal {

/// A batch that waits to be committed, and what became of it.
struct Waiting {
    Batch const& batch;
    tl::expected<Committed, Trouble> answer = tl::unexpected{Trouble::storage_unavailable};
    bool done = false;
    std::condition_variable woken{};
};

/// Those who want to commit, and a thread that takes whoever waits when it is free: together, because they
/// can wait for one sync of the disk (stack.md 2.2); nobody waits for more to come.
class CommitQueue {
public:
    using Group = std::vector<Waiting*>;

    /// `commit_together` gives each of the group its answer; `afterwards` is what nobody has to wait for.
    /// Only this queue's thread calls them.
    explicit CommitQueue(
        std::function<void(Group const&)> commit_together, std::function<void()> afterwards = [] {}
    );
    CommitQueue(CommitQueue const&) = delete;
    CommitQueue& operator=(CommitQueue const&) = delete;
    ~CommitQueue();

    /// Returns when the batch is durable, or refused.
    [[nodiscard]] tl::expected<Committed, Trouble> commit(Batch const& batch);

    /// What was done until now. From any thread.
    [[nodiscard]] Tally tally() const noexcept;

private:
    void work();
    void note(Group const& group) noexcept;
    void wake(Group const& group);

    std::function<void(Group const&)> commit_together_;
    std::function<void()> afterwards_;
    std::mutex mutex_;
    std::condition_variable arrived_;
    Group queue_;
    bool stopping_ = false;
    std::atomic<std::uint64_t> groups_ = 0;
    std::atomic<std::uint64_t> commits_ = 0;
    std::atomic<std::uint64_t> failed_ = 0;
    std::thread thread_;
};

}  // namespace rondom::journal
