#pragma once

#include <map>
#include <string>
#include <vector>

#include "dossier/task.hpp"
#include "route/term_changes.hpp"

namespace rondom {

/// When each term of the region stood still, by the name of the term.
using Pauses = std::map<std::string, std::vector<route::Period>, std::less<>>;

/// A term stands still on every day at the end of which its condition held, until today. Only terms that can
/// stand still are looked at: what was known is folded anew for each day on which something happened.
Pauses pauses_of(Entries const& entries, Setting const& setting, std::vector<Contribution> const& all);

/// What became of a term since that step was entered: by what was known, and by what people said.
route::Running running_of(
    std::string const& term,
    route::Passage const& passage,
    Entries const& entries,
    Day today,
    Pauses const& pauses
);

/// The term has begun to stand still and has not gone on.
bool stands_still(route::DueDay const& due, Day today);

/// The days on which the term of this task stood still, for a register: "2026-11-09/2026-11-18"; and read
/// back.
std::vector<std::string> pause_texts(Task const& task);
std::vector<route::Period> pauses_in(std::vector<std::string> const& texts);

/// The tasks of the region's matrix (step x party), for whoever knows the facts already. Without pauses every
/// term runs on.
std::vector<Task> route_tasks(
    Entries const& entries, Setting const& setting, route::Facts const& facts, Pauses const& pauses = {}
);

}  // namespace rondom
