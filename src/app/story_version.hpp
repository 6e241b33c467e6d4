#pragma once

#include <string>

#include "app/story_player.hpp"

namespace rondom::app {

/// Another version of the region's agreement holds from now on: that of the story's region with these
/// changes. It is proved as every version is, and each open dossier that can move moves, each with its own
/// proof (`rondom migrate`). What stood in the way, in words; empty when it holds. A dossier that stays is no
/// trouble: expectations tell.
std::string publish(
    Story const& story, StoryVersion const& fresh, Stage const& stage, access::Actor const& by, Moment now
);

}  // namespace rondom::app
