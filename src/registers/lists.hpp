#pragma once

#include <string_view>

#include "journal/journal.hpp"

// Where the lists of a dossier stand.
namespace rondom::registers {

/// What a person is to do, and what others do while this person waits: so the first is counted unopened.
inline constexpr std::string_view to_do = "work";
inline constexpr std::string_view waited_for = "waiting";

/// On which day they were derived; there as long as the dossier has lists.
journal::RowKey derived_key(DossierId const& dossier);

/// What is derived anew with every change.
void clear_lists(DossierId const& dossier, journal::Change& change);

/// What a dossier of which nothing is left has in the lists.
void erase_lists(DossierId const& dossier, journal::Change& change);

}  // namespace rondom::registers
