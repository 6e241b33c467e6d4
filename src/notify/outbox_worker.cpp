#include "notify/outbox_worker.hpp"

namespace rondom::notify {

OutboxWorker::OutboxWorker(Outbox& outbox, std::function<Moment()> clock, std::chrono::milliseconds pause)
    : outbox_{outbox}, clock_{std::move(clock)}, pause_{pause}, thread_{[this] { work(); }} {}

OutboxWorker::~OutboxWorker() {
    {
        std::lock_guard const lock{mutex_};
        stopping_ = true;
    }
    woken_.notify_one();
    thread_.join();
}

void OutboxWorker::wake() {
    {
        std::lock_guard const lock{mutex_};
        asked_ = true;
    }
    woken_.notify_one();
}

void OutboxWorker::work() {
    std::unique_lock lock{mutex_};
    while (!stopping_) {
        asked_ = false;
        lock.unlock();
        auto const round = outbox_.run_once(clock_());
        lock.lock();
        // Storage that does not answer now may answer after the pause: nothing is lost meanwhile.
        if (round && round->more) { continue; }
        woken_.wait_for(lock, pause_, [&] { return stopping_ || asked_; });
    }
}

}  // namespace rondom::notify
