#pragma once

#include "capabilities/lead/events.hpp"
#include "dossier/situation.hpp"
#include "dossier/task.hpp"

namespace rondom::lead {

struct Appointment {
    Party party{};
    PersonId person;
    std::string person_name;
    Role role{};
    std::string reason;
    Moment since{};
};

struct Direction {
    Level level{};
    std::string reason;
    Moment since{};
};

struct Lead {
    using Event = lead::Event;

    std::vector<Appointment> appointments;  ///< the last one counts
    std::vector<Direction> directions;      ///< each change with its day and reason (R-137)

    [[nodiscard]] Appointment const* last() const {
        return appointments.empty() ? nullptr : &appointments.back();
    }
};

void apply(Lead& lead, LeadAppointed const& event, Entry const& entry);
void apply(Lead& lead, LeadExplained const& event);
void apply(Lead& lead, DirectionSet const& event, Entry const& entry);

/// Who stands closest to the child in the party that this row of the lead table names (S2:362); nobody when
/// the row names no party or nobody of it stands in the circle.
access::Member const* proposal(access::Standing const& standing, route::LeadRow const* row);

/// Who leads now: the last one appointed, as long as the table still names that party and the person is still
/// in the circle.
Appointment const* leader(Entries const& entries, route::Profile const& profile, route::Facts const& facts);

inline constexpr Rule not_allowed{.name = "lead.notAllowed", .source = "S2:353-360; R-163..R-166"};
inline constexpr Rule no_direction_for_single{
    .name = "route.noDirectionForSingle", .source = "S2:313; G-02; C1-A5"};
inline constexpr Rule not_configured{.name = "lead.notConfigured", .source = "C2-A7; R-153; S0:14"};
inline constexpr Rule triage_first{.name = "lead.triage.first", .source = "R-124; C1-A4"};
inline constexpr Rule reason_first{.name = "lead.reason.first", .source = "S2:362; R-169; G-04"};

struct AppointLead {
    PersonId person;
    std::string reason;

    static constexpr Permission permission{
        .name = "lead.appoint",
        .who = {
            Role::support_coordinator,
            Role::principal,
            Role::case_manager,
            Role::board_support_lead,
            Role::alliance_advisor}};
    static constexpr auto fields() {
        return std::tuple{field("person", &AppointLead::person), field("reason", &AppointLead::reason)};
    }
};

struct SetDirection {
    Level level{};
    std::string reason;

    static constexpr Permission permission{.name = "lead.set_direction", .who = {Role::case_manager}};
    static constexpr auto fields() {
        return std::tuple{field("level", &SetDirection::level), field("reason", &SetDirection::reason)};
    }
};

Decision<Event> decide(AppointLead const& command, Situation const& situation);
Decision<Event> decide(SetDirection const& command, Situation const& situation);

}  // namespace rondom::lead
