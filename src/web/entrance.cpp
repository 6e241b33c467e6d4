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

Asked<std::optional<Session>> session_of(Region const& region, http::Request const& request, Moment now) {
    auto const token = http::cookie(request, session_cookie(!region.demo));
    return token ? region.sessions.find(*token, now) : std::nullopt;
}

/// What came with a request.
struct Arrived {
    bool readable = true;                     ///< a body that is no form of ours is not
    std::optional<journal::Trouble> trouble;  ///< who it is from could not be found out
};

/// Whether a POST is one of our own forms, sent by the person it was made for.
bool is_trusted(Visit const& visit) {
    auto const& region = visit.region();
    if (!from_our_own_page(visit.request(), region.address, region.demo)) { return false; }
    auto const* who = visit.session();
    auto const secret = who != nullptr ? std::string_view{who->secret} : std::string_view{};
    return region.tokens.is_form(visit.input("sleutel"), secret, visit.input("opdracht"));
}

/// Why this request gets no further than the door, if it does not.
std::optional<http::Response> stopped(Visit& visit, Match const& match, Arrived const& arrived) {
    if (match.other_method) { return other_method_answer(visit, match.allow); }
    if (match.route == nullptr) { return not_found_answer(visit); }
    if (visit.request().method == http::Method::post && !arrived.readable) { return no_form_answer(visit); }
    if (match.route->reach != Reach::everybody && arrived.trouble) {
        return visit.obstructed(*arrived.trouble);
    }
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

http::Response answer_visit(Visit& visit, Match const& match, Arrived const& arrived) {
    try {
        if (auto stop = stopped(visit, match, arrived)) { return std::move(*stop); }
        return match.route->answer(visit);
    } catch (std::exception const& error) { return broken(visit, typeid(error).name()); }
}

/// The form that was sent; nothing when it cannot be read.
std::optional<Inputs> filled_in(http::Request const& request) {
    if (request.method != http::Method::post) { return Inputs{}; }
    if (!http::has_media_type(request, form_type)) { return std::nullopt; }
    auto fields = http::form_fields(request.body);
    return fields ? std::optional{std::move(*fields)} : std::nullopt;
}

http::Response answer_page(
    Region const& region, http::Request const& request, Address const& address, Match const& match
) {
    auto const now = region.clock.now();
    auto session = session_of(region, request, now);
    auto inputs = filled_in(request);
    Arrived const arrived{
        .readable = inputs.has_value(), .trouble = session ? std::nullopt : std::optional{session.error()}};
    auto known = session ? std::move(*session) : std::nullopt;
    auto const language = known ? known->language : address.language;
    Visit visit{
        region,
        {.request = request,
         .match = match,
         .session = std::move(known),
         .inputs = std::move(inputs).value_or(Inputs{}),
         .language = language,
         .now = now}};
    return answer_visit(visit, match, arrived);
}

}  // namespace

Answered answer(Region const& region, http::Request const& request) {
    Answered answered;
    if (auto asset = answer_asset(request)) {
        answered = {.response = std::move(*asset), .route = "/assets/{name}"};
    } else {
        auto const address = address_of(request.path);
        auto const match = match_of(region, request, address);
        answered = {
            .response = answer_page(region, request, address, match),
            .route = match.route == nullptr ? std::string_view{} : match.route->path};
    }
    protect(answered.response, !region.demo);
    return answered;
}

}  // namespace rondom::web
