#include "capabilities/reading/capability.hpp"

#include "capabilities/reading/pages.hpp"

namespace rondom::reading {

namespace {

constexpr std::array routes{
    web::Route{http::Method::get, "/dossiers/{dossier}/inzage", web::Reach::dossier, list},
};

}  // namespace

Capability const capability{
    .name = "reading", .contribution = {}, .commands = {}, .rules = {}, .routes = routes};

}  // namespace rondom::reading
