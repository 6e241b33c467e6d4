#include "cli/move_store.hpp"

#include <chrono>
#include <cstdio>

#include <fmt/core.h>

#include "cli/serve.hpp"
#include "journal/move.hpp"
#include "journal/storage.hpp"

namespace rondom::cli {

namespace {

double seconds(std::chrono::milliseconds time) { return std::chrono::duration<double>{time}.count(); }

void tell_round(journal::Round const& round) {
    fmt::print("{} entries, {} rows, {} commands\n", round.entries, round.rows, round.commands);
    std::fflush(stdout);
}

void tell(journal::Moved const& moved) {
    fmt::print(
        "{} dossiers, {} entries, {} rows, {} commands, {} keys ({} forgotten): the same on both sides.\n",
        moved.dossiers,
        moved.entries,
        moved.rows,
        moved.commands,
        moved.keys,
        moved.forgotten
    );
    if (moved.rounds > 0) {
        fmt::print(
            "Nobody could write for {:.3f} seconds until all of it was here, and {:.3f} more until that was "
            "proved.\n",
            seconds(moved.until_here),
            seconds(moved.until_proved - moved.until_here)
        );
    }
    fmt::print("The old place is closed. Serve the new one now; then run rondom verify on it.\n");
}

int give_up(journal::OldPlace& from, journal::Store& to) {
    auto const open = journal::give_up_moving(from, to);
    if (!open) { return complain(open.error()); }
    fmt::print("The old place is open. What is in the new one is not all, and is not served.\n");
    return well;
}

}  // namespace

int move_store(MoveOptions const& options) {
    journal::StoragePlace const old{.store = options.from, .keys = options.from_keys, .key_file = {}};
    journal::ServedPlace from{old};
    // Opened once beforehand, so that what was mistyped is said before anything is made.
    auto const there = journal::at_one_moment(old, [](journal::Shelves& /*shelves*/) {
        return tl::expected<void, std::string>{};
    });
    if (!there) { return complain(there.error()); }
    auto const to = journal::open_shelves(
        {.store = options.to, .keys = options.to_keys, .key_file = {}},
        journal::Opening::make_if_new,
        [](std::string_view) {}
    );
    if (!to) { return complain(to.error()); }
    if (options.give_up) { return give_up(from, *to->store); }
    auto const moved = journal::move_region(from, *to->store, *to->keys, tell_round);
    if (!moved) { return complain(moved.error()); }
    tell(*moved);
    return well;
}

}  // namespace rondom::cli
