#pragma once

#include "capabilities/circle/events.hpp"
#include "dossier/situation.hpp"
#include "dossier/task.hpp"

namespace rondom::circle {

// What the events add up to, beside access::Standing.

struct HandOver {
    HandOverId id;
    PersonId from;
    Role from_role{};
    PersonId to;
    Role to_role{};
    HandOverReason why{};
    Day since{};
    bool acknowledged = false;
};

struct Circle {
    using Event =
        std::variant<HandedOver, HandOverAcknowledged, SupportingPersonNamed, SupportingPersonRemoved>;

    std::vector<HandOver> hand_overs;
    std::vector<SupportingPersonNamed> supporting_people;

    [[nodiscard]] HandOver const* find(HandOverId const& id) const;
    [[nodiscard]] SupportingPersonNamed const* find(SupportingPersonId const& id) const;
};

void apply(Circle& circle, HandedOver const& event, Entry const& entry);
void apply(Circle& circle, HandOverAcknowledged const& event);
void apply(Circle& circle, SupportingPersonNamed const& event);
void apply(Circle& circle, SupportingPersonRemoved const& event);

// The rules that people meet.

inline constexpr Rule no_purpose{
    .name = "circle.no-purpose", .source = "S2:23; R-043; AVG art. 5 lid 1 sub b"};
/// What the family reads instead of how another person answered.
inline constexpr Rule consent_incomplete{.name = "consent.incomplete", .source = "cases C3-A3, C4-A5"};
inline constexpr Rule last_one{.name = "circle.last-one", .source = "S2:113; R-031"};
inline constexpr Rule not_your_party{.name = "circle.not-your-party", .source = "S2:34; R-217"};
inline constexpr Rule stays{.name = "circle.stays", .source = "S0:4; R-053"};
inline constexpr Rule not_here{.name = "circle.not-here", .source = "R-044"};
inline constexpr Rule hand_over_unknown{.name = "circle.hand-over-unknown", .source = "S2:113; R-031"};
inline constexpr Rule name_missing{.name = "circle.name-missing", .source = "S2:117; R-111"};
inline constexpr Rule supporting_unknown{.name = "circle.supporting-unknown", .source = "AVG art. 16; R-111"};

// What people can do.

/// Somebody else is to take part, for this purpose. Nothing reaches them as long as there is no ground.
struct Involve {
    Party party{};
    std::optional<Role> role;        ///< absent: the party's first contact
    std::optional<PersonId> person;  ///< absent: who has the role for the child's school
    std::string purpose;             ///< of the region's profile; empty inside one's own party

    static constexpr Permission permission{.name = "circle.involve", .who = roles::everyone};
    static constexpr auto fields() {
        return std::tuple{
            field("party", &Involve::party),
            field("role", &Involve::role),
            field("person", &Involve::person),
            field("purpose", &Involve::purpose)};
    }
};

struct Leave {
    Ending reason{};

    static constexpr Permission permission{.name = "circle.leave", .who = roles::professionals};
    static constexpr auto fields() { return std::tuple{field("reason", &Leave::reason)}; }
};

/// Ends the whole part of a party, with its consents: by that party, or by the one that leads the route.
struct CloseParty {
    Party party{};
    Ending reason{};

    static constexpr Permission permission{.name = "circle.close_party", .who = roles::professionals};
    static constexpr auto fields() {
        return std::tuple{field("party", &CloseParty::party), field("reason", &CloseParty::reason)};
    }
};

/// Passes it on to a colleague of any party, on the same ground as involving somebody.
struct PassOn {
    Party party{};
    std::optional<Role> role;
    std::optional<PersonId> person;
    std::string purpose;
    HandOverReason why{};

    static constexpr Permission permission{.name = "circle.hand_over", .who = roles::professionals};
    static constexpr auto fields() {
        return std::tuple{
            field("party", &PassOn::party),
            field("role", &PassOn::role),
            field("person", &PassOn::person),
            field("purpose", &PassOn::purpose),
            field("why", &PassOn::why)};
    }
};

/// "It arrived." A colleague of the same role takes the place of who handed over.
struct Acknowledge {
    HandOverId hand_over;

    static constexpr Permission permission{.name = "circle.acknowledge", .who = roles::professionals};
    static constexpr auto fields() { return std::tuple{field("hand_over", &Acknowledge::hand_over)}; }
};

struct NameSupportingPerson {
    std::string person_name;
    std::string relation;
    Ring ring{};

    static constexpr Permission permission{.name = "circle.name_supporting_person", .who = roles::everyone};
    static constexpr auto fields() {
        return std::tuple{
            field("person_name", &NameSupportingPerson::person_name),
            field("relation", &NameSupportingPerson::relation),
            field("ring", &NameSupportingPerson::ring)};
    }
};

/// Taken out of the picture by whoever put it in, or by the family.
struct RemoveSupportingPerson {
    SupportingPersonId supporting_person;

    static constexpr Permission permission{.name = "circle.remove_supporting_person", .who = roles::everyone};
    static constexpr auto fields() {
        return std::tuple{field("supporting_person", &RemoveSupportingPerson::supporting_person)};
    }
};

Decision<Event> decide(Involve const& command, Situation const& situation);
Decision<Event> decide(Leave const& command, Situation const& situation);
Decision<Event> decide(CloseParty const& command, Situation const& situation);
Decision<Event> decide(PassOn const& command, Situation const& situation);
Decision<Event> decide(Acknowledge const& command, Situation const& situation);
Decision<Event> decide(NameSupportingPerson const& command, Situation const& situation);
Decision<Event> decide(RemoveSupportingPerson const& command, Situation const& situation);

/// Which parties take part, or did.
void set_facts(Entries const& entries, Setting const& setting, route::Facts& facts);

/// For each task that nobody around the child can do: who asks the family, or asks somebody in. `tasks` holds
/// those of the region already.
void add_absent(Entries const& entries, Setting const& setting, std::vector<Task>& tasks);

/// Who is asked to say that a hand-over arrived, and who asks in whoever is missing.
void add_tasks(Entries const& entries, Setting const& setting, std::vector<Task>& tasks);

}  // namespace rondom::circle
