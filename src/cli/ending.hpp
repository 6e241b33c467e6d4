#pragma once

#include <csignal>

#include <chrono>

namespace rondom::cli {

/// For a program that does its work in rounds: signals that end it arrive where it waits, and nowhere else.
/// Made before any thread is.
class Ending {
public:
    using Clock = std::chrono::steady_clock;

    Ending();

    /// False when it is the end.
    [[nodiscard]] bool wait_until(Clock::time_point moment) const;

private:
    sigset_t signals_{};
};

}  // namespace rondom::cli
