#pragma once

#include "capabilities/capability.hpp"

namespace rondom::conference {

extern Capability const capability;

}  // namespace rondom::conference
