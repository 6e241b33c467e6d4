#include "capabilities/region/capability.hpp"

#include "capabilities/region/pages.hpp"
#include "renewal/agreements.hpp"

namespace rondom::region {

namespace {

using web::Reach;

constexpr std::array<Rule const*, 11> rules{
    &renewal::administrator_only,
    &renewal::not_proved,
    &renewal::other_region,
    &renewal::version_taken,
    &renewal::unknown_origin,
    &renewal::unknown_step,
    &renewal::no_such_draft,
    &renewal::no_such_assumption,
    &renewal::assumptions_unsigned,
    &renewal::same_person,
    &renewal::day_is_past};

constexpr std::array routes{
    web::Route{http::Method::get, "/regio", Reach::signed_in, overview},
    web::Route{http::Method::get, "/regio/voorstellen/{subject}", Reach::signed_in, proposal},
    web::Route{http::Method::get, "/regio/voorstellen/{subject}/aannames", Reach::signed_in, assumptions},
    web::Route{
        http::Method::post, "/regio/voorstellen/{subject}/aannames", Reach::signed_in, assumptions_signed},
    web::Route{http::Method::get, "/regio/voorstellen/{subject}/dossiers", Reach::signed_in, dossiers},
    web::Route{http::Method::get, "/regio/voorstellen/{subject}/besluit", Reach::signed_in, decision},
    web::Route{http::Method::post, "/regio/voorstellen/{subject}/besluit", Reach::signed_in, published},
    web::Route{http::Method::get, "/regio/voorstellen/{subject}/intrekken", Reach::signed_in, withdrawal},
    web::Route{http::Method::post, "/regio/voorstellen/{subject}/intrekken", Reach::signed_in, withdrawn}};

}  // namespace

Capability const capability{
    .name = "region", .contribution = {}, .commands = {}, .rules = rules, .routes = routes};

}  // namespace rondom::region
