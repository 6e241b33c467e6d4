#pragma once

#include <span>
#include <string>
#include <vector>

#include "agreement.hpp"

namespace rondom::walks {

/// A walk that shows a disagreement: the moves that happened, and what is not the same after the last one.
struct Failure {
    std::vector<Move> moves;
    Disagreement disagreement;
};

struct Length {
    int moves = 260;  ///< that are tried
};

/// One walk, and each disagreement that it meets the first time.
std::vector<Failure> walk(
    route::Profile const& profile,
    Automaton const& automaton,
    std::span<app::FactSetter const> setters,
    std::uint64_t seed,
    Length length,
    Coverage& coverage
);

/// The same disagreement with as few moves as can be found.
Failure shortest(
    route::Profile const& profile,
    Automaton const& automaton,
    std::span<app::FactSetter const> setters,
    Failure failure
);

/// The walk as a story that `rondom story` plays and people read (docs/stories.md).
std::string story_of(route::Profile const& profile, Failure const& failure);

}  // namespace rondom::walks
