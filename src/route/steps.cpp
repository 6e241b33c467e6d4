#include "route/steps.hpp"

#include <algorithm>

namespace rondom::route {

void apply(Steps& steps, StepEntered const& event, Entry const& entry) {
    steps.taken.push_back({.step = event.step, .on = event.on, .seq = entry.seq});
}

/// When a step was entered stays as it was, under the name that it has now.
void apply(Steps& steps, Migrated const& event) {
    for (auto& passage : steps.taken) {
        auto const moved = std::ranges::find(event.steps, passage.step, &StepMoved::from);
        if (moved != event.steps.end()) { passage.step = moved->to; }
    }
}

}  // namespace rondom::route
