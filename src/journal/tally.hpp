#pragma once

#include <cstdint>

namespace rondom::journal {

/// What a writer did since the program began.
struct Tally {
    std::uint64_t groups = 0;   ///< transactions: those who waited together share one
    std::uint64_t commits = 0;  ///< batches that are durable
    std::uint64_t failed = 0;   ///< batches that storage did not take
    bool broken = false;        ///< it writes nothing more until the program is started again
};

}  // namespace rondom::journal
