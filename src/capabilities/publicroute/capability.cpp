#include "capabilities/publicroute/capability.hpp"

#include "capabilities/publicroute/pages.hpp"

namespace rondom::publicroute {

namespace {

using enum http::Method;
constexpr auto everybody = web::Reach::everybody;

constexpr std::array routes{
    web::Route{get, "/", everybody, guide},
    web::Route{get, "/route", everybody, route_page},
    web::Route{get, "/begrippen", everybody, terms},
    web::Route{get, "/privacy", everybody, privacy},
    web::Route{get, "/toegankelijkheid", everybody, accessibility},
    web::Route{get, "/hulp", everybody, help},
};

}  // namespace

Capability const capability{
    .name = "publicroute", .contribution = {}, .commands = {}, .rules = {}, .routes = routes};

}  // namespace rondom::publicroute
