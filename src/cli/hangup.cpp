#include "cli/hangup.hpp"

#include <csignal>
#include <utility>

namespace rondom::cli {

namespace {

sigset_t only_hangup() {
    sigset_t set{};
    sigemptyset(&set);
    sigaddset(&set, SIGHUP);
    return set;
}

}  // namespace

Hangup::Hangup() {
    auto const set = only_hangup();
    ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

Hangup::~Hangup() {
    if (!thread_.joinable()) { return; }
    over_ = true;
    ::pthread_kill(thread_.native_handle(), SIGHUP);
    thread_.join();
}

void Hangup::begin(std::function<void()> then) {
    thread_ = std::thread{[this, then = std::move(then)] {
        auto const set = only_hangup();
        int signal = 0;
        while (::sigwait(&set, &signal) == 0 && !over_) {
            then();
        }
    }};
}

}  // namespace rondom::cli
