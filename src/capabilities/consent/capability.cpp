#include "capabilities/consent/capability.hpp"

#include "capabilities/consent/pages.hpp"
#include "capabilities/consent/rules.hpp"

namespace rondom::consent {

namespace {

constexpr std::array commands{
    command<AskConsent>("toestemming/vragen"),
    command<AnswerConsent>("toestemming/antwoord"),
    command<StopConsent>("toestemming/stoppen"),
    command<UploadCourtDecision>("toestemming/rechter"),
    command<VerifyCourtDecision>("toestemming/controleren"),
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

using enum http::Method;
constexpr auto in_dossier = web::Reach::dossier;

constexpr std::array routes{
    web::Route{get, "/dossiers/{dossier}/toestemming", in_dossier, list},
    web::Route{get, "/dossiers/{dossier}/toestemming/antwoord/{subject}", in_dossier, answer},
    web::Route{post, "/dossiers/{dossier}/toestemming/antwoord/{subject}", in_dossier, answer_sent},
    web::Route{get, "/dossiers/{dossier}/toestemming/stoppen/{subject}", in_dossier, stop},
    web::Route{post, "/dossiers/{dossier}/toestemming/stoppen/{subject}", in_dossier, stop_sent},
    web::Route{get, "/dossiers/{dossier}/toestemming/vragen", in_dossier, ask},
    web::Route{post, "/dossiers/{dossier}/toestemming/vragen", in_dossier, ask_sent},
    web::Route{get, "/dossiers/{dossier}/toestemming/openzetten", in_dossier, open_parts},
    web::Route{post, "/dossiers/{dossier}/toestemming/openzetten", in_dossier, open_sent},
    web::Route{post, "/dossiers/{dossier}/toestemming/sluiten", in_dossier, close_sent},
    web::Route{get, "/dossiers/{dossier}/toestemming/rechter", in_dossier, court},
    web::Route{post, "/dossiers/{dossier}/toestemming/rechter", in_dossier, court_sent},
    web::Route{get, "/dossiers/{dossier}/toestemming/controleren", in_dossier, verify},
    web::Route{post, "/dossiers/{dossier}/toestemming/controleren", in_dossier, verify_sent},
};

}  // namespace

Capability const capability{
    .name = "consent",
    .contribution = {.facts = nullptr, .tasks = add_tasks, .notified = notified_kinds},
    .commands = commands,
    .rules = rules,
    .routes = routes};

}  // namespace rondom::consent
