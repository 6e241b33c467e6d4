#pragma once

#include "capabilities/capability.hpp"

namespace rondom::consent {

extern Capability const capability;

}  // namespace rondom::consent
