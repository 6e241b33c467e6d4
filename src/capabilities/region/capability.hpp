#pragma once

#include "capabilities/capability.hpp"

namespace rondom::region {

extern Capability const capability;

}  // namespace rondom::region
