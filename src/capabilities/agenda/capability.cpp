#include "capabilities/agenda/capability.hpp"

#include "capabilities/agenda/pages.hpp"

namespace rondom::agenda {

namespace {

constexpr std::array routes{
    web::Route{http::Method::get, "/mijn/agenda", web::Reach::signed_in, my_appointments},
};

}  // namespace

Capability const capability{
    .name = "agenda", .contribution = {}, .commands = {}, .rules = {}, .routes = routes};

}  // namespace rondom::agenda
