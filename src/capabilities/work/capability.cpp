#include "capabilities/work/capability.hpp"

#include "capabilities/work/pages.hpp"

namespace rondom::work {

namespace {

constexpr std::array routes{
    web::Route{http::Method::get, "/mijn/werk", web::Reach::signed_in, my_work},
    web::Route{http::Method::get, "/dossiers", web::Reach::signed_in, my_dossiers},
};

}  // namespace

Capability const capability{
    .name = "work", .contribution = {}, .commands = {}, .rules = {}, .routes = routes};

}  // namespace rondom::work
