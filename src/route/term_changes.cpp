#include "route/term_changes.hpp"

#include <algorithm>

namespace rondom::route {

namespace {

TermRun& run_of(TermChanges& changes, std::string const& term) {
    auto const found = std::ranges::find_if(changes.runs, [&](TermRun const& each) {
        return each.term == term && each.passage == changes.passage;
    });
    if (found != changes.runs.end()) { return *found; }
    changes.runs.push_back({.term = term, .passage = changes.passage});
    return changes.runs.back();
}

}  // namespace

std::vector<Period> TermRun::pauses(Day today) const {
    std::vector<Period> all;
    for (std::size_t each = 0; each < stopped.size(); ++each) {
        auto const until = each < resumed.size() ? resumed[each] + -std::chrono::days{1} : today;
        if (stopped[each] <= until) { all.push_back({.from = stopped[each], .until = until}); }
    }
    return all;
}

TermRun const* TermChanges::run(std::string_view term, std::int64_t in) const {
    auto const found = std::ranges::find_if(runs, [&](TermRun const& each) {
        return each.term == term && each.passage == in;
    });
    return found != runs.end() ? &*found : nullptr;
}

/// Whatever stood still goes on: the term of another step begins, or this one anew.
void apply(TermChanges& changes, StepEntered const& event, Entry const& entry) {
    for (auto& each : changes.runs) {
        if (each.stands_still()) { each.resumed.push_back(event.on); }
    }
    changes.passage = entry.seq;
}

void apply(TermChanges& changes, TermExtended const& event) { ++run_of(changes, event.term).extensions; }

void apply(TermChanges& changes, TermSuspended const& event, Entry const& entry) {
    auto& run = run_of(changes, event.term);
    if (!run.stands_still()) { run.stopped.push_back(local_day(entry.at)); }
}

void apply(TermChanges& changes, TermResumed const& event, Entry const& entry) {
    auto& run = run_of(changes, event.term);
    if (run.stands_still()) { run.resumed.push_back(local_day(entry.at)); }
}

}  // namespace rondom::route
