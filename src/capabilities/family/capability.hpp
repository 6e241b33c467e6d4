#pragma once

#include "capabilities/capability.hpp"

namespace rondom::family {

extern Capability const capability;

}  // namespace rondom::family
