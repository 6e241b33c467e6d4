#pragma once

#include <map>
#include <span>
#include <vector>

#include "app/story.hpp"
#include "capabilities/capability.hpp"

namespace rondom::app {

/// Every rule that people meet, by its name.
std::map<std::string_view, Rule const*> all_rules(std::span<Capability const* const> capabilities);

/// Every name in a story that nothing goes by: a command or a field of it, a step, fact, value, purpose or
/// rule, a dossier, a person in an expectation, an @name that nothing made before. A story with such a name
/// is not played: an expectation about nothing proves nothing.
std::vector<StoryFault> unknown_names(
    Story const& story, route::Profile const& profile, std::span<Capability const* const> capabilities
);

}  // namespace rondom::app
