#include "capabilities/health/pages.hpp"

#include "web/sections.hpp"

namespace rondom::health {

namespace {

web::Section shared_of(web::Visit const& visit, VisibleDossier const& dossier) {
    web::Section section{
        .id = "gedeeld",
        .heading = visit.words()("health.section.summaries"),
        .empty = visit.words()("health.section.summaries.empty")};
    auto const& health = dossier.part<Health>();
    for (auto const& each : health.summaries) {
        std::vector<std::string> receivers;
        for (auto const party : each.written.receivers) {
            receivers.push_back(web::in_sentence(visit.label(party)));
        }
        section.remarks.push_back(
            {.title = std::string{visit.words()("health.summary")},
             .text = each.written.text,
             .meta = visit.words().text("health.for", {visit.words().list_text(receivers)})}
        );
    }
    for (auto const& each : health.advice) {
        section.remarks.push_back(
            {.title = web::word_of(visit, "health.advise.kind", name_of(each.kind)), .text = each.text}
        );
    }
    web::add_button<Summarise>(visit, section, "/gezondheid/samenvatting", "health.summarise.button");
    web::add_button<Advise>(visit, section, "/gezondheid/advies", "health.advise.button");
    return section;
}

web::Section notes_of(web::Visit const& visit, VisibleDossier const& dossier) {
    web::Section section{
        .id = "notities",
        .heading = visit.words()("health.section.notes"),
        .empty = visit.words()("health.section.notes.empty")};
    for (auto const& each : dossier.part<Health>().notes) {
        section.remarks.push_back({.title = visit.words().date(each.on), .text = each.text});
    }
    web::add_button<WriteNote>(visit, section, "/gezondheid/notitie", "health.note.button");
    return section;
}

}  // namespace

std::vector<web::Choice> receivers(web::Visit const& visit, std::string_view field) {
    std::vector<web::Choice> choices;
    if (field != "receivers") { return choices; }
    for (auto const party : {Party::education, Party::social_team, Party::liaison}) {
        choices.push_back({.value = std::string{name_of(party)}, .label = std::string{visit.label(party)}});
    }
    return choices;
}

http::Response overview(web::Visit& visit) {
    return web::sections_page(visit, "health", "health", [&](VisibleDossier const& dossier) {
        return std::vector{shared_of(visit, dossier), notes_of(visit, dossier)};
    });
}

}  // namespace rondom::health
