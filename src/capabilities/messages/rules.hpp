#pragma once

#include <map>

#include "capabilities/messages/events.hpp"
#include "dossier/situation.hpp"
#include "dossier/task.hpp"

namespace rondom::messages {

// What the events add up to.

struct Message {
    MessageId id;
    PersonId by;
    Role role{};
    std::vector<PersonId> to;
    std::string text;
    Moment at{};
    std::map<PersonId, Moment> read;  ///< who read it, and when
};

struct Messages {
    using Event = messages::Event;

    std::vector<Message> all;  ///< in the order in which they were sent

    [[nodiscard]] Message const* find(MessageId const& id) const;
};

void apply(Messages& messages, MessageSent const& event, Entry const& entry);
void apply(Messages& messages, MessageRead const& event, Entry const& entry);

/// Who can be written to, as far as this standing tells: the whole one decides, what a reader may see of it
/// gives the choices of a form.
struct Around {
    access::Standing const& standing;
    route::Profile const& profile;
    route::Step const* step = nullptr;
    route::Facts const& facts;
    Day today{};
};
std::vector<access::Actor> reachable_in(access::Actor const& writer, Around const& around);

/// The people around the child to whom `writer` can send a message: whom the writer may know, and who may
/// know the writer; the family may make itself known to anybody. A supporter reads along with the person it
/// stands beside.
std::vector<PersonId> reachable_for(access::Actor const& writer, Situation const& situation);

/// One for everybody who has something new to read, whatever it is. Nobody else gets to know of it.
void tasks_of(Entries const& entries, Setting const& setting, std::vector<Task>& tasks);

// The rules that people meet.

inline constexpr Rule message_empty{.name = "message.empty", .source = "S4:15; R-054"};
inline constexpr Rule nobody_named{.name = "message.to-nobody", .source = "S4:15; R-054"};
/// The same for who is not there and for whom the writer may not know of.
inline constexpr Rule not_reachable{.name = "message.not-reachable", .source = "R-043, R-054; cases C5-A4"};
inline constexpr Rule message_unknown{.name = "message.unknown", .source = "R-054"};

// What people can do.

struct Send {
    std::vector<PersonId> to;
    std::string text;

    static constexpr Permission permission{.name = "messages.send", .who = roles::everyone};
    static constexpr auto fields() { return std::tuple{field("to", &Send::to), field("text", &Send::text)}; }
};

struct MarkRead {
    MessageId message;

    static constexpr Permission permission{.name = "messages.read", .who = roles::everyone};
    static constexpr auto fields() { return std::tuple{field("message", &MarkRead::message)}; }
};

Decision<Event> decide(Send const& command, Situation const& situation);
Decision<Event> decide(MarkRead const& command, Situation const& situation);

}  // namespace rondom::messages
