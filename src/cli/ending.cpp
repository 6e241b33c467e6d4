#include "cli/ending.hpp"

#include <algorithm>
#include <ctime>

namespace rondom::cli {

Ending::Ending() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGTERM);
    sigaddset(&signals_, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
}

bool Ending::wait_until(Clock::time_point moment) const {
    auto const rest = std::max(moment - Clock::now(), Clock::duration{});
    auto const seconds = std::chrono::floor<std::chrono::seconds>(rest);
    std::timespec const patience{
        .tv_sec = seconds.count(), .tv_nsec = std::chrono::nanoseconds{rest - seconds}.count()};
    return sigtimedwait(&signals_, nullptr, &patience) < 0;
}

}  // namespace rondom::cli
