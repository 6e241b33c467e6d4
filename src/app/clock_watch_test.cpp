#include "app/clock_watch.hpp"

#include <doctest/doctest.h>

namespace rondom::app {

using namespace std::chrono_literals;

TEST_SUITE("app clock") {
    TEST_CASE("a clock that somebody sets is noticed once; one that is held right is not") {
        ClockWatch watch;
        Moment const noon{std::chrono::sys_days{std::chrono::year{2026} / 9 / 7} + 12h};
        ClockWatch::Steady const steady{};
        CHECK_FALSE(watch.look(noon, steady));
        CHECK_FALSE(watch.look(noon + 60s, steady + 60s));
        CHECK_FALSE(watch.look(noon + 119s, steady + 120s));
        CHECK_EQ(
            watch.look(noon + 180s - 24h, steady + 180s),
            "the clock of this machine was set back by 86399 seconds: see rondom doctor"
        );
        CHECK_FALSE(watch.look(noon + 240s - 24h, steady + 240s));
        CHECK(watch.look(noon + 24h * 365, steady + 300s)->find("ahead by 31") != std::string::npos);
    }
}

}  // namespace rondom::app
