#pragma once

#include "capabilities/capability.hpp"

namespace rondom::reading {

extern Capability const capability;

}  // namespace rondom::reading
