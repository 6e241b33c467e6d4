#pragma once

#include "capabilities/capability.hpp"

namespace rondom::terms {

extern Capability const capability;

}  // namespace rondom::terms
