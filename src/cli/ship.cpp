#include "cli/ship.hpp"

#include <chrono>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include "cli/ending.hpp"
#include "cli/round.hpp"
#include "cli/serve.hpp"
#include "journal/shipping.hpp"
#include "journal/storage.hpp"

namespace rondom::cli {

namespace {

using Clock = Ending::Clock;

/// What may be lost with the machine (docs/decisions/0012).
constexpr std::chrono::seconds window{60};

void say(journal::Shipped const& shipped) {
    if (shipped.segment == 0) { return; }
    fmt::print(
        "segment {}: {} entries, {} rows, {} keys, {} bytes\n",
        shipped.segment,
        shipped.entries,
        shipped.rows,
        shipped.keys,
        shipped.bytes
    );
    std::fflush(stdout);
}

/// Begins with a place to ship to, if there is none yet.
using Begun = std::optional<journal::Shipper>;

tl::expected<void, std::string> round(ShipOptions const& options, journal::Shelves& shelves, Begun& begun) {
    if (!begun) {
        auto opened =
            journal::Shipper::open(*shelves.keys, {.segments = options.to, .keys = options.keys_to});
        if (!opened) { return tl::unexpected{opened.error()}; }
        begun = std::move(*opened);
    }
    return begun->round(*shelves.store, *shelves.keys).map(say);
}

}  // namespace

int ship(ShipOptions const& options) {
    Ending const ending;
    Begun begun;
    std::chrono::seconds const every{options.every};
    while (true) {
        auto const began = Clock::now();
        auto const status = one_round(options, Care::shipped, [&](journal::Shelves& shelves) {
            return round(options, shelves, begun);
        });
        // What cannot begin is a mistake of whoever asked; later trouble may pass.
        if (options.every == 0 || !begun) { return status; }
        if (Clock::now() - began + every > window) {
            complain("rounds take so long that more than a minute may be lost with this machine");
        }
        if (!ending.wait_until(began + every)) { return status; }
    }
}

}  // namespace rondom::cli
