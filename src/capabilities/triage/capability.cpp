#include "capabilities/triage/capability.hpp"

#include <array>

#include "capabilities/triage/rules.hpp"

namespace rondom::triage {

namespace {

constexpr std::array commands{
    command<HoldIntake>("/triage/intake"),
    command<AssessQuestion>("/triage/afwegen"),
    command<SignTriage>("/triage/ondertekenen"),
    command<AgreeOnCrisis>("/triage/crisisafspraken"),
    command<DeployHelp>("/triage/inzet"),
    command<PlaceInQueue>("/triage/werkvoorraad"),
};

constexpr std::array rules{
    &assess_first,
    &two_people,
    &crisis_first,
    &is_closed,
    &only_single,
    &deployed_today,
};

}  // namespace

Capability const capability{
    .name = "triage",
    .contribution = {.facts = facts_of},
    .commands = commands,
    .rules = rules,
    .routes = {},
};

}  // namespace rondom::triage
