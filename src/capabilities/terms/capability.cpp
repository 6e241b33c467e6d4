#include "capabilities/terms/capability.hpp"

#include <array>

#include "capabilities/terms/pages.hpp"
#include "capabilities/terms/rules.hpp"

namespace rondom::terms {

namespace {

constexpr std::array commands{
    command<ExtendTerm>("/termijnen/verlengen"),
    command<SuspendTerm>("/termijnen/stilzetten"),
    command<ResumeTerm>("/termijnen/hervatten"),
};

constexpr std::array rules{&term_known, &not_yours, &no_longer, &too_late, &reason_first, &goes_on};

/// The family hears that something is new, and reads here what (WPO 40(6): with notice).
constexpr std::array notified{
    route::TermExtended::name,
    route::TermSuspended::name,
    route::TermResumed::name,
};

using enum http::Method;
constexpr auto in_dossier = web::Reach::dossier;

constexpr std::array routes{
    web::Route{get, "/dossiers/{dossier}/termijnen", in_dossier, overview},
    web::Route{
        get, "/dossiers/{dossier}/termijnen/verlengen/{subject}", in_dossier, web::shown<ExtendTerm, extend>},
    web::Route{
        post, "/dossiers/{dossier}/termijnen/verlengen/{subject}", in_dossier, web::sent<ExtendTerm, extend>},
    web::Route{
        get,
        "/dossiers/{dossier}/termijnen/stilzetten/{subject}",
        in_dossier,
        web::shown<SuspendTerm, suspend>},
    web::Route{
        post,
        "/dossiers/{dossier}/termijnen/stilzetten/{subject}",
        in_dossier,
        web::sent<SuspendTerm, suspend>},
    web::Route{
        get, "/dossiers/{dossier}/termijnen/hervatten/{subject}", in_dossier, web::shown<ResumeTerm, resume>},
    web::Route{
        post, "/dossiers/{dossier}/termijnen/hervatten/{subject}", in_dossier, web::sent<ResumeTerm, resume>},
};

}  // namespace

Capability const capability{
    .name = "terms",
    .contribution = {.notified = notified},
    .commands = commands,
    .rules = rules,
    .routes = routes,
};

}  // namespace rondom::terms
