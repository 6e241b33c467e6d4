#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "load.hpp"

namespace rondom::bench {

/// What came of asking at a rate, whether or not the server keeps up.
struct OpenLoad {
    struct Right {
        std::size_t number = 0;  ///< of the request
        double wait = 0;         ///< from the moment it was meant to be asked to the last byte, milliseconds
    };
    std::vector<Right> right;    ///< answers with the status that was expected
    std::size_t wrong = 0;       ///< another status, or cut off
    std::size_t unanswered = 0;  ///< at the end of the patience
    std::string first_wrong;
    double seconds = 0;  ///< until the last answer
};

/// Asks at random moments, so many a second on average (Poisson), for a while; then waits for what is still
/// to come, as long as `patience`. Each asks over a kept connection that is free; there are at most a
/// thousand, and who finds none waits, which counts.
OpenLoad ask_at_rate(
    std::uint16_t port,
    Asking const& asking,
    double per_second,
    std::chrono::milliseconds time,
    std::chrono::milliseconds patience
);

}  // namespace rondom::bench
