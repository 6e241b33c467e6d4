#pragma once

#include "capabilities/capability.hpp"

namespace rondom::signals {

extern Capability const capability;

}  // namespace rondom::signals
