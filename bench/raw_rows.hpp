#pragma once

#include <filesystem>
#include <string>

namespace rondom::bench {

/// The rows of one append (appends.cpp), of the same sizes, in the same tables, but without the journal: per
/// second, written by one thread that puts `together` appends into each durable transaction. What SQLite on
/// this disk can do at most.
double raw_appends_per_second(std::filesystem::path const& directory, int together);

/// The same in PostgreSQL: one connection, the statements of a transaction in one round trip.
double raw_appends_per_second_in_postgres(std::string const& where, int together);

}  // namespace rondom::bench
