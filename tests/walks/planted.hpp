#pragma once

#include "route/load.hpp"

namespace rondom::walks {

/// The walks find what is wrong: a setter that is not listed, a transition that the automaton does not know,
/// two rows of the lead table swapped, a task whose condition is gone. Says how, and whether each was found;
/// and that the story of what was found can be played.
bool finds_planted_faults(route::Reading const& reading);

}  // namespace rondom::walks
