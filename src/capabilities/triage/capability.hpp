#pragma once

#include "capabilities/capability.hpp"

namespace rondom::triage {

extern Capability const capability;

}  // namespace rondom::triage
