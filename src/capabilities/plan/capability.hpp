#pragma once

#include "capabilities/capability.hpp"

namespace rondom::plan {

extern Capability const capability;

}  // namespace rondom::plan
