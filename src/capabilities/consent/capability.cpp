#include "capabilities/consent/capability.hpp"

#include "capabilities/consent/rules.hpp"

namespace rondom::consent {

namespace {

constexpr std::array commands{
    command<AskConsent>("toestemming/vragen"),
    command<AnswerConsent>("toestemming"),
    command<StopConsent>("toestemming/stoppen"),
    command<UploadCourtDecision>("toestemming/rechter"),
    command<VerifyCourtDecision>("toestemming/rechter/controleren"),
    command<OpenForParent>("toestemming/openzetten"),
    command<CloseForParent>("toestemming/sluiten"),
};

constexpr std::array rules{
    &nothing_to_share,
    &why_missing,
    &not_yours,
    &until_past,
    &nothing_to_stop,
    &document_missing,
    &not_uploaded,
    &role_conflict,
    &cannot_open,
};

}  // namespace

Capability const capability{
    .name = "consent",
    .contribution = {.facts = nullptr, .tasks = add_tasks},
    .commands = commands,
    .rules = rules,
    .routes = {}};

}  // namespace rondom::consent
