#include "capabilities/staff/capability.hpp"

#include "accounts/appointing.hpp"
#include "capabilities/staff/pages.hpp"

namespace rondom::staff {

namespace {

using web::Reach;

constexpr std::array<Rule const*, 1> rules{&accounts::role_elsewhere};

constexpr std::array routes{
    web::Route{http::Method::get, "/mensen", Reach::signed_in, organisations},
    web::Route{http::Method::get, "/mensen/nieuw", Reach::signed_in, organisation_form},
    web::Route{http::Method::post, "/mensen/nieuw", Reach::signed_in, organisation_added},
    web::Route{http::Method::get, "/mensen/bij/{subject}", Reach::signed_in, organisation},
    web::Route{http::Method::get, "/mensen/bij/{subject}/nieuw", Reach::signed_in, colleague_form},
    web::Route{http::Method::post, "/mensen/bij/{subject}/nieuw", Reach::signed_in, colleague_added},
    web::Route{http::Method::get, "/mensen/bij/{subject}/verbinden", Reach::signed_in, attach_form},
    web::Route{http::Method::post, "/mensen/bij/{subject}/verbinden", Reach::signed_in, attached},
    web::Route{http::Method::get, "/mensen/bij/{subject}/stoppen", Reach::signed_in, end_form},
    web::Route{http::Method::post, "/mensen/bij/{subject}/stoppen", Reach::signed_in, ended},
    web::Route{http::Method::get, "/mensen/bij/{subject}/toegang", Reach::signed_in, access_form},
    web::Route{http::Method::post, "/mensen/bij/{subject}/toegang", Reach::signed_in, access_sent}};

}  // namespace

Capability const capability{
    .name = "staff", .contribution = {}, .commands = {}, .rules = rules, .routes = routes};

}  // namespace rondom::staff
