#include "capabilities/plan/capability.hpp"

#include <array>

#include "capabilities/plan/rules.hpp"

namespace rondom::plan {

namespace {

constexpr std::array commands{
    command<SetGoal>("/plan/doel"),
    command<ChangeGoal>("/plan/doel/wijzigen"),
    command<DropGoal>("/plan/doel/stoppen"),
    command<AddAction>("/plan/actie"),
    command<ProposePlan>("/plan/voorleggen"),
    command<GiveView>("/plan/mening"),
    command<AgreeToPlan>("/plan/akkoord"),
    command<ReportAction>("/plan/acties"),
    command<FlagLate>("/plan/navragen"),
};

constexpr std::array rules{
    &responsible,
    &why_not_ordinary,
    &goal_known,
    &action_known,
    &only_involved,
    &goal_first,
    &action_first,
    &evaluation_day,
    &propose_first,
    &not_asked,
    &not_yours,
    &not_late,
};

constexpr std::array notified{
    VersionProposed::name,
    VersionSettled::name,
    ActionReported::name,
};

}  // namespace

Capability const capability{
    .name = "plan",
    .contribution = {.facts = facts_of, .tasks = tasks_of, .notified = notified},
    .commands = commands,
    .rules = rules,
    .routes = {},
};

}  // namespace rondom::plan
