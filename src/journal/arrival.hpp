#pragma once

#include <optional>
#include <string>

#include "journal/store.hpp"

// While a region is on its way to a place (move.hpp), that place says so in a row, and is not served. The row
// says which move it is, and its key which run of the program brings it: whoever begins later takes over, and
// whoever began before finds that out at the next commit.
namespace rondom::journal {

struct Arrival {
    std::string move;  ///< the same when it is begun again after a stop
    RowKey mark;       ///< of this run
};

/// What a run hears that another one took over from.
inline constexpr char const* taken_over = "somebody else began to move a region to this place";

bool is_arrival_mark(RowKey const& key);

/// Of the region that is on its way to this place; nothing: none is.
tl::expected<std::optional<Arrival>, Trouble> arrival_at(Store& store);

/// Begins a run, of a new move.
tl::expected<Arrival, Trouble> begin_arrival(Store& store);

/// Begins another run of the same move. `Trouble::gone`: somebody else took over.
tl::expected<Arrival, Trouble> begin_arrival(Store& store, Arrival const& before);

/// From now on the place is the region's. `Trouble::gone`: somebody else took over.
tl::expected<void, Trouble> end_arrival(Store& store, Arrival const& arrival);

}  // namespace rondom::journal
