#pragma once

#include <map>
#include <string>

#include "app/story_player.hpp"

namespace rondom::app {

/// One moment of a story, for the checks: the whole dossier, the cast and the day.
struct Scene {
    Stage const& stage;
    std::map<std::string, access::Actor> const& cast;
    Dossier const& whole;
    Moment now{};
    Day today{};
};

/// What is otherwise than expected, as a sentence; empty when it holds.
std::string difference(Check const& check, Scene const& scene);

}  // namespace rondom::app
