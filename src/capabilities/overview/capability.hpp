#pragma once

#include "capabilities/capability.hpp"

namespace rondom::overview {

extern Capability const capability;

}  // namespace rondom::overview
