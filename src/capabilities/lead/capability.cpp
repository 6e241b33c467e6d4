#include "capabilities/lead/capability.hpp"

#include <array>

#include "capabilities/lead/pages.hpp"
#include "capabilities/lead/rules.hpp"

namespace rondom::lead {

namespace {

constexpr std::array commands{
    command<AppointLead>("/regie/aanwijzen"),
    command<SetDirection>("/regie/mate"),
};

constexpr std::array rules{
    &not_allowed,
    &no_direction_for_single,
    &not_configured,
    &triage_first,
    &reason_first,
};

using enum http::Method;
constexpr auto in_dossier = web::Reach::dossier;

constexpr std::array routes{
    web::Route{get, "/dossiers/{dossier}/regie", in_dossier, overview},
    web::Route{get, "/dossiers/{dossier}/regie/aanwijzen", in_dossier, web::shown<AppointLead, appoint>},
    web::Route{post, "/dossiers/{dossier}/regie/aanwijzen", in_dossier, web::sent<AppointLead, appoint>},
    web::Route{get, "/dossiers/{dossier}/regie/mate", in_dossier, web::shown<SetDirection, direction>},
    web::Route{post, "/dossiers/{dossier}/regie/mate", in_dossier, web::sent<SetDirection, direction>},
};

constexpr std::array notified{
    LeadAppointed::name,
    DirectionSet::name,
};

}  // namespace

Capability const capability{
    .name = "lead",
    .contribution = {.notified = notified},
    .commands = commands,
    .rules = rules,
    .routes = routes,
};

}  // namespace rondom::lead
