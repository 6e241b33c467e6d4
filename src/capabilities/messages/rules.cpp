#include "capabilities/messages/rules.hpp"

#include <algorithm>

#include "access/lens.hpp"
#include "route/steps.hpp"

namespace rondom::messages {

namespace {

access::Actor acting(PersonId const& person, Role role) {
    return {.person = person, .role = role, .organisation = {}, .name = {}, .organisation_name = {}};
}

/// Everybody around the child who reads with eyes of their own.
std::vector<access::Actor> people_around(Situation const& situation) {
    auto const& standing = situation.standing();
    std::vector<access::Actor> people;
    for (auto const& each : standing.holders()) {
        people.push_back(acting(each.person, Role::parent));
    }
    if (standing.is_youth(standing.child.person, situation.profile, situation.today)) {
        people.push_back(acting(standing.child.person, Role::youth));
    }
    for (auto const& each : standing.present()) {
        if (each.role != Role::supporter) { people.push_back(acting(each.person, each.role)); }
    }
    return people;
}

/// May `reader` know that somebody of this party takes part?
bool knows(access::Lens const& lens, access::Actor const& reader, Party party, Situation const& situation) {
    auto const what = party == Party::family ? Category::family_data : Category::progress;
    auto const owner = party == Party::family ? situation.profile.categories.at(what).owner : party;
    return lens.ground(reader, what, owner).has_value();
}

}  // namespace

Message const* Messages::find(MessageId const& id) const {
    auto const found = std::ranges::find(all, id, &Message::id);
    return found != all.end() ? &*found : nullptr;
}

void apply(Messages& messages, MessageSent const& event, Entry const& entry) {
    messages.all.push_back(
        {.id = event.message,
         .by = entry.by,
         .role = entry.role,
         .to = event.to,
         .text = event.text,
         .at = entry.at,
         .read = {}}
    );
}

void apply(Messages& messages, MessageRead const& event, Entry const& entry) {
    for (auto& each : messages.all) {
        if (each.id == event.message) { each.read.emplace(entry.by, entry.at); }
    }
}

std::vector<PersonId> reachable_for(access::Actor const& writer, Situation const& situation) {
    auto const* passage = situation.dossier.part<route::Steps>().current();
    access::Lens const lens{
        situation.standing(),
        situation.profile,
        passage != nullptr ? situation.profile.step(passage->step) : nullptr,
        situation.facts,
        situation.today};
    auto const own_party = writer.party().value_or(Party::education);

    std::vector<PersonId> people;
    for (auto const& each : people_around(situation)) {
        auto const party = each.party().value_or(Party::education);
        bool const may_meet = knows(lens, writer, party, situation) &&
                              (own_party == Party::family || knows(lens, each, own_party, situation));
        if (each.person != writer.person && may_meet) { people.push_back(each.person); }
    }
    return people;
}

Decision<Event> decide(Send const& command, Situation const& situation) {
    if (command.to.empty()) { return refuse(nobody_named); }
    if (command.text.empty()) { return refuse(message_empty); }

    auto const people = reachable_for(situation.actor, situation);
    bool const all_reachable = std::ranges::all_of(command.to, [&](PersonId const& each) {
        return std::ranges::find(people, each) != people.end();
    });
    if (!all_reachable) { return refuse(not_reachable); }

    return {{MessageSent{.message = situation.new_id<MessageId>(), .to = command.to, .text = command.text}}};
}

Decision<Event> decide(MarkRead const& command, Situation const& situation) {
    auto const* message = situation.dossier.part<Messages>().find(command.message);
    auto const& reader = situation.actor.person;

    if (message == nullptr || std::ranges::find(message->to, reader) == message->to.end()) {
        return refuse(message_unknown);
    }
    if (message->read.contains(reader)) { return {}; }

    return {{MessageRead{.message = command.message, .writer = message->by}}};
}

}  // namespace rondom::messages
