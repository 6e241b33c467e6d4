#include "route/steps.hpp"

namespace rondom::route {

void apply(Steps& steps, StepEntered const& event, Entry const& entry) {
    steps.taken.push_back({.step = event.step, .on = event.on, .seq = entry.seq});
}

}  // namespace rondom::route
