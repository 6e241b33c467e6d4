#pragma once

// Faults that are put into a profile as it was read, one at a time.

#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "route/load.hpp"

namespace rondom::prover {

using Trees = std::deque<route::Node>;

struct Mutation {
    std::string what;  ///< "drop sharing/school_hears_liaison/ground"
    std::function<void(Trees&)> apply;
};

/// Every fault of the kinds below, in this profile.
///   drop   a key, an item or a row: a ground, a term, a label, a transition, the family, a condition
///   swap   one name for another of its kind: a ground, a receiver, a purpose, a step, an owner, a retention
///   widen  a condition by a value, a cell by a reading across a border, a rule by a category
///   narrow a condition by a value, whose yes is asked by a person
///   flip   true and false
std::vector<Mutation> mutations_of(Trees const& trees, route::Profile const& profile);

}  // namespace rondom::prover
