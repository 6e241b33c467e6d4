#include "sign_ins.hpp"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <random>

namespace rondom::bench {

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr char const* password = "een lange zin die niemand raadt";

double processor_time_of_thread() {
    timespec spent{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) + static_cast<double>(spent.tv_nsec) / 1e9;
}

}  // namespace

SignIns::SignIns(double per_second) : hash_{passwords_.hash(password).value_or("")} {
    if (per_second <= 0) { return; }
    beginning_ = std::thread{[this, per_second] {
        std::mt19937_64 random{20260908};  // NOLINT: the same moments in every run
        std::exponential_distribution<> gap{per_second};
        auto next = SteadyClock::now();
        while (!stopping_) {
            next +=
                std::chrono::duration_cast<SteadyClock::duration>(std::chrono::duration<double>{gap(random)});
            std::this_thread::sleep_until(next);
            begin_one();
        }
    }};
}

SignIns::~SignIns() { stop(); }

void SignIns::begin_one() {
    working_.emplace_back([this] {
        auto const began = SteadyClock::now();
        auto const verdict = passwords_.judge(password, hash_);
        auto const wait = std::chrono::duration<double, std::milli>{SteadyClock::now() - began};
        auto const spent = processor_time_of_thread();
        std::lock_guard const lock{mutex_};
        processor_ += spent;
        if (verdict == accounts::Passwords::Verdict::busy) {
            ++busy_;
        } else {
            waits_.push_back(wait.count());
        }
    });
}

void SignIns::stop() {
    stopping_ = true;
    if (beginning_.joinable()) { beginning_.join(); }
    for (auto& each : working_) {
        if (each.joinable()) { each.join(); }
    }
    std::ranges::sort(waits_);
}

double SignIns::late() const { return waits_.empty() ? 0 : waits_[(waits_.size() - 1) * 99 / 100]; }

}  // namespace rondom::bench
