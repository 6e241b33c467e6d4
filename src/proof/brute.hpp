#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "route/load.hpp"

namespace rondom::proof {

/// What going through everything found, without choosing facts and without sets: a cross-check of prove.hpp.
struct Counted {
    std::uint64_t states = 0;        ///< steps times combinations of all facts
    std::uint64_t forks = 0;         ///< more than one way open
    std::uint64_t dead_ends = 0;     ///< nobody at turn and no way open
    std::uint64_t broken = 0;        ///< a way open that breaks a promise
    std::uint64_t without_lead = 0;  ///< in the domain of the lead table, and no row holds
    std::uint64_t two_leads = 0;     ///< more than one row holds

    [[nodiscard]] bool is_clean() const { return forks + dead_ends + broken + without_lead + two_leads == 0; }
};

/// Goes through every combination of all facts of the profile in every step. Takes time in proportion to
/// their number and a few kilobytes. `most` facts are varied, in the order of the profile (the others keep
/// their first value), so that what it takes can be measured against the number of states.
Counted count_all(route::Reading const& reading, std::size_t most = 64);

}  // namespace rondom::proof
