#include "capabilities/triage/capability.hpp"

#include <array>

#include "capabilities/triage/pages.hpp"
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

using enum http::Method;
constexpr auto in_dossier = web::Reach::dossier;

constexpr std::array routes{
    web::Route{get, "/dossiers/{dossier}/triage", in_dossier, overview},
    web::Route{get, "/dossiers/{dossier}/triage/intake", in_dossier, web::shown<HoldIntake, intake>},
    web::Route{post, "/dossiers/{dossier}/triage/intake", in_dossier, web::sent<HoldIntake, intake>},
    web::Route{get, "/dossiers/{dossier}/triage/afwegen", in_dossier, web::shown<AssessQuestion, assess>},
    web::Route{post, "/dossiers/{dossier}/triage/afwegen", in_dossier, web::sent<AssessQuestion, assess>},
    web::Route{get, "/dossiers/{dossier}/triage/ondertekenen", in_dossier, web::shown<SignTriage, sign>},
    web::Route{post, "/dossiers/{dossier}/triage/ondertekenen", in_dossier, web::sent<SignTriage, sign>},
    web::Route{
        get, "/dossiers/{dossier}/triage/crisisafspraken", in_dossier, web::shown<AgreeOnCrisis, crisis>},
    web::Route{
        post, "/dossiers/{dossier}/triage/crisisafspraken", in_dossier, web::sent<AgreeOnCrisis, crisis>},
    web::Route{get, "/dossiers/{dossier}/triage/inzet", in_dossier, web::shown<DeployHelp, deploy>},
    web::Route{post, "/dossiers/{dossier}/triage/inzet", in_dossier, web::sent<DeployHelp, deploy>},
    web::Route{get, "/dossiers/{dossier}/triage/werkvoorraad", in_dossier, web::shown<PlaceInQueue, queue>},
    web::Route{post, "/dossiers/{dossier}/triage/werkvoorraad", in_dossier, web::sent<PlaceInQueue, queue>},
};

constexpr std::array notified{
    TriageClosed::name,
    HelpDeployed::name,
    Queued::name,
};

}  // namespace

Capability const capability{
    .name = "triage",
    .contribution = {.facts = facts_of, .notified = notified},
    .commands = commands,
    .rules = rules,
    .routes = routes,
};

}  // namespace rondom::triage
