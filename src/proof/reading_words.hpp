#pragma once

#include <vector>

#include "proof/difference.hpp"

namespace rondom::proof {

enum class Direction { more, less };

/// What may be read in `to` and not, or less easily, in `from`: one sentence for everything that one reader
/// reads more of in one way, with its steps and kinds of information. `less` says it the other way round.
std::vector<SaidReading> said_readings(
    route::Reading const& from, route::Reading const& to, Direction direction
);

}  // namespace rondom::proof
