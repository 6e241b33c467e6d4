#include "capabilities/family/capability.hpp"

#include "capabilities/family/rules.hpp"

namespace rondom::family {

namespace {

constexpr std::array commands{
    command<RegisterChild>("nieuw"),
    command<NameHolder>("gezin/gezag/nieuw"),
    command<VerifyHolder>("gezin/gezag/controleren"),
    command<EndHolder>("gezin/gezag/beeindigen"),
    command<KnowParent>("gezin/ouder"),
    command<Invite>("gezin/uitnodigen"),
    command<AnswerInformationRequest>("gezin/informatiebrief"),
    command<AddSupporter>("gezin/steunfiguur/nieuw"),
    command<EndSupporter>("gezin/steunfiguur/stoppen"),
};

constexpr std::array rules{
    &child_age,
    &child_elsewhere,
    &youth_too_young,
    &evidence_missing,
    &holder_unknown,
    &holder_still_holds,
    &person_unknown,
    &contact_missing,
    &no_authority,
    &reads_along,
    &information_unanswered,
    &information_unexplained,
    &beside_somebody,
    &not_your_supporter,
};

}  // namespace

Capability const capability{
    .name = "family",
    .contribution = {.facts = nullptr, .tasks = add_tasks},
    .commands = commands,
    .rules = rules,
    .routes = {}};

}  // namespace rondom::family
