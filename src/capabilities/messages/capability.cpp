#include "capabilities/messages/capability.hpp"

#include "capabilities/messages/rules.hpp"

namespace rondom::messages {

namespace {

constexpr std::array commands{
    command<Send>("berichten/nieuw"),
    command<MarkRead>("berichten/gelezen"),
};

constexpr std::array rules{&message_empty, &nobody_named, &not_reachable, &message_unknown};

}  // namespace

Capability const capability{
    .name = "messages",
    .contribution = {.facts = nullptr, .tasks = nullptr, .notified = notified_kinds},
    .commands = commands,
    .rules = rules,
    .routes = {}};

}  // namespace rondom::messages
