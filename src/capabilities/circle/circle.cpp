#include <algorithm>

#include "capabilities/circle/rules.hpp"

// What the events add up to, and what follows from it: facts of the route and who is at turn.
namespace rondom::circle {

namespace {

/// The parties whose part the route depends on; the fact has the party's name.
constexpr std::array parties_of_route{
    Party::liaison, Party::social_team, Party::youth_health, Party::alliance};

std::string_view part_of(Party party, access::Standing const& standing) {
    if (standing.takes_part(party)) { return "involved"; }
    bool const ever = std::ranges::any_of(standing.members, [&](access::Member const& each) {
        return party_of(each.role) == party;
    });
    return ever ? "closed" : "none";
}

}  // namespace

HandOver const* Circle::find(HandOverId const& id) const {
    auto const found = std::ranges::find(hand_overs, id, &HandOver::id);
    return found != hand_overs.end() ? &*found : nullptr;
}

SupportingPersonNamed const* Circle::find(SupportingPersonId const& id) const {
    auto const found = std::ranges::find(supporting_people, id, &SupportingPersonNamed::supporting_person);
    return found != supporting_people.end() ? &*found : nullptr;
}

void apply(Circle& circle, HandedOver const& event, Entry const& entry) {
    circle.hand_overs.push_back(
        {.id = event.hand_over,
         .from = entry.by,
         .from_role = entry.role,
         .to = event.to,
         .to_role = event.to_role,
         .why = event.why,
         .since = local_day(entry.at)}
    );
}

void apply(Circle& circle, HandOverAcknowledged const& event) {
    for (auto& each : circle.hand_overs) {
        each.acknowledged = each.acknowledged || each.id == event.hand_over;
    }
}

void apply(Circle& circle, SupportingPersonNamed const& event) { circle.supporting_people.push_back(event); }

void apply(Circle& circle, SupportingPersonRemoved const& event) {
    std::erase_if(circle.supporting_people, [&](SupportingPersonNamed const& each) {
        return each.supporting_person == event.supporting_person;
    });
}

void set_facts(Entries const& entries, Setting const& /*setting*/, route::Facts& facts) {
    auto const& standing = entries.part<access::Standing>();
    for (auto const party : parties_of_route) {
        facts.set(name_of(party), part_of(party, standing));
    }
}

void add_tasks(Entries const& entries, Setting const& setting, std::vector<Task>& tasks) {
    auto const& standing = entries.part<access::Standing>();
    for (auto const& each : entries.part<Circle>().hand_overs) {
        if (each.acknowledged || standing.member(each.to, each.to_role) == nullptr) { continue; }
        auto const party = party_of(each.to_role).value_or(Party::education);
        tasks.push_back(
            {.id = "circle/acknowledge/" + each.id.text(),
             .step = {},
             .party = party,
             .who = {each.to},
             .role = each.to_role,
             .text = {.words = "circle.task.acknowledge", .details = {std::string{name_of(each.from_role)}}},
             .plain =
                 {.words = "circle.task.acknowledge.plain",
                  .details = {std::string{name_of(each.to_role)}, std::string{name_of(each.from_role)}}},
             .command = std::string{Acknowledge::permission.name},
             .subject = each.id.text(),
             .since = each.since,
             .category = Category::progress,
             .owner = party}
        );
    }
    add_absent(entries, setting, tasks);
}

}  // namespace rondom::circle
