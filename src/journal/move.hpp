#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

#include <tl/expected.hpp>

#include "journal/copy.hpp"
#include "journal/keystore.hpp"
#include "journal/old_place.hpp"
#include "journal/store.hpp"

namespace rondom::journal {

/// What was moved, and found to be the same on both sides.
struct Moved {
    std::size_t dossiers = 0;
    std::size_t entries = 0;
    std::size_t rows = 0;
    std::size_t commands = 0;
    std::size_t keys = 0;       ///< that some entry needs
    std::size_t forgotten = 0;  ///< of these: destroyed, and destroyed they stay
    int rounds = 0;             ///< 0: everything was there already, from an earlier run
    /// From when the old place was asked to close, in this run, until the last of it was here.
    std::chrono::milliseconds until_here{};
    /// And until it was proved.
    std::chrono::milliseconds until_proved{};
};

/// Hears of each round: the first is everything, each next one what changed during the one before.
using EachRound = std::function<void(Round const&)>;

/// Moves a region to a place where nothing is, sealed as it is, while it is served from the old one. When
/// little is left the old place is closed, for good; what is left follows, and both are read again: every
/// dossier's entries with their links, every row, every command and every key have to be the same. Only then
/// can the new place be served. A key that no entry was sealed with is left behind.
///
/// Where it stopped it goes on when it is called again. What stands in the way after the old place was closed
/// opens that again; only a program that was killed, or does not know whether the new place is free,
/// leaves it closed. The error says what stands in the way or differs, and how things are.
tl::expected<Moved, std::string> move_region(
    OldPlace& from, Store& to, KeyShelf& to_keys, EachRound const& each_round = [](Round const&) {}
);

/// The same from where nobody writes.
tl::expected<Moved, std::string> move_region(Store& from, KeyShelf& from_keys, Store& to, KeyShelf& to_keys);

/// Opens the old place again; what is on its way stays unfinished, and is not served. Refused when the region
/// has arrived.
tl::expected<void, std::string> give_up_moving(OldPlace& from, Store& to);

/// From where nobody writes, without the keys.
tl::expected<Moved, std::string> move_contents(Store& from, Store& to);

}  // namespace rondom::journal
