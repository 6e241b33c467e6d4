#include <algorithm>
#include <array>

#include "templates/demo.hpp"
#include "templates/demo_mailbox.hpp"
#include "web/own_pages.hpp"
#include "web/protection.hpp"
#include "web/visit.hpp"

namespace rondom::web {
namespace {

constexpr int most_days = 400;

DemoPage demo_page(Visit const& visit) {
    DemoPage page{.form = Form{visit}.view("/demo"), .people = {}};
    for (auto const& each : visit.region().sessions.personas()) {
        auto const party = party_of(each.role);
        page.people.push_back(
            {.person = each.person.text(),
             .name = each.name,
             .initials = initials_of(each.name),
             .party = party ? name_of(*party) : std::string_view{"board"},
             .role = visit.label(each.role),
             .organisation = each.organisation,
             .about = each.about.empty() ? std::string_view{} : visit.words()(each.about)}
        );
    }
    return page;
}

http::Response choose(Visit& visit) {
    auto const page = demo_page(visit);
    return visit.page({.title = "demo.title"}, Part{[&](Html& html) {
                          templates::demo(html, visit.words(), page);
                      }});
}

http::Response become(Visit& visit) {
    PersonId const person{std::string{visit.input("person")}};
    auto const token = visit.region().sessions.begin(person, visit.now());
    if (!token) { return visit.obstructed(token.error()); }
    if (!*token) { return visit.not_found(); }
    bool const https = !visit.region().demo;
    return visit.see_other("/mijn").set("Set-Cookie", cookie_text(session_cookie(https), **token, https));
}

http::Response move_clock(Visit& visit) {
    int days = 0;
    bool const unreadable = read(visit.input("days"), days).has_value();
    if (!unreadable && days > 0 && days <= most_days) {
        visit.region().clock.set(visit.now() + std::chrono::days{days});
    }
    auto const back = visit.input("back");
    bool const ours = back.starts_with('/') && !back.starts_with("//");
    return visit.see_other(ours ? back : std::string_view{"/demo"}, "demo.clock-moved");
}

/// Links of mails are used here with a click; people of the demonstration have no other mailbox.
std::string link_in(std::string_view text) {
    for (std::string_view const path : {"/uitnodiging/", "/aanmelden/"}) {
        auto const at = text.find(path);
        if (at == std::string_view::npos) { continue; }
        auto const end = text.find_first_of(" \r\n", at);
        return std::string{text.substr(at, end == std::string_view::npos ? end : end - at)};
    }
    return {};
}

/// Where an invitation is answered, as its calendar item says.
std::string answer_link(notify::MailboxItem const& item) {
    bool const asks = item.calendar.find("METHOD:REQUEST") != std::string::npos;
    return asks ? "/mijn/agenda" : std::string{};
}

MailView view_of(notify::MailboxItem const& item) {
    auto const link = link_in(item.text);
    return {
        .id = item.id,
        .to = item.to,
        .subject = item.subject,
        .text = item.text,
        .link = link.empty() ? answer_link(item) : link,
        .calendar = item.calendar.empty() ? std::string{} : "/demo/post/" + item.id,
        .cancelled = item.calendar.find("METHOD:CANCEL") != std::string::npos,
        .at = item.at,
        .by_text = item.channel == accounts::Channel::text_message};
}

/// The calendar item of a mail, as a calendar takes it.
http::Response calendar_item(Visit& visit) {
    if (visit.region().mailbox == nullptr) { return visit.not_found(); }
    auto const items = visit.region().mailbox->items();
    if (!items) { return visit.obstructed(items.error()); }
    auto const item = std::ranges::find(*items, visit.subject(), &notify::MailboxItem::id);
    if (item == items->end() || item->calendar.empty()) { return visit.not_found(); }
    http::Response response;
    response.set("Content-Type", "text/calendar; charset=utf-8");
    response.set("Content-Disposition", "attachment; filename=\"rondom.ics\"");
    response.body = item->calendar;
    return response;
}

http::Response mailbox(Visit& visit) {
    MailboxPage page;
    if (visit.region().mailbox == nullptr) { return visit.not_found(); }
    auto const items = visit.region().mailbox->items();
    if (!items) { return visit.obstructed(items.error()); }
    for (auto const& item : *items) {
        page.mails.push_back(view_of(item));
    }
    return visit.page({.title = "demo.mailbox.title"}, Part{[&](Html& html) {
                          templates::demo_mailbox(html, visit.words(), page);
                      }});
}

constexpr std::array demo_table{
    Route{http::Method::get, "/demo/post", Reach::everybody, mailbox},
    Route{http::Method::get, "/demo/post/{subject}", Reach::everybody, calendar_item},
    Route{http::Method::get, "/demo", Reach::everybody, choose},
    Route{http::Method::post, "/demo", Reach::everybody, become},
    Route{http::Method::post, "/demo/klok", Reach::everybody, move_clock}};

}  // namespace

std::span<Route const> demo_routes() { return demo_table; }

}  // namespace rondom::web
