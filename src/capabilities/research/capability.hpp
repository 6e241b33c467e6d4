#pragma once

#include "capabilities/capability.hpp"

namespace rondom::research {

extern Capability const capability;

}  // namespace rondom::research
