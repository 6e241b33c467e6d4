#pragma once

#include <vector>

#include "keeping/clocks.hpp"

// What is left of a dossier when parts of it are forgotten. Pure.
namespace rondom::keeping {

/// What is written when these parts are forgotten, and how the dossier reads from then on.
struct Remains {
    std::vector<Compartment> forgotten;  ///< with what was only carried over, when nothing else is left
    std::vector<Entry> fresh;            ///< on their way to the journal, numbered
    std::vector<Entry> left;             ///< everything that can be read afterwards, with `fresh`

    [[nodiscard]] bool is_empty() const { return left.empty(); }
};

/// The rest keeps what it cannot be read without: who the child is, who holds authority, who of the parties
/// that own the rest stands around the child, and where the route ended. Those facts stand in the school's
/// part, which goes first; they are carried over as they were, without evidence or phone numbers, into the
/// part that is kept longest. Nobody reads more by it.
Remains remains_of(
    Dossier const& dossier,
    route::Profile const& profile,
    std::vector<Clock> const& over,
    access::Actor const& by,
    Moment now
);

}  // namespace rondom::keeping
