#pragma once

#include <string>
#include <variant>
#include <vector>

#include "domain/entries.hpp"

namespace rondom::route {

/// The dossier moved to this step of the region's route. Written by the route itself, together with the facts
/// that opened the way.
struct StepEntered {
    std::string step;
    std::string transition;  ///< of the profile; empty for the first step
    Day on{};

    static constexpr std::string_view name = "route.step-entered";
    static constexpr Category category = Category::progress;
    static constexpr auto fields() {
        return std::tuple{
            field("step", &StepEntered::step),
            field("transition", &StepEntered::transition),
            field("on", &StepEntered::on)};
    }
};

struct Passage {
    std::string step;
    Day on{};
    std::int64_t seq = 0;
};

/// The steps that were taken, in order; the last one is where we are.
struct Steps {
    using Event = std::variant<StepEntered>;

    std::vector<Passage> taken;

    [[nodiscard]] Passage const* current() const { return taken.empty() ? nullptr : &taken.back(); }
};

void apply(Steps& steps, StepEntered const& event, Entry const& entry);

}  // namespace rondom::route
