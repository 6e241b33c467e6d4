#pragma once

#include "capabilities/capability.hpp"

namespace rondom::staff {

extern Capability const capability;

}  // namespace rondom::staff
