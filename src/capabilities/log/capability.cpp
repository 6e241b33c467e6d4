#include "capabilities/log/capability.hpp"

#include "capabilities/log/pages.hpp"
#include "capabilities/log/rules.hpp"

namespace rondom::log {

namespace {

constexpr std::array commands{command<Note>("logboek/nieuw")};
constexpr std::array rules{&remark_empty};

constexpr std::array routes{
    web::Route{http::Method::get, "/dossiers/{dossier}/logboek", web::Reach::dossier, list},
    web::Route{http::Method::get, "/dossiers/{dossier}/logboek/nieuw", web::Reach::dossier, note},
    web::Route{http::Method::post, "/dossiers/{dossier}/logboek/nieuw", web::Reach::dossier, note_sent},
};

}  // namespace

Capability const capability{
    .name = "log", .contribution = {}, .commands = commands, .rules = rules, .routes = routes};

}  // namespace rondom::log
