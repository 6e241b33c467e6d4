#pragma once

#include "capabilities/capability.hpp"

namespace rondom::work {

extern Capability const capability;

}  // namespace rondom::work
