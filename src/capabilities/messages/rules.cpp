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
std::vector<access::Actor> people_in(
    access::Standing const& standing, route::Profile const& profile, Day today
) {
    std::vector<access::Actor> people;
    for (auto const& each : standing.holders()) {
        people.push_back(acting(each.person, Role::parent));
    }
    if (standing.is_youth(standing.child.person, profile, today)) {
        people.push_back(acting(standing.child.person, Role::youth));
    }
    for (auto const& each : standing.present()) {
        if (each.role != Role::supporter) { people.push_back(acting(each.person, each.role)); }
    }
    return people;
}

/// May `reader` know that somebody of this party takes part?
bool knows(access::Lens const& lens, access::Actor const& reader, Party party, Around const& around) {
    auto const what = party == Party::family ? Category::family_data : Category::progress;
    auto const owner = party == Party::family ? around.profile.categories.at(what).owner : party;
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

std::vector<access::Actor> reachable_in(access::Actor const& writer, Around const& around) {
    access::Lens const lens{around.standing, around.profile, around.step, around.facts, around.today};
    auto const own_party = writer.party().value_or(Party::education);

    auto people = people_in(around.standing, around.profile, around.today);
    std::erase_if(people, [&](access::Actor const& each) {
        auto const party = each.party().value_or(Party::education);
        bool const may_meet = knows(lens, writer, party, around) &&
                              (own_party == Party::family || knows(lens, each, own_party, around));
        return each.person == writer.person || !may_meet;
    });
    return people;
}

std::vector<PersonId> reachable_for(access::Actor const& writer, Situation const& situation) {
    auto const* passage = situation.dossier.part<route::Steps>().current();
    std::vector<PersonId> people;
    for (auto const& each : reachable_in(
             writer,
             {.standing = situation.standing(),
             .profile = situation.profile,
             .step = passage != nullptr ? situation.profile.step(passage->step) : nullptr,
             .facts = situation.facts,
             .today = situation.today}
         )) {
        people.push_back(each.person);
    }
    return people;
}

void tasks_of(Entries const& entries, Setting const& setting, std::vector<Task>& tasks) {
    std::map<PersonId, Moment> fresh;  // since when
    for (auto const& message : entries.part<Messages>().all) {
        for (auto const& person : message.to) {
            if (!message.read.contains(person)) { fresh.emplace(person, message.at); }
        }
    }
    auto const around = people_in(entries.part<access::Standing>(), setting.profile, setting.today);
    for (auto const& [person, since] : fresh) {
        auto const found = std::ranges::find(around, person, &access::Actor::person);
        if (found == around.end()) { continue; }  // left, or no account any more
        tasks.push_back(
            {.id = "messages/" + person.text(),
             .step = {},
             .party = found->party().value_or(Party::education),
             .who = {person},
             .role = found->role,
             .text = {.words = "messages.task.read"},
             .plain = {.words = "messages.task.read"},
             .command = "messages.read",
             .since = local_day(since),
             .state = TaskState::at_turn,
             .category = Category::message,
             .owner = setting.profile.categories.at(Category::message).owner}
        );
    }
}

/// Whoever answers has read what was written to them.
Decision<Event> decide(Send const& command, Situation const& situation) {
    if (command.to.empty()) { return refuse(nobody_named); }
    if (command.text.empty()) { return refuse(message_empty); }

    auto const people = reachable_for(situation.actor, situation);
    bool const all_reachable = std::ranges::all_of(command.to, [&](PersonId const& each) {
        return std::ranges::find(people, each) != people.end();
    });
    if (!all_reachable) { return refuse(not_reachable); }

    std::vector<Event> events{
        MessageSent{.message = situation.new_id<MessageId>(), .to = command.to, .text = command.text}};
    auto const& me = situation.actor.person;
    for (auto const& each : situation.dossier.part<Messages>().all) {
        bool const answered = std::ranges::find(command.to, each.by) != command.to.end() &&
                              std::ranges::find(each.to, me) != each.to.end() && !each.read.contains(me);
        if (answered) { events.emplace_back(MessageRead{.message = each.id, .writer = each.by}); }
    }
    return events;
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
