#pragma once

#include "capabilities/capability.hpp"

namespace rondom::circle {

extern Capability const capability;

}  // namespace rondom::circle
