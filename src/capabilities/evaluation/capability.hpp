#pragma once

#include "capabilities/capability.hpp"

namespace rondom::evaluation {

extern Capability const capability;

}  // namespace rondom::evaluation
