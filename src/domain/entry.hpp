#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "domain/category.hpp"
#include "domain/day.hpp"
#include "domain/id.hpp"
#include "domain/role.hpp"

namespace rondom {

/// One fact of a dossier: something happened, who said so in which role, and when. Never changed.
struct Entry {
    std::int64_t seq = 0;  ///< 1-based, without gaps, per dossier; order goes by this, never by time
    Moment at{};
    std::string kind;  ///< the name of the event: "signals.recorded"
    Category category{};
    Compartment compartment{};  ///< kept, sealed and forgotten with
    Party owner{};              ///< whose information this is
    /// When not empty: for nobody but these people (and `by`). Of an answer to a question: of the parents
    /// for nobody but these.
    std::vector<PersonId> only;
    PersonId by;
    Role role{};
    std::string profile;  ///< version of the region's profile under which it was decided
    std::string body;     ///< JSON of the event's fields
};

}  // namespace rondom
