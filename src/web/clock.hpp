#pragma once

#include <atomic>

#include "domain/day.hpp"

namespace rondom::web {

/// What time it is. The real time; or a story's time, which stands still until somebody moves it, so that a
/// demonstration can look months ahead. Safe for several threads.
class Clock {
public:
    Clock() = default;
    explicit Clock(Moment story) : story_{story.time_since_epoch().count()} {}

    [[nodiscard]] Moment now() const;
    [[nodiscard]] bool tells_story() const noexcept { return story_.load() != real; }

    /// From here on the clock tells a story: it says `moment` until it is set again. A story does not go
    /// back, because entries keep their order: an earlier moment changes nothing.
    void set(Moment moment);

private:
    static constexpr Moment::rep real = -1;
    std::atomic<Moment::rep> story_{real};
};

}  // namespace rondom::web
