#include "capabilities/health/pages.hpp"

#include "web/parts.hpp"
#include "web/sections.hpp"

namespace rondom::health {

namespace {

template <class What>
std::string who_and_when(web::Visit const& visit, VisibleDossier const& dossier, Signed<What> const& each) {
    return visit.words().text(
        "health.by",
        {web::name_in(visit, dossier, each.by, each.role), visit.words().date(local_day(each.at))}
    );
}

web::Section shared_of(web::Visit const& visit, VisibleDossier const& dossier) {
    web::Section section{
        .id = "gedeeld",
        .heading = visit.words()("health.section.summaries"),
        .empty = visit.words()("health.section.summaries.empty")};
    auto const& health = dossier.part<Health>();
    for (auto const& each : health.summaries) {
        std::vector<std::string> receivers;
        for (auto const party : each.what.receivers) {
            receivers.push_back(web::in_sentence(visit.label(party)));
        }
        section.remarks.push_back(
            {.title = std::string{visit.words()("health.summary")},
             .text = each.what.text,
             .meta = visit.words().text(
                 "health.by-for", {who_and_when(visit, dossier, each), visit.words().list_text(receivers)}
             )}
        );
    }
    for (auto const& each : health.advice) {
        section.remarks.push_back(
            {.title = web::word_of(visit, "health.advise.kind", name_of(each.what.kind)),
             .text = each.what.text,
             .meta = who_and_when(visit, dossier, each)}
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
        section.remarks.push_back(
            {.title = visit.words().date(each.what.on),
             .text = each.what.text,
             .meta = web::name_in(visit, dossier, each.by, each.role)}
        );
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
