#pragma once

#include <string>

#include "app/story_checks.hpp"

// Checks on what people may read. Each gives what is otherwise than expected, empty when it holds.
namespace rondom::app {

std::string check(Sees const& wanted, Scene const& scene);
std::string check(Knows const& wanted, Scene const& scene);
std::string check(Nowhere const& wanted, Scene const& scene);
std::string check(Looked const& wanted, Scene const& scene);

}  // namespace rondom::app
