#include "web/entrance.hpp"

#include <fmt/core.h>

#include <exception>
#include <typeinfo>

#include "http/form.hpp"
#include "web/answers.hpp"
#include "web/assets.hpp"
#include "web/protection.hpp"
#include "web/visit.hpp"

namespace rondom::web {
namespace {

constexpr std::string_view form_type = "application/x-www-form-urlencoded";
constexpr std::string_view english = "/en";

/// Public pages carry their language in the path: "/en/route" is "/route" in English.
struct Address {
    std::string_view path;
    Language language = Language::nl;
};

Address address_of(std::string_view path) {
    if (path == english) { return {"/", Language::en}; }
    if (path.starts_with(english) && path[english.size()] == '/') {
        return {path.substr(english.size()), Language::en};
    }
    return {path, Language::nl};
}

/// Only public pages have an English address; somebody who is signed in has a language of their own.
Match match_of(Region const& region, http::Request const& request, Address const& address) {
    auto match = region.router.find(request.method, address.path);
    bool const is_public = match.route != nullptr && match.route->reach == Reach::everybody;
    if (address.language == Language::en && !is_public) { match = {}; }
    return match;
}

std::optional<Session> session_of(Region const& region, http::Request const& request, Moment now) {
    auto const token = http::cookie(request, session_cookie(!region.demo));
    return token ? region.sessions.find(*token, now) : std::nullopt;
}

/// Whether a POST is one of our own forms, sent by the person it was made for.
bool is_trusted(Visit const& visit) {
    auto const& region = visit.region();
    if (!from_our_own_page(visit.request(), region.address, region.demo)) { return false; }
    auto const* who = visit.session();
    auto const secret = who != nullptr ? std::string_view{who->secret} : std::string_view{};
    return region.tokens.is_form(visit.input("sleutel"), secret, visit.input("opdracht"));
}

/// Why this request gets no further than the door, if it does not.
std::optional<http::Response> stopped(Visit& visit, Match const& match, bool readable) {
    if (match.other_method) { return other_method_answer(visit, match.allow); }
    if (match.route == nullptr) { return not_found_answer(visit); }
    if (visit.request().method == http::Method::post && !readable) { return no_form_answer(visit); }
    if (match.route->reach != Reach::everybody && visit.session() == nullptr) {
        return sign_in_answer(visit);
    }
    if (visit.request().method == http::Method::post && !is_trusted(visit)) {
        return untrusted_form_answer(visit);
    }
    return std::nullopt;
}

/// The reference is all that the log and the person share: what was thrown may hold words of people.
http::Response broken(Visit& visit, std::string_view kind) {
    auto const reference = random_text().substr(0, 8);
    visit.region().log(fmt::format("500 reference={} {}", reference, kind));
    return broken_answer(visit, reference);
}

http::Response answer_visit(Visit& visit, Match const& match, bool readable) {
    try {
        if (auto stop = stopped(visit, match, readable)) { return std::move(*stop); }
        return match.route->answer(visit);
    } catch (std::exception const& error) { return broken(visit, typeid(error).name()); }
}

struct Filled {
    Inputs inputs;
    bool readable = true;
};

Filled filled_in(http::Request const& request) {
    if (request.method != http::Method::post) { return {}; }
    if (!http::has_media_type(request, form_type)) { return {.inputs = {}, .readable = false}; }
    auto fields = http::form_fields(request.body);
    if (!fields) { return {.inputs = {}, .readable = false}; }
    return {.inputs = std::move(*fields), .readable = true};
}

http::Response answer_page(Region const& region, http::Request const& request) {
    auto const address = address_of(request.path);
    auto const match = match_of(region, request, address);
    auto const now = region.clock.now();
    auto session = session_of(region, request, now);
    auto filled = filled_in(request);
    auto const language = session ? session->language : address.language;
    Visit visit{
        region,
        {.request = request,
         .match = match,
         .session = std::move(session),
         .inputs = std::move(filled.inputs),
         .language = language,
         .now = now}};
    return answer_visit(visit, match, filled.readable);
}

}  // namespace

http::Response answer(Region const& region, http::Request const& request) {
    auto response = answer_asset(request);
    if (!response) { response = answer_page(region, request); }
    protect(*response, !region.demo);
    return std::move(*response);
}

}  // namespace rondom::web
