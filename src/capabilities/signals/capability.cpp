#include "capabilities/signals/capability.hpp"

#include "capabilities/family/colleague.hpp"
#include "capabilities/signals/rules.hpp"

namespace rondom::signals {

namespace {

constexpr std::array commands{
    command<NoteWorry>("signalen/zorg"),
    command<RecordConcern>("signalen/nieuw"),
    command<ConsultInternally>("signalen/bespreken"),
    command<ShareSignal>("signalen/delen"),
    command<RaiseConcern>("signalen/vertellen"),
    command<TakeUp>("signalen/antwoord"),
};

constexpr std::array rules{
    &parents_first,
    &note_incomplete,
    &talk_in_future,
    &signal_unknown,
    &family::nobody_in_role,
};

}  // namespace

Capability const capability{
    .name = "signals",
    .contribution = {.facts = set_facts, .tasks = add_tasks},
    .commands = commands,
    .rules = rules,
    .routes = {}};

}  // namespace rondom::signals
