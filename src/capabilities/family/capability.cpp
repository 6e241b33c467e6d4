#include "capabilities/family/capability.hpp"

#include "capabilities/family/pages.hpp"
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

using enum http::Method;
constexpr auto in_dossier = web::Reach::dossier;

constexpr std::array routes{
    web::Route{get, "/dossiers/nieuw", web::Reach::signed_in, register_child},
    web::Route{post, "/dossiers/nieuw", web::Reach::signed_in, register_child_sent},
    web::Route{get, "/dossiers/{dossier}/gezin", in_dossier, family},
    web::Route{get, "/dossiers/{dossier}/gezin/gezag/nieuw", in_dossier, name_holder},
    web::Route{post, "/dossiers/{dossier}/gezin/gezag/nieuw", in_dossier, name_holder_sent},
    web::Route{get, "/dossiers/{dossier}/gezin/gezag/controleren/{subject}", in_dossier, verify_holder},
    web::Route{post, "/dossiers/{dossier}/gezin/gezag/controleren/{subject}", in_dossier, verify_holder_sent},
    web::Route{get, "/dossiers/{dossier}/gezin/gezag/beeindigen/{subject}", in_dossier, end_holder},
    web::Route{post, "/dossiers/{dossier}/gezin/gezag/beeindigen/{subject}", in_dossier, end_holder_sent},
    web::Route{get, "/dossiers/{dossier}/gezin/ouder", in_dossier, know_parent},
    web::Route{post, "/dossiers/{dossier}/gezin/ouder", in_dossier, know_parent_sent},
    web::Route{get, "/dossiers/{dossier}/gezin/uitnodigen/{subject}", in_dossier, invite},
    web::Route{post, "/dossiers/{dossier}/gezin/uitnodigen/{subject}", in_dossier, invite_sent},
    web::Route{get, "/dossiers/{dossier}/gezin/informatiebrief/{subject}", in_dossier, answer_request},
    web::Route{post, "/dossiers/{dossier}/gezin/informatiebrief/{subject}", in_dossier, answer_request_sent},
    web::Route{get, "/dossiers/{dossier}/gezin/steunfiguur/nieuw", in_dossier, add_supporter},
    web::Route{post, "/dossiers/{dossier}/gezin/steunfiguur/nieuw", in_dossier, add_supporter_sent},
    web::Route{get, "/dossiers/{dossier}/gezin/steunfiguur/stoppen/{subject}", in_dossier, end_supporter},
    web::Route{
        post, "/dossiers/{dossier}/gezin/steunfiguur/stoppen/{subject}", in_dossier, end_supporter_sent},
};

}  // namespace

Capability const capability{
    .name = "family",
    .contribution = {.facts = nullptr, .tasks = add_tasks},
    .commands = commands,
    .rules = rules,
    .routes = routes};

}  // namespace rondom::family
