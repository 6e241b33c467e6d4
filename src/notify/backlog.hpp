#pragma once

#include <cstddef>
#include <optional>

#include <tl/expected.hpp>

#include "domain/day.hpp"
#include "journal/journal.hpp"

namespace rondom::notify {

/// What should have gone out by now and did not.
struct Backlog {
    std::size_t waiting = 0;
    std::optional<Moment> oldest;  ///< since when the first of them waits
};

tl::expected<Backlog, journal::Trouble> backlog(journal::Journal const& journal, Moment now);

}  // namespace rondom::notify
