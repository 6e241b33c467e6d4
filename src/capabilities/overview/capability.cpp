#include "capabilities/overview/capability.hpp"

#include "capabilities/overview/child_page.hpp"
#include "capabilities/overview/pages.hpp"
#include "capabilities/overview/why.hpp"

namespace rondom::overview {

namespace {

constexpr std::array routes{
    web::Route{http::Method::get, "/dossiers/{dossier}", web::Reach::dossier, overview},
    web::Route{http::Method::get, "/dossiers/{dossier}/waarom", web::Reach::dossier, why_page},
    web::Route{http::Method::get, "/dossiers/{dossier}/afspraak", web::Reach::dossier, overview},
    web::Route{http::Method::post, "/dossiers/{dossier}/afspraak", web::Reach::dossier, reply_sent},
};

}  // namespace

Capability const capability{
    .name = "overview", .contribution = {}, .commands = {}, .rules = {}, .routes = routes};

}  // namespace rondom::overview
