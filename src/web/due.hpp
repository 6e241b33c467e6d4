#pragma once

#include <string>
#include <vector>

#include "dossier/task.hpp"
#include "web/visit.hpp"

namespace rondom::web {

/// Why a term ends on that day, in short sentences: from when it counts, what did not count, what the law or
/// a pause changed. The family does not read how the calendar ends.
std::string why_due(Visit const& visit, route::DueDay const& due, route::Term const& term);

/// The same for a task; empty when people agreed on the day, or when there is none.
std::string why_due(Visit const& visit, Task const& task);

/// Who watches now that the term has passed, in a sentence; empty as long as it runs.
std::string who_is_next(Visit const& visit, route::Term const& term, Day due);

/// Why, and who is next when it has passed: what stands below a day.
std::string about_due(Visit const& visit, Task const& task);

}  // namespace rondom::web
