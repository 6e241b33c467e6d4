#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "notify/outbox.hpp"

namespace rondom::notify {

/// Works at the outbox in a thread of its own until it is destroyed.
class OutboxWorker {
public:
    /// `clock` says what time it is at the beginning of every round.
    OutboxWorker(
        Outbox& outbox,
        std::function<Moment()> clock,
        std::chrono::milliseconds pause = std::chrono::milliseconds{1000}
    );
    OutboxWorker(OutboxWorker const&) = delete;
    OutboxWorker& operator=(OutboxWorker const&) = delete;
    ~OutboxWorker();

    /// Looks at once, for instance because somebody waits for a code.
    void wake();

private:
    void work();

    Outbox& outbox_;
    std::function<Moment()> clock_;
    std::chrono::milliseconds pause_;
    std::mutex mutex_;
    std::condition_variable woken_;
    bool asked_ = false;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace rondom::notify
