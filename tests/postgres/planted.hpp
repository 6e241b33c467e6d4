#pragma once

#include <functional>
#include <memory>

#include "journal/store.hpp"

namespace rondom::journal::kit {

/// Makes a store with the fault that RONDOM_PLANTED names, which the contract suite has to find; nothing
/// without it.
std::function<std::unique_ptr<Store>()> planted();

}  // namespace rondom::journal::kit
