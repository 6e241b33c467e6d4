#pragma once

#include "proof/prove.hpp"

namespace rondom::app {

/// The commands of this program, and the facts that they set, for what a profile says of them. Who may give a
/// command comes from its capability; which facts it sets is a table kept by hand in vocabulary.cpp.
proof::Vocabulary const& vocabulary();

}  // namespace rondom::app
