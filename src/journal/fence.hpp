#pragma once

#include <string>

#include <tl/expected.hpp>

#include "journal/storage.hpp"

// A place that is closed: nothing is written there any more, whichever process wants to, because the database
// itself refuses (docs/decisions/0013). What was under way when it closed is either there or refused when
// `close_place` returns; who is refused hears `Trouble::storage_unavailable`, and asks again with the same
// command at the new place.
namespace rondom::journal {

/// Closes entries and keys. `move` says for which move, in letters and digits; closing for it again does
/// no harm, and finishes what was begun. Reading goes on, and so does telling the place of an epoch. Refused
/// when it is closed for another move. Takes who owns the tables. The error says what stands in the way; the
/// place may be half closed then.
tl::expected<void, std::string> close_place(StoragePlace const& place, std::string const& move);

tl::expected<void, std::string> reopen_place(StoragePlace const& place);

/// For which move; empty: it is open, or nothing is there.
tl::expected<std::string, std::string> closed_for(StoragePlace const& place);

}  // namespace rondom::journal
