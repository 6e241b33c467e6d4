#pragma once

#include "capabilities/capability.hpp"

namespace rondom::health {

extern Capability const capability;

}  // namespace rondom::health
