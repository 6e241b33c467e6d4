#include "capabilities/circle/capability.hpp"

#include "capabilities/circle/rules.hpp"

namespace rondom::circle {

namespace {

constexpr std::array commands{
    command<Involve>("rondom/uitnodigen"),
    command<Leave>("rondom/stoppen"),
    command<CloseParty>("rondom/afsluiten"),
    command<PassOn>("overdracht"),
    command<Acknowledge>("overdracht/ontvangen"),
    command<NameSupportingPerson>("rondom/steunfiguur"),
    command<RemoveSupportingPerson>("rondom/steunfiguur/weghalen"),
};

constexpr std::array rules{
    &no_purpose,
    &consent_incomplete,
    &last_one,
    &not_your_party,
    &stays,
    &not_here,
    &hand_over_unknown,
    &name_missing,
    &supporting_unknown,
};

}  // namespace

Capability const capability{
    .name = "circle",
    .contribution = {.facts = set_facts, .tasks = add_tasks, .notified = notified_kinds},
    .commands = commands,
    .rules = rules,
    .routes = {}};

}  // namespace rondom::circle
