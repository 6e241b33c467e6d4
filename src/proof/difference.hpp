#pragma once

#include <string>
#include <vector>

#include "proof/readings.hpp"
#include "route/load.hpp"

// What changes when one version of a route takes the place of another. The proof reads two profiles and
// nothing else: what it means for one dossier is another question.
namespace rondom::proof {

enum class ChangeKind { added, removed, changed };

constexpr auto names_of(ChangeKind) {
    using enum ChangeKind;
    return std::array<Name<ChangeKind>, 3>{{{added, "added"}, {removed, "removed"}, {changed, "changed"}}};
}

/// What a rule says otherwise. Of a list: what is gone and what came, and whether only the order is new.
struct Otherwise {
    route::Label attribute;  ///< "term", "consent at age 12-15"
    std::vector<route::Label> before;
    std::vector<route::Label> after;
    bool reordered = false;  ///< the same, in another order
};

/// A rule that is new, gone, or says something else.
struct Change {
    std::string section;  ///< "steps"
    std::string path;     ///< "steps/triage"
    ChangeKind kind{};
    route::Label name;  ///< "step "Research and triage" (`triage`)"
    std::string file;   ///< where it stands: in the new version, or in the old one when it is gone
    int line = 0;
    std::vector<Otherwise> says;  ///< of what is new: all that it says; of what is gone: nothing
};

/// A reading that somebody has more of, in words.
struct SaidReading {
    route::Label what;  ///< the sentence
    std::string file;   ///< of the rule that allows it, in the version that allows more
    int line = 0;
    std::string example;             ///< facts and values
    std::vector<ReadingChange> all;  ///< each step, category and owner that this sentence is about
};

/// When another party leads, or nobody does, or somebody where nothing was said.
struct LeadChange {
    route::Label before;
    route::Label after;
    std::string example;  ///< all combinations, in a few boxes
};

struct Difference {
    std::string before;  ///< "midden-groningen 2026.1"
    std::string after;
    std::vector<SaidReading> more;  ///< who can read more than before
    std::vector<SaidReading> less;
    std::vector<LeadChange> lead;
    std::vector<Change> changes;  ///< in the order of the profile

    [[nodiscard]] bool is_none() const {
        return more.empty() && less.empty() && lead.empty() && changes.empty();
    }
};

/// Everything that is otherwise in `after`. Both could be read (`is_readable`). The version itself is no
/// change.
Difference difference(route::Reading const& before, route::Reading const& after);

}  // namespace rondom::proof
