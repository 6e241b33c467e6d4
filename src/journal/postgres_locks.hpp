#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "journal/postgres_schema.hpp"

/// For whom the tables are: their owner, who makes and changes them, and the role that serves
/// (docs/decisions/0010). For everybody else they are empty and take nothing, whatever was granted.
namespace rondom::journal::postgres {

class Connection;

/// Gives `role` what serving needs, and what was given to a role that served before goes.
tl::expected<void, std::string> let_serve(
    Connection& connection, Schema const& schema, std::string_view role
);

/// The tables have to be made or changed from `version`: refuses, with what to do, who may not do that.
tl::expected<void, std::string> refuse_who_serves(
    Connection& connection, Schema const& schema, std::size_t version
);

/// To a role that the tables are not for they look empty: refuses it before it takes that for the truth.
tl::expected<void, std::string> refuse_stranger(Connection& connection);

/// Whether the locks are as Rondom made them, and whether this role could undo them. Nothing where there are
/// no tables yet.
std::vector<Observation> observe_locks(Connection& connection);

}  // namespace rondom::journal::postgres
