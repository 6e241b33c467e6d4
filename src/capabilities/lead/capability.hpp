#pragma once

#include "capabilities/capability.hpp"

namespace rondom::lead {

extern Capability const capability;

}  // namespace rondom::lead
