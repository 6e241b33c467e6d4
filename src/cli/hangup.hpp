#pragma once

#include <atomic>
#include <functional>
#include <thread>

namespace rondom::cli {

/// SIGHUP: read again what can change while people work. Make it before any other thread begins: a thread
/// that does not know of it would end the program.
class Hangup {
public:
    Hangup();
    ~Hangup();
    Hangup(Hangup const&) = delete;
    Hangup& operator=(Hangup const&) = delete;

    /// From here on, at every SIGHUP, also one that came earlier: this, on a thread of its own.
    void begin(std::function<void()> then);

private:
    std::atomic<bool> over_ = false;
    std::thread thread_;
};

}  // namespace rondom::cli
