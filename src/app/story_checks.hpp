#pragma once

#include <map>
#include <string>

#include "app/story_player.hpp"

namespace rondom::app {

/// How it stood before this moment.
struct Before {
    std::map<PersonId, int> notices;         ///< how many everybody got
    std::map<DossierId, std::size_t> steps;  ///< how many steps were taken
};

/// Every notice since the story began, counted per person.
std::map<PersonId, int> notices_of(Stage const& stage);

/// One moment of a story, for the checks: the whole dossier, the cast and the day.
struct Scene {
    Stage const& stage;
    std::map<std::string, access::Actor> const& cast;
    Dossier const& whole;
    Moment now{};
    Day today{};
    Before const& before;
};

route::Profile const& profile_of(Scene const& scene);
/// Nothing when the story has nobody of this name.
access::Actor const* actor_of(Scene const& scene, std::string const& handle);
std::string nobody(std::string const& handle);

/// What is otherwise than expected, as a sentence; empty when it holds.
std::string difference(Check const& check, Scene const& scene);

}  // namespace rondom::app
