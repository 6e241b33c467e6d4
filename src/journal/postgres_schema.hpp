#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace rondom::journal::postgres {

/// What serving needs of a table, in the words of `grant`.
struct Needed {
    std::string_view table;
    std::string_view rights;
};

/// A database of ours: which one, and how its tables came about, version after version. A later version only
/// ever adds to the list.
struct Schema {
    std::string_view what;  ///< "journal"; written in the database, so that it is recognised
    std::span<char const* const> versions;
    std::span<Needed const> needed;  ///< of every table
};

/// Makes the tables in an empty database, or brings them to the newest version; several programs may begin at
/// once. A role that does not own them changes nothing, and needs the newest version. With `serving` that
/// role may serve from here on, beside the owner, and nobody else. Refuses a server that cannot keep what it
/// acknowledges. The error tells the person who installs what is wrong.
tl::expected<void, std::string> prepare_database(
    std::string const& where, Schema const& schema, std::string_view serving = {}
);

/// Whether the database answers and has been one of ours before.
bool holds_ours(std::string const& where);

/// One thing that `rondom doctor` looked at.
struct Observation {
    bool right = false;
    std::string what;
    std::string advice;
};

/// How the server behind `where` is set up. One observation when it cannot be reached.
std::vector<Observation> observe_server(std::string const& where);

}  // namespace rondom::journal::postgres
