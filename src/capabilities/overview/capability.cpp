#include "capabilities/overview/capability.hpp"

#include "capabilities/overview/pages.hpp"

namespace rondom::overview {

namespace {

constexpr std::array routes{
    web::Route{http::Method::get, "/dossiers/{dossier}", web::Reach::dossier, overview},
};

}  // namespace

Capability const capability{
    .name = "overview", .contribution = {}, .commands = {}, .rules = {}, .routes = routes};

}  // namespace rondom::overview
