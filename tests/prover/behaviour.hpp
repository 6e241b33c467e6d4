#pragma once

#include <set>
#include <string>

#include "route/load.hpp"

namespace rondom::prover {

/// What a profile makes happen, in a form that can be compared: who may do, read and lead what, when, whose
/// yes is asked, what is kept. Two profiles with the same behaviour differ in words only. Conditions are
/// written as the combinations in which they hold, so that another way to say the same is the same.
std::set<std::string> behaviour_of(route::Reading const& reading);

}  // namespace rondom::prover
