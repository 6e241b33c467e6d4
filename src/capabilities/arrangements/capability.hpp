#pragma once

#include "capabilities/capability.hpp"

namespace rondom::arrangements {

extern Capability const capability;

}  // namespace rondom::arrangements
