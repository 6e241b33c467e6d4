#pragma once

#include <optional>
#include <string>
#include <vector>

#include "route/profile.hpp"

namespace rondom::proof {

/// In which way somebody may read more (or, the other way round, less).
enum class ReadingKind {
    at_all,           ///< could not read this there in any combination of facts
    wider,            ///< could, but in fewer combinations of facts
    without_consent,  ///< needed somebody's yes
    fewer_people,     ///< needed the yes of more people
    other_consent,    ///< on a yes that was given for something else
    longer,           ///< a yes counted shorter
};

constexpr auto names_of(ReadingKind) {
    using enum ReadingKind;
    return std::array<Name<ReadingKind>, 6>{
        {{at_all, "at_all"},
         {wider, "wider"},
         {without_consent, "without_consent"},
         {fewer_people, "fewer_people"},
         {other_consent, "other_consent"},
         {longer, "longer"}}};
}

/// Who reads: a party, the parents or the youth of the family, or a system outside.
struct Reader {
    enum class Kind { party, parent, youth, system };

    Kind kind{};
    Party party{};       ///< of a party, and of a system the party that receives
    std::string system;  ///< its id

    bool operator==(Reader const&) const = default;
    auto operator<=>(Reader const&) const = default;
};

/// One thing that one reader may read more of in `to` than in `from` (`reads_more`).
struct ReadingChange {
    Reader reader;
    std::string step;  ///< empty: whatever the step is
    Category what{};
    std::optional<Party> owner;  ///< whose information; none: whoever owns the category
    ReadingKind kind{};
    std::vector<std::string> by;         ///< the sharing rules, or the purpose of a system, that allow it now
    std::vector<std::string> by_before;  ///< those that allowed it before, on more conditions
    route::GroundKind ground{};          ///< on which it rests now; `consent` only when nothing else opens it
    std::vector<route::AgeBand> ages;    ///< for which it is so; empty: all
    std::string example;                 ///< facts and values for which it is so; empty: all
};

/// Everything that anybody may read after `to` takes the place of `from` and could not read before: per step,
/// reader, category and owner, over all combinations of facts, every age and every yes that was given. It is
/// exact: what is not in the list could be read before, on no more than what it takes now. A step that `from`
/// does not have is compared with nobody reading anything there.
std::vector<ReadingChange> reads_more(route::Profile const& from, route::Profile const& to);

/// Whose yes this purpose needs at this age: the region's wish over the legal floor (law.md 3.1, 3.2), as the
/// access layer decides it.
route::Required asked_at(route::Purpose const& purpose, route::AgeBand band);

}  // namespace rondom::proof
