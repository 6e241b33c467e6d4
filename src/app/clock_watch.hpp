#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include <fmt/core.h>

#include "domain/day.hpp"

namespace rondom::app {

/// Notices when somebody sets the machine's clock while the server runs: terms, birthdays and consents follow
/// it. A clock that is held right moves by less.
class ClockWatch {
public:
    using Steady = std::chrono::steady_clock::time_point;

    /// What to tell whoever keeps the machine, since the last look; mostly nothing.
    [[nodiscard]] std::optional<std::string> look(Moment now, Steady steady) {
        using std::chrono::seconds;
        auto const before = std::exchange(last_, Look{.now = now, .steady = steady});
        if (!before) { return std::nullopt; }
        auto const passed = std::chrono::round<seconds>(steady - before->steady);
        auto const jump = now - before->now - passed;
        if (jump >= -back && jump <= ahead) { return std::nullopt; }
        return fmt::format(
            "the clock of this machine was set {} by {} seconds: see rondom doctor",
            jump < seconds{0} ? "back" : "ahead",
            std::chrono::abs(jump).count()
        );
    }

private:
    static constexpr std::chrono::seconds back{2};
    /// A machine that was asleep is ahead of what its steady clock says.
    static constexpr std::chrono::minutes ahead{1};

    struct Look {
        Moment now{};
        Steady steady{};
    };
    std::optional<Look> last_;
};

}  // namespace rondom::app
