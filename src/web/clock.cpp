#include "web/clock.hpp"

namespace rondom::web {

Moment Clock::now() const {
    auto const story = story_.load();
    if (story == real) { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }
    return Moment{std::chrono::seconds{story}};
}

void Clock::set(Moment moment) {
    auto const wanted = moment.time_since_epoch().count();
    auto before = story_.load();
    while (wanted > before && !story_.compare_exchange_weak(before, wanted)) {}
}

}  // namespace rondom::web
