#pragma once

#include <atomic>
#include <cstddef>
#include <string>
#include <thread>
#include <vector>

#include "accounts/passwords.hpp"

namespace rondom::bench {

/// Checks passwords as the server does, so many a second at random moments, on the same processors and with
/// the same bounds, until it is told to stop. Not through the server: made people have no passwords.
class SignIns {
public:
    explicit SignIns(double per_second);
    SignIns(SignIns const&) = delete;
    SignIns& operator=(SignIns const&) = delete;
    ~SignIns();

    /// Waits for those that began.
    void stop();

    [[nodiscard]] std::size_t done() const { return waits_.size(); }
    [[nodiscard]] std::size_t busy() const { return busy_; }  ///< sent away: too many waited
    /// Milliseconds, of the slowest in a hundred.
    [[nodiscard]] double late() const;
    [[nodiscard]] double processor_time() const { return processor_; }

private:
    void begin_one();

    accounts::Passwords passwords_;
    std::string hash_;
    std::mutex mutex_;
    std::vector<double> waits_;
    std::size_t busy_ = 0;
    double processor_ = 0;
    std::vector<std::thread> working_;
    std::atomic<bool> stopping_{false};
    std::thread beginning_;
};

}  // namespace rondom::bench
