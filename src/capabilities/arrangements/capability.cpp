#include "capabilities/arrangements/capability.hpp"

#include <array>

#include "capabilities/arrangements/pages.hpp"
#include "capabilities/arrangements/rules.hpp"

namespace rondom::arrangements {

namespace {

constexpr std::array commands{
    command<AskArrangement>("/ondersteuning/aanvragen"),
    command<DecideArrangement>("/ondersteuning/besluit"),
    command<MakeFile>("/ondersteuning/bestand"),
};

constexpr std::array rules{
    &kind_unknown,
    &without_child,
    &not_yet,
    &under_way,
    &request_unknown,
    &decided_already,
    &reason_first,
    &system_unknown,
};

using enum http::Method;
constexpr auto in_dossier = web::Reach::dossier;

constexpr std::array routes{
    web::Route{get, "/dossiers/{dossier}/ondersteuning", in_dossier, overview},
    web::Route{
        get, "/dossiers/{dossier}/ondersteuning/aanvragen", in_dossier, web::shown<AskArrangement, ask>},
    web::Route{
        post, "/dossiers/{dossier}/ondersteuning/aanvragen", in_dossier, web::sent<AskArrangement, ask>},
    web::Route{
        get, "/dossiers/{dossier}/ondersteuning/besluit", in_dossier, web::shown<DecideArrangement, settle>},
    web::Route{
        post, "/dossiers/{dossier}/ondersteuning/besluit", in_dossier, web::sent<DecideArrangement, settle>},
    web::Route{get, "/dossiers/{dossier}/ondersteuning/bestand", in_dossier, web::shown<MakeFile, make_file>},
    web::Route{post, "/dossiers/{dossier}/ondersteuning/bestand", in_dossier, web::sent<MakeFile, make_file>},
    web::Route{get, "/dossiers/{dossier}/ondersteuning/bestand/{subject}", in_dossier, file},
};

constexpr std::array notified{
    ArrangementAsked::name,
    ArrangementDecided::name,
    FileMade::name,
};

}  // namespace

Capability const capability{
    .name = "arrangements",
    .contribution = {.facts = facts_of, .notified = notified},
    .commands = commands,
    .rules = rules,
    .routes = routes,
};

}  // namespace rondom::arrangements
