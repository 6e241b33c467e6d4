#include "journal/side_by_side.hpp"

#include <utility>

namespace rondom::journal {

void SideBySide::add(Row row) {
    std::unique_lock lock{mutex_};
    if (threads_.size() < most) {
        threads_.emplace_back([this] { work(); });
    }
    changed_.wait(lock, [&] { return waiting_.size() < most || thrown_; });
    waiting_.push_back(std::move(row));
    changed_.notify_all();
}

void SideBySide::finish() {
    end();
    if (thrown_) { std::rethrow_exception(std::exchange(thrown_, nullptr)); }
}

void SideBySide::end() {
    {
        std::lock_guard const lock{mutex_};
        ending_ = true;
    }
    changed_.notify_all();
    for (auto& each : threads_) {
        each.join();
    }
    threads_.clear();
}

void SideBySide::work() {
    std::unique_lock lock{mutex_};
    while (true) {
        changed_.wait(lock, [&] { return ending_ || thrown_ || !waiting_.empty(); });
        if (thrown_ || waiting_.empty()) { return; }
        auto row = std::move(waiting_.front());
        waiting_.pop_front();
        changed_.notify_all();
        lock.unlock();
        std::exception_ptr thrown;
        try {
            for (auto& each : row) {
                commit_(each);
            }
        } catch (...) { thrown = std::current_exception(); }
        lock.lock();
        if (thrown && !thrown_) { thrown_ = thrown; }
        changed_.notify_all();
    }
}

}  // namespace rondom::journal
