#include "capabilities/health/capability.hpp"

#include <array>

#include "capabilities/health/pages.hpp"
#include "capabilities/health/rules.hpp"

namespace rondom::health {

namespace {

constexpr std::array commands{
    command<WriteNote>("/gezondheid/notitie"),
    command<Summarise>("/gezondheid/samenvatting"),
    command<Advise>("/gezondheid/advies"),
};

constexpr std::array rules{
    &receiver_first,
    &preventive_first,
};

using enum http::Method;
constexpr auto in_dossier = web::Reach::dossier;

constexpr std::array routes{
    web::Route{get, "/dossiers/{dossier}/gezondheid", in_dossier, overview},
    web::Route{get, "/dossiers/{dossier}/gezondheid/notitie", in_dossier, web::shown<WriteNote, note>},
    web::Route{post, "/dossiers/{dossier}/gezondheid/notitie", in_dossier, web::sent<WriteNote, note>},
    web::Route{
        get, "/dossiers/{dossier}/gezondheid/samenvatting", in_dossier, web::shown<Summarise, summarise>},
    web::Route{
        post, "/dossiers/{dossier}/gezondheid/samenvatting", in_dossier, web::sent<Summarise, summarise>},
    web::Route{get, "/dossiers/{dossier}/gezondheid/advies", in_dossier, web::shown<Advise, advise>},
    web::Route{post, "/dossiers/{dossier}/gezondheid/advies", in_dossier, web::sent<Advise, advise>},
};

constexpr std::array notified{
    SummaryWritten::name,
    AdviceGiven::name,
};

}  // namespace

Capability const capability{
    .name = "health",
    .contribution = {.tasks = tasks_of, .notified = notified},
    .commands = commands,
    .rules = rules,
    .routes = routes,
};

}  // namespace rondom::health
