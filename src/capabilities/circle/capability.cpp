#include "capabilities/circle/capability.hpp"

#include "capabilities/circle/pages.hpp"
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

using enum http::Method;
constexpr auto in_dossier = web::Reach::dossier;

constexpr std::array routes{
    web::Route{get, "/dossiers/{dossier}/rondom", in_dossier, list},
    web::Route{get, "/dossiers/{dossier}/rondom/uitnodigen", in_dossier, involve},
    web::Route{post, "/dossiers/{dossier}/rondom/uitnodigen", in_dossier, involve_sent},
    web::Route{get, "/dossiers/{dossier}/rondom/stoppen", in_dossier, leave},
    web::Route{post, "/dossiers/{dossier}/rondom/stoppen", in_dossier, leave_sent},
    web::Route{get, "/dossiers/{dossier}/rondom/afsluiten", in_dossier, close_party},
    web::Route{post, "/dossiers/{dossier}/rondom/afsluiten", in_dossier, close_party_sent},
    web::Route{get, "/dossiers/{dossier}/rondom/steunfiguur", in_dossier, supporting},
    web::Route{post, "/dossiers/{dossier}/rondom/steunfiguur", in_dossier, supporting_sent},
    web::Route{
        get, "/dossiers/{dossier}/rondom/steunfiguur/weghalen/{subject}", in_dossier, remove_supporting},
    web::Route{
        post,
        "/dossiers/{dossier}/rondom/steunfiguur/weghalen/{subject}",
        in_dossier,
        remove_supporting_sent},
    web::Route{get, "/dossiers/{dossier}/overdracht", in_dossier, hand_over},
    web::Route{post, "/dossiers/{dossier}/overdracht", in_dossier, hand_over_sent},
    web::Route{get, "/dossiers/{dossier}/overdracht/ontvangen/{subject}", in_dossier, acknowledge},
    web::Route{post, "/dossiers/{dossier}/overdracht/ontvangen/{subject}", in_dossier, acknowledge_sent},
};

}  // namespace

Capability const capability{
    .name = "circle",
    .contribution = {.facts = set_facts, .tasks = add_tasks, .notified = notified_kinds},
    .commands = commands,
    .rules = rules,
    .routes = routes};

}  // namespace rondom::circle
