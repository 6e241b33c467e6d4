#pragma once

#include <cstdint>
#include <string>

#include <tl/expected.hpp>

#include "journal/journal.hpp"

namespace rondom::app {

/// How often a region has moved, as its present place knows: an epoch. The signed directory of an
/// installation names a place and an epoch; a place that has seen a higher one is not the region's any more.
/// 0: it was never told of one.
tl::expected<std::int64_t, journal::Trouble> seen_epoch(journal::Journal const& journal);

/// From now on this place belongs to this epoch, for good. Refused when it has seen a higher one. The error
/// says what to do.
tl::expected<void, std::string> enter_epoch(journal::Journal& journal, std::int64_t epoch);

}  // namespace rondom::app
