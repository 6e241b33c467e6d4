#include "capabilities/conference/capability.hpp"

#include <array>

#include "capabilities/conference/rules.hpp"

namespace rondom::conference {

namespace {

constexpr std::array commands{
    command<RequestConference>("/overleg/aanvragen"),
    command<PlanConference>("/overleg/plannen"),
    command<MoveConference>("/overleg/verplaatsen"),
    command<CancelConference>("/overleg/afzeggen"),
    command<Invite>("/overleg/uitnodigen"),
    command<Reply>("/overleg/antwoord"),
    command<PrepareVoice>("/overleg/stem"),
    command<PrepareView>("/overleg/mening"),
    command<AddItem>("/overleg/agenda"),
    command<RecordConference>("/overleg/verslag"),
};

constexpr std::array rules{
    &step_gate,
    &under_way,
    &request_first,
    &plan_first,
    &starts_later,
    &only_involved,
    &not_invited,
    &voice_first,
    &voice_reason,
    &quorum_missing,
    &not_yet,
};

constexpr std::array notified{
    ConferencePlanned::name,
    ConferenceMoved::name,
    ConferenceCancelled::name,
    ConferenceHeld::name,
};

}  // namespace

Capability const capability{
    .name = "conference",
    .contribution = {.facts = facts_of, .tasks = tasks_of, .notified = notified},
    .commands = commands,
    .rules = rules,
    .routes = {},
};

}  // namespace rondom::conference
