#pragma once

#include "domain/day.hpp"
#include "journal/journal.hpp"

namespace rondom::accounts {

/// Clocks of machines may differ by so much. What is dated later than that comes from a time when the clock
/// was wrong: it does not count, or whoever set a clock back would make it last.
inline constexpr std::chrono::minutes clocks_differ{5};

/// Writes a row that means nothing any more from `until` on. It stays until somebody sweeps: whoever reads it
/// looks at the time too.
void put_until(journal::Change& change, journal::Row row, Moment until);

/// Takes along some of the rows whose time has come, so that they do not pile up. Goes with every change that
/// adds such rows, and takes more of them than one change adds.
void sweep(journal::Journal const& journal, Moment now, journal::Change& change);

}  // namespace rondom::accounts
