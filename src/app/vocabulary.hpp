#pragma once

#include "proof/prove.hpp"

namespace rondom::app {

/// The commands of this program and the facts that they set, for what a profile says of them. The walks
/// (app/walk_test.cpp) hold it next to what the capabilities do.
proof::Vocabulary const& vocabulary();

}  // namespace rondom::app
