#include "capabilities/health/capability.hpp"

#include <array>

#include "capabilities/health/rules.hpp"

namespace rondom::health {

namespace {

constexpr std::array commands{
    command<WriteNote>("/ggd/notitie"),
    command<Summarise>("/ggd/samenvatting"),
    command<Advise>("/ggd/advies"),
};

constexpr std::array rules{
    &receiver_first,
    &preventive_first,
};

}  // namespace

Capability const capability{
    .name = "health",
    .contribution = {.facts = nullptr, .tasks = tasks_of},
    .commands = commands,
    .rules = rules,
    .routes = {},
};

}  // namespace rondom::health
