#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "access/events.hpp"
#include "route/profile.hpp"
#include "route/steps.hpp"

namespace rondom::access {

struct Child {
    PersonId person;
    std::string first_name;
    std::string last_name;
    Day born{};
    std::string group;
    OrganisationId school;
    std::string school_name;
};

struct Holder {
    PersonId person;
    std::string name;
    Relation relation{};
    bool verified = false;
    bool authority = true;  ///< false: known as a parent, without a vote
};

struct Member {
    PersonId person;
    std::string name;
    Role role{};
    OrganisationId organisation;
    std::string organisation_name;
    std::string phone;
    std::string purpose;
    PersonId beside;
    Moment since{};
    std::optional<Moment> until;
};

struct Ask {
    Scope scope;
    std::string why;
    Party asked_by{};
    PersonId by;
    Moment at{};
    std::int64_t seq = 0;
};

struct GivenAnswer {
    PersonId by;
    Scope scope;
    Answer answer{};
    std::optional<Day> until;
    Moment at{};
    std::int64_t seq = 0;
};

struct CourtReplacement {
    PersonId holder;
    Scope scope;
    std::int64_t seq = 0;
};

/// How far a consent is. Everything but `complete` is a reason not to share.
enum class Consent { complete, refused, withdrawn, unverified, missing_parent, missing_youth };

struct ConsentState {
    Consent status{};
    int given = 0;
    int needed = 0;
};

/// Who stands where around one child, and what was agreed: all that the lens decides on.
struct Standing {
    using Event = std::variant<
        ChildRegistered,
        HolderNamed,
        HolderVerified,
        HolderEnded,
        ParentKnown,
        MemberJoined,
        MemberLeft,
        PartyClosed,
        ConsentAsked,
        ConsentAnswered,
        ConsentReplacedByCourt,
        OpenedForParent,
        route::Migrated>;

    Child child;
    std::vector<Holder> parents;  ///< with and without authority
    std::vector<Member> members;  ///< also those who left
    std::vector<Ask> asks;
    std::vector<GivenAnswer> answers;
    std::vector<CourtReplacement> replacements;
    std::map<std::pair<PersonId, Category>, bool> opened;
    std::map<Party, std::int64_t> closed;  ///< seq at which a party's part ended last

    [[nodiscard]] Holder const* parent(PersonId const& person) const;
    [[nodiscard]] Holder const* holder(PersonId const& person) const;  ///< with authority
    [[nodiscard]] std::vector<Holder> holders() const;
    [[nodiscard]] Member const* member(PersonId const& person, Role role) const;  ///< now
    [[nodiscard]] Member const* first_member(Role role) const;                    ///< now
    [[nodiscard]] std::vector<Member> present() const;
    [[nodiscard]] bool takes_part(Party party) const;
    [[nodiscard]] int age(Day today) const { return age_in_years(child.born, today); }
    [[nodiscard]] bool is_youth(PersonId const& person, route::Profile const& profile, Day today) const;

    /// What this person said last about sharing this category with this receiver for this purpose, as far as
    /// it still counts.
    [[nodiscard]] GivenAnswer const* last_answer(
        PersonId const& person, Party receiver, std::string_view purpose, Category what
    ) const;

    /// The same people who must say yes, on this day: the region's table over the legal floor
    /// (law.md 3.1, 3.2).
    [[nodiscard]] std::vector<PersonId> required(route::Purpose const& purpose, Day today) const;

    /// Cases F3: every required holder and youth said yes, none of them stopped, nothing expired.
    [[nodiscard]] ConsentState consent(
        route::Purpose const& purpose, Party receiver, Category what, Day today
    ) const;
};

/// The region's wish under the legal floor: youth help and health care ask holders and youth from 12, and the
/// youth alone from 16 (Jeugdwet 7.3.4, 7.3.5; BW 7:447, 7:450). Nobody but the youth from 18.
route::Required required_of(route::Purpose const& purpose, int age);

void apply(Standing& standing, ChildRegistered const& event);
void apply(Standing& standing, HolderNamed const& event);
void apply(Standing& standing, HolderVerified const& event);
void apply(Standing& standing, HolderEnded const& event);
void apply(Standing& standing, ParentKnown const& event);
void apply(Standing& standing, MemberJoined const& event, Entry const& entry);
void apply(Standing& standing, MemberLeft const& event, Entry const& entry);
void apply(Standing& standing, PartyClosed const& event, Entry const& entry);
void apply(Standing& standing, ConsentAsked const& event, Entry const& entry);
void apply(Standing& standing, ConsentAnswered const& event, Entry const& entry);
void apply(Standing& standing, ConsentReplacedByCourt const& event, Entry const& entry);
void apply(Standing& standing, OpenedForParent const& event, Entry const& entry);
void apply(Standing& standing, route::Migrated const& event);

}  // namespace rondom::access
