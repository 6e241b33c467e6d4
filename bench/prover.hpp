#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "figures.hpp"

namespace rondom::bench {

/// Measures the proof of every region in `profiles` (docs/prover.md): how long a check takes, how many states
/// a second going through everything takes on one core, whether that is linear in the states, and how much
/// memory the program holds at most while it does both.
std::vector<Line> measure_prover(
    std::filesystem::path const& program, std::filesystem::path const& profiles, int rounds
);

}  // namespace rondom::bench
