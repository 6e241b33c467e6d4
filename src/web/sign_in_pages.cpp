#include "web/sign_in_pages.hpp"

#include <array>

#include "http/form.hpp"
#include "templates/door.hpp"
#include "web/answers.hpp"
#include "web/protection.hpp"
#include "web/submit.hpp"
#include "web/visit.hpp"

namespace rondom::web {
namespace {

using Again = http::Response (*)(Visit&, Form const&);

bool is_https(Visit const& visit) { return !visit.region().demo; }

accounts::Caller caller(Visit const& visit) {
    return {.peer = peer_of(visit.request()), .device = device_of(visit.request()), .now = visit.now()};
}

/// Public pages carry their language in the path.
std::string in_language(Visit const& visit, std::string_view path) {
    return visit.language() == Language::en ? std::string{"/en"}.append(path) : std::string{path};
}

std::string_view ticket_of(Visit const& visit) {
    return http::cookie(visit.request(), ticket_cookie(is_https(visit))).value_or("");
}

NavItem other_way(Visit const& visit, std::string_view key, std::string_view path) {
    return {.label = visit.words()(key), .path = in_language(visit, path), .icon = {}};
}

/// The words of one step: "<key>.title", ".heading", ".save", and ".intro" when it is there.
http::Response door(Visit& visit, Form const& form, std::string_view key, DoorPage page) {
    auto const word_key = [&](std::string_view part) { return std::string{key}.append(part); };
    page.heading = visit.words()(word_key(".heading"));
    page.save = visit.words()(word_key(".save"));
    if (page.intro.empty() && visit.words().has(word_key(".intro"))) {
        page.intro = visit.words()(word_key(".intro"));
    }
    page.form = form.view();
    auto const title = word_key(".title");
    return visit.page({.title = title, .form = &form}, Part{[&](Html& html) {
                          templates::door(html, visit.words(), page);
                      }});
}

/// What must be typed before anything is tried.
std::vector<Complaint> missing(Visit const& visit, std::initializer_list<Complaint> fields) {
    std::vector<Complaint> complaints;
    for (auto const& each : fields) {
        if (visit.input(each.field).empty()) { complaints.push_back(each); }
    }
    return complaints;
}

/// The second step waits for a code; the browser keeps the ticket for it.
http::Response to_code(Visit& visit, accounts::Pass const& ticket, std::string_view path, Again again) {
    if (!ticket) { return refused(visit, ticket.error(), again); }
    visit.region().doors->hurry();
    return visit.see_other(in_language(visit, path))
        .set("Set-Cookie", cookie_text(ticket_cookie(is_https(visit)), *ticket, is_https(visit)));
}

http::Response come_in(Visit& visit, accounts::Pass const& token, Again again) {
    if (!token) { return refused(visit, token.error(), again); }
    bool const https = is_https(visit);
    return visit.see_other("/mijn")
        .set("Set-Cookie", cookie_text(session_cookie(https), *token, https))
        .set("Set-Cookie", cookie_text(ticket_cookie(https), {}, https));
}

// ---- family: an address, then a code by text message

http::Response family_page(Visit& visit, Form const& form) {
    DoorPage page;
    page.fields = {form.email("mail", "sign-in.mail")};
    page.others = {other_way(visit, "sign-in.for-work", "/inloggen/werk")};
    return door(visit, form, "sign-in.family", std::move(page));
}

http::Response family(Visit& visit) { return family_page(visit, Form{visit}); }

http::Response family_sent(Visit& visit) {
    auto complaints = missing(visit, {{"mail", "sign-in.mail.missing"}});
    if (!complaints.empty()) { return family_page(visit, Form{visit, std::move(complaints)}); }
    auto const ticket = visit.region().doors->sign_in.with_mail(visit.input("mail"), caller(visit));
    return to_code(visit, ticket, "/inloggen/code", family_page);
}

// ---- professionals: a password, then a code of their app

http::Response work_page(Visit& visit, Form const& form) {
    DoorPage page;
    page.fields = {
        form.email("mail", "sign-in.mail", {.autocomplete = "username"}),
        form.password("password", "sign-in.password", {.autocomplete = "current-password"})};
    page.others = {
        other_way(visit, "sign-in.forgotten", "/inloggen/vergeten"),
        other_way(visit, "sign-in.for-family", "/inloggen")};
    return door(visit, form, "sign-in.work", std::move(page));
}

http::Response work(Visit& visit) { return work_page(visit, Form{visit}); }

http::Response work_sent(Visit& visit) {
    auto complaints =
        missing(visit, {{"mail", "sign-in.mail.missing"}, {"password", "sign-in.password.missing"}});
    if (!complaints.empty()) { return work_page(visit, Form{visit, std::move(complaints)}); }
    auto const ticket = visit.region().doors->sign_in.with_password(
        visit.input("mail"), visit.input("password"), caller(visit)
    );
    return to_code(visit, ticket, "/inloggen/app", work_page);
}

// ---- the code, of everybody

http::Response code_page(Visit& visit, Form const& form) {
    if (ticket_of(visit).empty()) { return visit.see_other(in_language(visit, "/inloggen")); }
    bool const of_app = visit.path().ends_with("/app");
    DoorPage page;
    page.fields = {form.code("code", "sign-in.code")};
    page.others = {other_way(visit, "sign-in.again", of_app ? "/inloggen/werk" : "/inloggen")};
    return door(visit, form, of_app ? "sign-in.app" : "sign-in.text", std::move(page));
}

http::Response code(Visit& visit) { return code_page(visit, Form{visit}); }

http::Response code_sent(Visit& visit) {
    auto complaints = missing(visit, {{"code", "sign-in.code.missing"}});
    if (!complaints.empty()) { return code_page(visit, Form{visit, std::move(complaints)}); }
    auto const token =
        visit.region().doors->sign_in.with_code(ticket_of(visit), visit.input("code"), caller(visit));
    return come_in(visit, token, code_page);
}

// ---- another password

http::Response forgotten_page(Visit& visit, Form const& form) {
    DoorPage page;
    page.fields = {form.email("mail", "sign-in.mail", {.autocomplete = "username"})};
    page.others = {other_way(visit, "sign-in.for-work", "/inloggen/werk")};
    return door(visit, form, "sign-in.forgotten-page", std::move(page));
}

http::Response forgotten(Visit& visit) { return forgotten_page(visit, Form{visit}); }

http::Response forgotten_sent(Visit& visit) {
    auto complaints = missing(visit, {{"mail", "sign-in.mail.missing"}});
    if (!complaints.empty()) { return forgotten_page(visit, Form{visit, std::move(complaints)}); }
    auto const done = visit.region().doors->enrolment.forgotten(visit.input("mail"), caller(visit));
    if (!done) { return refused(visit, done.error(), forgotten_page); }
    visit.region().doors->hurry();
    return visit.see_other(in_language(visit, "/inloggen/werk"), "sign-in.link-sent");
}

// ---- the link of an invitation; looking uses nothing up, because mail scanners look too

http::Response invitation_page(Visit& visit, Form const& form) {
    auto const view = visit.region().doors->invitations.look(visit.subject(), visit.now());
    if (!view) { return visit.obstructed(view.error()); }
    if (!*view) { return link_over_answer(visit); }
    DoorPage page;
    page.intro = visit.words().text("invitation.intro", {(*view)->mobile});
    return door(visit, form, "invitation", std::move(page));
}

http::Response invitation(Visit& visit) { return invitation_page(visit, Form{visit}); }

http::Response invitation_sent(Visit& visit) {
    auto const ticket = visit.region().doors->invitations.accept(visit.subject(), caller(visit));
    return to_code(visit, ticket, "/inloggen/code", invitation_page);
}

// ---- the link of a professional: a password and an app

http::Response enrolment_page(Visit& visit, Form const& form) {
    auto const view = visit.region().doors->enrolment.look(visit.subject(), visit.now());
    if (!view) { return visit.obstructed(view.error()); }
    if (!*view) { return link_over_answer(visit); }
    DoorPage page;
    page.intro = visit.words().text(
        (*view)->manual_key.empty() ? "enrolment.intro.again" : "enrolment.intro", {(*view)->mail}
    );
    page.fact_term = visit.words()("enrolment.key");
    page.fact = (*view)->manual_key;
    page.fields = {
        form.password("password", "enrolment.password", {.autocomplete = "new-password"}),
        form.code("code", "enrolment.code")};
    return door(visit, form, "enrolment", std::move(page));
}

http::Response enrolment(Visit& visit) { return enrolment_page(visit, Form{visit}); }

http::Response enrolment_sent(Visit& visit) {
    auto complaints =
        missing(visit, {{"password", "sign-in.password.missing"}, {"code", "sign-in.code.missing"}});
    if (!complaints.empty()) { return enrolment_page(visit, Form{visit, std::move(complaints)}); }
    auto const token = visit.region().doors->enrolment.finish(
        visit.subject(), visit.input("password"), visit.input("code"), caller(visit)
    );
    return come_in(visit, token, enrolment_page);
}

using enum http::Method;
constexpr auto everybody = Reach::everybody;

constexpr std::array sign_in_table{
    Route{get, "/inloggen", everybody, family},
    Route{post, "/inloggen", everybody, family_sent},
    Route{get, "/inloggen/werk", everybody, work},
    Route{post, "/inloggen/werk", everybody, work_sent},
    Route{get, "/inloggen/code", everybody, code},
    Route{post, "/inloggen/code", everybody, code_sent},
    Route{get, "/inloggen/app", everybody, code},
    Route{post, "/inloggen/app", everybody, code_sent},
    Route{get, "/inloggen/vergeten", everybody, forgotten},
    Route{post, "/inloggen/vergeten", everybody, forgotten_sent},
    Route{get, "/uitnodiging/{subject}", everybody, invitation},
    Route{post, "/uitnodiging/{subject}", everybody, invitation_sent},
    Route{get, "/aanmelden/{subject}", everybody, enrolment},
    Route{post, "/aanmelden/{subject}", everybody, enrolment_sent}};

}  // namespace

std::span<Route const> sign_in_routes() { return sign_in_table; }

}  // namespace rondom::web
