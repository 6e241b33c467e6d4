#pragma once

#include <map>
#include <string>
#include <vector>

#include "dossier/task.hpp"

namespace rondom {

/// When each term of the region stood still, by the name of the term.
using Pauses = std::map<std::string, std::vector<route::Period>, std::less<>>;

/// A term stands still on every day at the end of which its condition held, until today. Only terms that can
/// stand still are looked at: what was known is folded anew for each day on which something happened.
Pauses pauses_of(Entries const& entries, Setting const& setting, std::vector<Contribution> const& all);

/// The tasks of the region's matrix (step x party), for whoever knows the facts already. Without pauses every
/// term runs on.
std::vector<Task> route_tasks(
    Entries const& entries, Setting const& setting, route::Facts const& facts, Pauses const& pauses = {}
);

}  // namespace rondom
