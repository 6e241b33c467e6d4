#include "journal/commit_queue.hpp"

#include <algorithm>
#include <utility>

namespace rondom::journal {

namespace {

/// More than this does not make one transaction cheaper, and keeps the first waiting.
constexpr std::size_t most_together = 256;

}  // namespace

CommitQueue::CommitQueue(std::function<void(Group const&)> commit_together, std::function<void()> afterwards)
    : commit_together_{std::move(commit_together)}, afterwards_{std::move(afterwards)}, thread_{[this] {
          work();
      }} {}

CommitQueue::~CommitQueue() {
    {
        std::lock_guard const lock{mutex_};
        stopping_ = true;
    }
    arrived_.notify_one();
    thread_.join();
}

tl::expected<Committed, Trouble> CommitQueue::commit(Batch const& batch) {
    Waiting waiting{.batch = batch};
    std::unique_lock lock{mutex_};
    queue_.push_back(&waiting);
    arrived_.notify_one();
    waiting.woken.wait(lock, [&] { return waiting.done; });
    return waiting.answer;
}

void CommitQueue::work() {
    std::unique_lock lock{mutex_};
    while (true) {
        arrived_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
        if (queue_.empty()) { return; }
        auto const count = std::min(queue_.size(), most_together);
        auto const end = queue_.begin() + static_cast<Group::difference_type>(count);
        Group const group(queue_.begin(), end);
        queue_.erase(queue_.begin(), end);
        lock.unlock();
        commit_together_(group);
        note(group);  // before they are woken: each is gone as soon as it may go on
        wake(group);
        afterwards_();
        lock.lock();
    }
}

void CommitQueue::note(Group const& group) noexcept {
    ++groups_;
    for (auto const* const each : group) {
        auto const& answer = each->answer;
        if (answer) {
            ++commits_;
        } else if (answer.error() == Trouble::storage_full || answer.error() == Trouble::storage_unavailable) {
            ++failed_;
        }
    }
}

Tally CommitQueue::tally() const noexcept {
    return {.groups = groups_, .commits = commits_, .failed = failed_};
}

void CommitQueue::wake(Group const& group) {
    std::lock_guard const lock{mutex_};
    for (auto* const each : group) {
        each->done = true;
        each->woken.notify_one();
    }
}

}  // namespace rondom::journal
