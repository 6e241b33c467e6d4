#pragma once

#include "capabilities/capability.hpp"

namespace rondom::log {

extern Capability const capability;

}  // namespace rondom::log
