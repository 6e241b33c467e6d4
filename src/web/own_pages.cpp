#include "web/own_pages.hpp"

#include <array>

#include "templates/start.hpp"
#include "web/answers.hpp"
#include "web/navigation.hpp"
#include "web/protection.hpp"
#include "web/visit.hpp"

namespace rondom::web {
namespace {

http::Response healthy(Visit& /*visit*/) {
    http::Response response;
    response.set("Content-Type", "text/plain; charset=utf-8");
    response.body = "ok\n";
    return response;
}

/// Somewhere on this site, and nowhere else, whatever the form says.
std::string_view safe_path(std::string_view path) {
    bool const ours = path.starts_with('/') && !path.starts_with("//") && !path.starts_with("/\\");
    return ours ? path : std::string_view{"/"};
}

http::Response with_session(http::Response response, Visit const& visit, std::string_view token) {
    bool const https = !visit.region().demo;
    return response.set("Set-Cookie", cookie_text(session_cookie(https), token, https));
}

StartPage start_page(std::vector<registers::DossierLine> const& lines) {
    StartPage page;
    for (auto const& line : lines) {
        page.dossiers.push_back(
            {.path = "/dossiers/" + line.dossier.text(),
             .child = line.child,
             .about = line.school,
             .at_turn = line.at_turn}
        );
    }
    return page;
}

/// Where somebody begins who does not begin with a child (ux.md 3); the first page that exists.
std::string_view first_page(Visit const& visit) {
    constexpr std::string_view work = "/mijn/werk";
    auto const page = [&](std::string_view path) {
        return visit.region().router.has_page(path) ? path : work;
    };
    switch (visit.actor().role) {
        case Role::behavioural_scientist: return page("/triage");
        case Role::privacy_officer: return page("/regio/inzage");
        case Role::region_administrator: return page("/regio");
        case Role::parent:
        case Role::youth:
        case Role::supporter:
        case Role::teacher:
        case Role::support_coordinator:
        case Role::principal:
        case Role::family_liaison:
        case Role::case_manager:
        case Role::youth_nurse:
        case Role::youth_physician:
        case Role::attendance_officer:
        case Role::alliance_advisor:
        case Role::sub_alliance_coordinator:
        case Role::board_support_lead: return work;
    }
    return work;
}

/// The first page of whoever is signed in: their work, their child, or the choice between their children.
http::Response start(Visit& visit) {
    auto const page_of_role = first_page(visit);
    if (!visit.in_family() && visit.region().router.has_page(page_of_role)) {
        return visit.see_other(page_of_role);
    }
    auto const lines = visit.own_dossiers();
    if (!lines) { return visit.obstructed(lines.error()); }
    bool const one = lines->size() == 1 && visit.region().router.has_page("/dossiers/{dossier}");
    if (visit.in_family() && one) { return visit.see_other("/dossiers/" + lines->front().dossier.text()); }

    auto const page = start_page(*lines);
    return visit.page({.title = "start.title", .nav = "overview"}, Part{[&](Html& html) {
                          templates::start(html, visit.words(), page);
                      }});
}

http::Response front(Visit& visit) {
    if (visit.session() != nullptr) { return visit.see_other("/mijn"); }
    return sign_in_answer(visit);
}

http::Response change_role(Visit& visit) {
    auto const role = named<Role>(visit.input("role"));
    OrganisationId const organisation{std::string{visit.input("organisation")}};
    if (!role) { return visit.not_found(); }
    auto const token = visit.region().sessions.work_as(*visit.session(), *role, organisation, visit.now());
    if (!token) { return visit.obstructed(token.error()); }
    if (!*token) { return visit.not_found(); }
    return with_session(visit.see_other("/mijn"), visit, **token);
}

http::Response change_language(Visit& visit) {
    auto const language = named<Language>(visit.input("language"));
    if (language) {
        auto const heard = visit.region().sessions.speak(*visit.session(), *language, visit.now());
        if (!heard) { return visit.obstructed(heard.error()); }
    }
    return visit.see_other(safe_path(visit.input("back")));
}

/// Whatever the browser kept of this site goes, too (assurance.md T4).
http::Response sign_out(Visit& visit) {
    auto const ended = visit.region().sessions.end(*visit.session(), visit.now());
    if (!ended) { return visit.obstructed(ended.error()); }
    auto response = with_session(visit.see_other("/"), visit, {});
    return response.set("Clear-Site-Data", "\"cache\", \"storage\"");
}

constexpr std::array own_table{
    Route{http::Method::get, "/healthz", Reach::everybody, healthy},
    Route{http::Method::get, "/mijn", Reach::signed_in, start},
    Route{http::Method::post, "/mijn/rol", Reach::signed_in, change_role},
    Route{http::Method::post, "/mijn/weergave", Reach::signed_in, change_language},
    Route{http::Method::post, "/uitloggen", Reach::signed_in, sign_out}};

constexpr std::array front_routes{Route{http::Method::get, "/", Reach::everybody, front}};

}  // namespace

std::span<Route const> front_route() { return front_routes; }

std::span<Route const> own_routes() { return own_table; }

}  // namespace rondom::web
