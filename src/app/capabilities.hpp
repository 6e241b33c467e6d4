#pragma once

#include <span>

#include "capabilities/capability.hpp"

namespace rondom::app {

/// Every folder of src/capabilities, in the order of the route. Written by the build
/// (cmake/capabilities.cmake).
std::span<Capability const* const> all_capabilities();

}  // namespace rondom::app
