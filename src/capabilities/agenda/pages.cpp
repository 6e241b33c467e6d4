#include "capabilities/agenda/pages.hpp"

#include "templates/agenda_list.hpp"

namespace rondom::agenda {

namespace {

using registers::AppointmentLine;

web::StateView answer_of(web::Words const& words, AppointmentLine const& line) {
    if (!line.asked) { return {"", "user", std::string{words("agenda.chair")}}; }
    if (!line.coming) { return {"zet", "hourglass", std::string{words("agenda.no-answer")}}; }
    return *line.coming ? web::StateView{"klaar", "check", std::string{words("agenda.coming")}}
                        : web::StateView{"", "circle-x", std::string{words("agenda.not-coming")}};
}

AppointmentRow row_of(web::Visit const& visit, AppointmentLine const& line, std::size_t number) {
    auto const& words = visit.words();
    AppointmentRow row{
        .id = "afspraak-" + std::to_string(number),
        .starts = line.starts,
        .leaf = web::leaf_of(words, line.starts),
        .what = words(line.words),
        .child = line.child,
        .hours = web::hours_of(words, line.starts, line.minutes),
        .place = line.place,
        .path = "/dossiers/" + line.dossier.text() + line.page,
        .answer = answer_of(words, line),
        .reply = std::nullopt};
    auto const page = visit.region().router.page_of(line.command, line.dossier);
    if (line.asked && page && line.starts > visit.now()) { row.reply = web::Form{visit}.view(*page); }
    return row;
}

}  // namespace

http::Response my_appointments(web::Visit& visit) {
    auto const lines = visit.appointments();
    if (!lines) { return visit.obstructed(lines.error()); }
    AgendaPage page{.rows = {}, .empty = web::empty_page_view(visit, "calendar-event", "agenda.empty")};
    for (auto const& line : *lines) {
        page.rows.push_back(row_of(visit, line, page.rows.size() + 1));
    }
    return visit.page({.title = "agenda.title", .nav = "appointments"}, web::Part{[&](web::Html& html) {
                          templates::agenda_list(html, visit.words(), page);
                      }});
}

}  // namespace rondom::agenda
