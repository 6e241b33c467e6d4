#pragma once

#include "capabilities/capability.hpp"

namespace rondom::publicroute {

extern Capability const capability;

}  // namespace rondom::publicroute
