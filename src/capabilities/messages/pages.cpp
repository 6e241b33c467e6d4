#include "capabilities/messages/pages.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "capabilities/messages/rules.hpp"
#include "route/steps.hpp"
#include "templates/messages_list.hpp"
#include "templates/messages_mine.hpp"
#include "web/form_page.hpp"
#include "web/submit.hpp"

namespace rondom::messages {

namespace {

using People = std::set<PersonId>;

std::optional<Role> role_in(access::Standing const& standing, PersonId const& person) {
    if (standing.parent(person) != nullptr) { return Role::parent; }
    if (person == standing.child.person) { return Role::youth; }
    auto const found = std::ranges::find(standing.members, person, &access::Member::person);
    return found != standing.members.end() ? std::optional{found->role} : std::nullopt;
}

/// The names of these people without the reader; whom the reader may not know has none.
std::string names_of_others(web::Visit const& visit, VisibleDossier const& dossier, People const& people) {
    std::vector<std::string> names;
    for (auto const& each : people) {
        if (each == visit.actor().person) { continue; }
        auto name = web::name_in(visit, dossier, each, role_in(dossier.standing(), each));
        if (!name.empty()) { names.push_back(std::move(name)); }
    }
    return visit.words().list_text(names);
}

web::StateView state_of(web::Visit const& visit, VisibleDossier const& dossier, Message const& message) {
    auto const& words = visit.words();
    auto const& me = visit.actor().person;
    if (message.by != me) {
        bool const fresh = !message.read.contains(me);
        return fresh ? web::StateView{"zet", "message", std::string{words("messages.new")}}
                     : web::StateView{};
    }
    People readers;
    for (auto const& [person, at] : message.read) {
        readers.insert(person);
    }
    auto const names = names_of_others(visit, dossier, readers);
    if (names.empty()) { return {"", "circle-dashed", std::string{words("messages.unread")}}; }
    return {"klaar", "check", words.text("messages.read-by", {names})};
}

MessageView view_of(web::Visit const& visit, VisibleDossier const& dossier, Message const& message) {
    auto const& me = visit.actor().person;
    bool const mine = message.by == me;
    MessageView view{
        .id = message.id.text(),
        .who = mine ? std::string{visit.words()("messages.you")}
                    : web::name_in(visit, dossier, message.by, message.role),
        .at = message.at,
        .text = message.text,
        .state = state_of(visit, dossier, message),
        .read = std::nullopt};
    if (!mine && !message.read.contains(me) && visit.may<MarkRead>()) {
        view.read = web::Form{visit}.view(visit.in_dossier("/berichten/gelezen/" + message.id.text()));
    }
    return view;
}

/// "/berichten/nieuw?aan=a,b": to the same people again.
std::string reply_path(web::Visit const& visit, People const& people) {
    std::string path = visit.in_dossier("/berichten/nieuw?aan=");
    std::string_view between;
    for (auto const& each : people) {
        if (each == visit.actor().person) { continue; }
        path.append(between).append(each.text());
        between = ",";
    }
    return path;
}

std::vector<ThreadView> threads_of(web::Visit const& visit, VisibleDossier const& dossier) {
    std::vector<std::pair<People, std::vector<Message const*>>> threads;
    for (auto const& message : dossier.part<Messages>().all) {
        People people{message.to.begin(), message.to.end()};
        people.insert(message.by);
        auto found = std::ranges::find(threads, people, &decltype(threads)::value_type::first);
        if (found == threads.end()) {
            found = threads.emplace(threads.end(), people, std::vector<Message const*>{});
        }
        found->second.push_back(&message);
        std::rotate(threads.begin(), found, found + 1);  // the last one stands first
    }
    std::vector<ThreadView> views;
    for (auto const& [people, messages] : threads) {
        ThreadView thread{
            .id = "gesprek-" + std::to_string(views.size() + 1),
            .heading = visit.words().text("messages.with", {names_of_others(visit, dossier, people)}),
            .messages = {},
            .reply_path = visit.may<Send>() ? reply_path(visit, people) : std::string{}};
        for (auto const* each : messages) {
            thread.messages.push_back(view_of(visit, dossier, *each));
        }
        views.push_back(std::move(thread));
    }
    return views;
}

http::Response show_list(web::Visit& visit, web::Form const& form) {
    auto const dossier = visit.open("messages");
    if (!dossier) { return dossier.error(); }
    MessagesPage const page{
        .threads = threads_of(visit, *dossier),
        .write_path = visit.may<Send>() ? visit.in_dossier("/berichten/nieuw") : std::string{},
        .empty = web::empty_view(visit, "messages", "messages.empty")};
    return visit.page(
        {.title = "messages.title", .dossier = &*dossier, .tab = "messages", .form = &form},
        web::Part{[&](web::Html& html) { templates::messages_list(html, visit.words(), page); }}
    );
}

/// Whether `person` is one of "a,b".
bool listed(std::string_view people, std::string_view person) {
    while (!people.empty()) {
        auto const comma = people.find(',');
        if (people.substr(0, comma) == person) { return true; }
        people.remove_prefix(comma == std::string_view::npos ? people.size() : comma + 1);
    }
    return false;
}

std::vector<web::Choice> receivers(web::Visit const& visit, VisibleDossier const& dossier) {
    auto const* passage = dossier.part<route::Steps>().current();
    auto const facts = visit.dossiers().facts(dossier, visit.today());
    auto const people = reachable_in(
        visit.actor(),
        {.standing = dossier.standing(),
         .profile = visit.profile(),
         .step = passage != nullptr ? visit.profile().step(passage->step) : nullptr,
         .facts = facts,
         .today = visit.today()}
    );
    auto const wanted = visit.query("aan");
    std::vector<web::Choice> choices;
    choices.reserve(people.size());
    for (auto const& each : people) {
        choices.push_back(
            {.value = each.person.text(),
             .label = web::name_in(visit, dossier, each.person, each.role),
             .hint = visit.in_family() ? std::string{} : std::string{visit.label(each.role)},
             .chosen = listed(wanted, each.person.text())}
        );
    }
    return choices;
}

http::Response show_write(web::Visit& visit, web::Form const& form) {
    auto const dossier = visit.glance();
    if (!dossier) { return visit.obstructed(dossier.error()); }
    return web::form_page(
        visit,
        form,
        {.key = "messages.send",
         .tab = "messages",
         .back = "/berichten",
         .fields =
             {form.checks("to", "messages.send.to", receivers(visit, *dossier)),
              form.area("text", "messages.send.text")}}
    );
}

}  // namespace

http::Response list(web::Visit& visit) { return show_list(visit, web::Form{visit}); }

http::Response write(web::Visit& visit) { return show_write(visit, web::Form{visit}); }

http::Response write_sent(web::Visit& visit) {
    return web::submit<Send>(
        visit,
        {.then = "/dossiers/{dossier}/berichten",
         .flash = "messages.sent",
         .again = show_write,
         .required = {{"to", "messages.send.to.missing"}, {"text", "messages.send.text.missing"}}}
    );
}

http::Response read_sent(web::Visit& visit) {
    return web::submit<MarkRead>(
        visit,
        {.then = "/dossiers/{dossier}/berichten",
         .flash = "messages.read.done",
         .again = show_list,
         .required = {},
         .subject = "message"}
    );
}

http::Response my_messages(web::Visit& visit) {
    auto const& work = visit.work();
    if (!work) { return visit.obstructed(work.error()); }
    auto const dossiers = visit.own_dossiers();
    if (!dossiers) { return visit.obstructed(dossiers.error()); }
    MyMessagesPage page{.rows = {}, .empty = web::empty_page_view(visit, "messages", "messages.mine.empty")};
    for (auto const& line : *dossiers) {
        bool const fresh = std::ranges::any_of(*work, [&](registers::WorkLine const& each) {
            return each.dossier == line.dossier && each.command == MarkRead::permission.name;
        });
        DossierRow row{
            .path = "/dossiers/" + line.dossier.text() + "/berichten", .child = line.child, .state = {}};
        if (fresh) { row.state = {"zet", "message", std::string{visit.words()("messages.new")}}; }
        page.rows.push_back(std::move(row));
    }
    std::ranges::stable_sort(page.rows, {}, [](DossierRow const& row) { return row.state.label.empty(); });
    return visit.page({.title = "messages.mine.title", .nav = "messages"}, web::Part{[&](web::Html& html) {
                          templates::messages_mine(html, visit.words(), page);
                      }});
}

}  // namespace rondom::messages
