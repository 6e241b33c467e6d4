#include "capabilities/evaluation/capability.hpp"

#include <array>

#include "capabilities/evaluation/rules.hpp"

namespace rondom::evaluation {

namespace {

constexpr std::array commands{
    command<PlanEvaluation>("/evaluatie/plannen"),
    command<RecordEvaluation>("/evaluatie/vastleggen"),
    command<RecordYearly>("/evaluatie/halfjaar"),
    command<CloseDossier>("/afsluiten"),
};

constexpr std::array rules{
    &not_in_this_step,
    &starts_later,
    &party_missing,
    &exception_reason,
    &not_yet,
    &next_day,
    &family_first,
    &route_goes_on,
};

constexpr std::array notified{
    EvaluationPlanned::name,
    EvaluationRecorded::name,
    DossierClosed::name,
};

}  // namespace

Capability const capability{
    .name = "evaluation",
    .contribution = {.facts = facts_of, .tasks = tasks_of, .notified = notified},
    .commands = commands,
    .rules = rules,
    .routes = {},
};

}  // namespace rondom::evaluation
