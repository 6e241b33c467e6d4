#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "access/actor.hpp"
#include "access/standing.hpp"
#include "domain/rule.hpp"
#include "route/profile.hpp"

namespace rondom::access {

/// Why somebody may read something.
enum class GroundName {
    own_task,   ///< it is the information of the reader's own party
    own_words,  ///< the reader said it
    right,      ///< the family's right to know (BW 1:251, AVG art. 15, Jeugdwet 7.3.10)
    opened,     ///< the youth opened it for this parent
    addressed,  ///< it was written to the reader
    sharing,    ///< a sharing rule of the region: consent, a legal task, safety
};

struct Ground {
    GroundName name{};
    route::Sharing const* rule = nullptr;  ///< with `sharing`

    bool operator==(Ground const&) const = default;
};

inline constexpr Rule no_ground{.name = "access.no-ground", .source = "AVG art. 5 lid 1 sub c; S2:23"};
inline constexpr Rule not_in_circle{.name = "access.not-in-circle", .source = "Jeugdwet 7.3.11; R-043"};
inline constexpr Rule consent_missing_parent{
    .name = "consent.missing.parent", .source = "S2:263, S2:341; R-034"};
inline constexpr Rule consent_missing_youth{.name = "consent.missing.youth", .source = "S2:341; R-035"};
inline constexpr Rule consent_refused{.name = "consent.refused", .source = "S2:271; R-040"};
inline constexpr Rule consent_withdrawn{.name = "consent.withdrawn", .source = "UAVG 5; R-039"};
inline constexpr Rule authority_unverified{.name = "authority.unverified", .source = "BW 1:251; law.md 3.1"};

/// The reason that belongs to a consent that is not complete, with how far it is ("1", "2"); nothing when it
/// is.
std::optional<Reason> reason_of(ConsentState const& state);

/// The one decision point for reading: given the region's profile, the circle, the consents, the step and the
/// day, may this reader read this, and on what ground. Made for one dossier and one moment; answers are
/// remembered per (category, owner).
class Lens {
public:
    Lens(
        Standing const& standing,
        route::Profile const& profile,
        route::Step const* step,
        route::Facts const& facts,
        Day today
    )
        : standing_{standing}, profile_{profile}, step_{step}, facts_{facts}, today_{today} {}

    /// The ground on which `reader` may read this entry, or why not.
    [[nodiscard]] tl::expected<Ground, Reason> ground(Actor const& reader, Entry const& entry) const;

    /// The same for a category of one party, apart from what is addressed to single people.
    [[nodiscard]] tl::expected<Ground, Reason> ground(Actor const& reader, Category what, Party owner) const;

    /// Stands in the circle in this role now, or belongs to the family with a say of its own.
    [[nodiscard]] bool in_circle(Actor const& reader) const;

private:
    using Answer = tl::expected<Ground, Reason>;

    [[nodiscard]] bool is_parent(PersonId const& person) const;
    [[nodiscard]] Answer for_parent(PersonId const& parent, Category what, Party owner) const;
    [[nodiscard]] Answer for_youth(Category what) const;
    [[nodiscard]] Answer for_professional(Party party, Category what, Party owner) const;
    [[nodiscard]] Answer through(route::Sharing const& rule, Category what) const;
    [[nodiscard]] PersonId const& eyes_of(Actor const& reader) const;

    Standing const& standing_;
    route::Profile const& profile_;
    route::Step const* step_;
    route::Facts const& facts_;
    Day today_;
    mutable std::map<std::tuple<PersonId, Role, Category, Party>, Answer> known_;
};

}  // namespace rondom::access
