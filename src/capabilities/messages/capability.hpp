#pragma once

#include "capabilities/capability.hpp"

namespace rondom::messages {

extern Capability const capability;

}  // namespace rondom::messages
