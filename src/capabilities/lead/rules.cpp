#include "capabilities/lead/rules.hpp"

#include <algorithm>

#include "dossier/dossiers.hpp"

namespace rondom::lead {

namespace {

/// Why nobody can lead now; nothing when the table names a party.
Rule const* obstacle(route::Profile const& profile, route::LeadRow const* row) {
    if (profile.lead_table.empty()) { return &not_configured; }
    if (row == nullptr) { return &not_allowed; }
    return row->lead ? nullptr : &no_direction_for_single;
}

access::Member const* member_of(access::Standing const& standing, PersonId const& person, Party party) {
    auto const found = std::ranges::find_if(standing.members, [&](access::Member const& each) {
        return each.person == person && !each.until && party_of(each.role) == party;
    });
    return found != standing.members.end() ? &*found : nullptr;
}

}  // namespace

void apply(Lead& lead, LeadAppointed const& event, Entry const& entry) {
    lead.appointments.push_back(
        {.party = event.party,
         .person = event.person,
         .person_name = event.person_name,
         .role = event.role,
         .reason = {},
         .since = entry.at}
    );
}

void apply(Lead& lead, LeadExplained const& event) {
    if (!lead.appointments.empty()) { lead.appointments.back().reason = event.reason; }
}

void apply(Lead& lead, DirectionSet const& event, Entry const& entry) {
    lead.directions.push_back({.level = event.level, .reason = event.reason, .since = entry.at});
}

access::Member const* proposal(access::Standing const& standing, route::LeadRow const* row) {
    if (row == nullptr || !row->lead) { return nullptr; }
    for (auto const role : row->persons) {
        if (auto const* member = standing.first_member(role)) { return member; }
    }
    return nullptr;
}

Appointment const* leader(Entries const& entries, route::Profile const& profile, route::Facts const& facts) {
    auto const* last = entries.part<Lead>().last();
    auto const* row = profile.lead(facts);
    bool const named = last != nullptr && row != nullptr && row->lead == last->party;
    bool const present =
        named && entries.part<access::Standing>().member(last->person, last->role) != nullptr;
    return present ? last : nullptr;
}

/// The table picks the party, closeness to the child the person inside it; somebody else takes a reason
/// (G-04).
Decision<Event> decide(AppointLead const& command, Situation const& situation) {
    auto const* row = situation.profile.lead(situation.facts);
    if (auto const* rule = obstacle(situation.profile, row)) { return refuse(*rule); }

    auto const party = row->lead.value();
    // the advisor of the alliance appoints where the region lets the alliance lead (S4:9)
    if (situation.actor.role == Role::alliance_advisor && party != Party::alliance) {
        return refuse(role_no_power);
    }
    auto const* person = member_of(situation.standing(), command.person, party);
    auto const* closest = proposal(situation.standing(), row);
    bool const is_closest = closest != nullptr && closest->person == command.person;

    if (situation.facts.get("triage") == "open") { return refuse(triage_first); }
    if (person == nullptr) { return refuse(not_allowed); }
    if (!is_closest && command.reason.empty()) { return refuse(reason_first); }

    std::vector<Event> events{LeadAppointed{
        .party = party, .person = person->person, .person_name = person->name, .role = person->role}};
    if (!command.reason.empty()) {
        events.emplace_back(LeadExplained{.party = party, .reason = command.reason});
    }
    return events;
}

/// The municipality directs only where it leads (S2:151, S2:313).
Decision<Event> decide(SetDirection const& command, Situation const& situation) {
    auto const* row = situation.profile.lead(situation.facts);
    if (auto const* rule = obstacle(situation.profile, row)) { return refuse(*rule); }
    if (row->lead != Party::social_team) { return refuse(not_allowed); }
    if (command.reason.empty()) { return refuse(reason_first); }

    return {{DirectionSet{.level = command.level, .reason = command.reason}}};
}

}  // namespace rondom::lead
