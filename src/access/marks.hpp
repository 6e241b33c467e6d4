#pragma once

// A dossier with a mark of its own in every text of every event that there is, said by everybody to
// everybody. For tests only.

#include <set>
#include <string>

#include "dossier/scenario.hpp"

namespace rondom::access {

struct Marked {
    scenario::Scenario scenario;
    std::set<std::string> kinds;  ///< names of the events in it
    std::size_t marks = 0;
};

/// The child is this old; everybody in the family said yes to everything, or one parent no.
Marked everything(int age, bool yes);

}  // namespace rondom::access
