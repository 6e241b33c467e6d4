#pragma once

#include "figures.hpp"
#include "installation.hpp"
#include "readers.hpp"

namespace rondom::bench {

/// Durable appends in a journal that is used as the server uses it, and reading meanwhile.
struct Appends {
    Figure alone;        ///< per second, one client that waits for every one
    Figure together;     ///< per second, many clients at once
    Figure raw;          ///< per second, the same rows in SQLite without the journal, as many together
    Figure raw_alone;    ///< the same, each in a transaction of its own
    Figure idle_read;    ///< p99 in milliseconds of seeing a dossier when nobody writes
    Figure loaded_read;  ///< the same while many clients write
};

inline constexpr int append_clients = 64;

/// Durable appends per second through a journal, so many clients at once.
double appends_per_second(journal::Journal& journal, int clients, Moment now);

/// One round of all of these.
void measure_appends(Files& files, std::vector<Look> const& looks, Appends& appends);

}  // namespace rondom::bench
