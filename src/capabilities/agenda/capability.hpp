#pragma once

#include "capabilities/capability.hpp"

namespace rondom::agenda {

extern Capability const capability;

}  // namespace rondom::agenda
