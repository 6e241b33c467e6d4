#include "capabilities/lead/capability.hpp"

#include <array>

#include "capabilities/lead/rules.hpp"

namespace rondom::lead {

namespace {

constexpr std::array commands{
    command<AppointLead>("/regie"),
    command<SetDirection>("/regie/mate"),
};

constexpr std::array rules{
    &not_allowed,
    &no_direction_for_single,
    &triage_first,
    &reason_first,
};

}  // namespace

Capability const capability{
    .name = "lead",
    .contribution = {},
    .commands = commands,
    .rules = rules,
    .routes = {},
};

}  // namespace rondom::lead
