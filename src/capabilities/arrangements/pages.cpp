#include "capabilities/arrangements/pages.hpp"

#include <algorithm>

#include "web/sections.hpp"

namespace rondom::arrangements {

namespace {

std::string label_of_kind(web::Visit const& visit, std::string_view id) {
    auto const* kind = visit.profile().arrangement(id);
    return kind != nullptr ? std::string{visit.label(kind->label)} : std::string{id};
}

std::string label_of_system(web::Visit const& visit, std::string_view id) {
    auto const* system = visit.profile().system(id);
    return system != nullptr ? std::string{visit.label(system->label)} : std::string{id};
}

web::StateView state_of(web::Visit const& visit, Request const& request) {
    auto const with = [&](std::string_view kind, std::string_view icon, std::string_view key) {
        return web::StateView{kind, icon, std::string{visit.words()(key)}};
    };
    if (!request.decided) { return with("wacht", "hourglass", "arrangements.open"); }
    switch (request.decided->outcome) {
        case Outcome::granted: return with("klaar", "check", "arrangements.decide.outcome.granted");
        case Outcome::refused: return with("", "circle-x", "arrangements.decide.outcome.refused");
        case Outcome::more_needed:
            return with("wacht", "hourglass", "arrangements.decide.outcome.more_needed");
    }
    return {};
}

web::Section requests_of(web::Visit const& visit, VisibleDossier const& dossier) {
    web::Section section{
        .id = "aanvragen",
        .heading = visit.words()("arrangements.section.requests"),
        .empty = visit.words()("arrangements.section.requests.empty")};
    for (auto const& each : dossier.part<Arrangements>().requests) {
        web::Remark remark{
            .title = label_of_kind(visit, each.asked.kind),
            .text = each.asked.what,
            .meta = visit.words().date(each.at),
            .state = state_of(visit, each)};
        remark.facts.push_back({visit.words()("arrangements.ask.why"), each.asked.why});
        if (each.decided && !each.decided->reason.empty()) {
            remark.facts.push_back({visit.words()("arrangements.decide.reason"), each.decided->reason});
        }
        section.remarks.push_back(std::move(remark));
    }
    web::add_button<AskArrangement>(visit, section, "/ondersteuning/aanvragen", "arrangements.ask.button");
    web::add_button<DecideArrangement>(
        visit, section, "/ondersteuning/besluit", "arrangements.decide.button"
    );
    return section;
}

/// What needs no child's dossier: who asks it, and where.
web::Section elsewhere_of(web::Visit const& visit) {
    web::Section section{
        .id = "elders",
        .heading = visit.words()("arrangements.section.elsewhere"),
        .empty = visit.words()("arrangements.section.elsewhere.empty")};
    for (auto const& each : visit.profile().arrangements) {
        if (each.subject == route::Subject::pupil) { continue; }
        section.remarks.push_back(
            {.title = std::string{visit.label(each.label)},
             .text = std::string{visit.label(each.plain)},
             .meta = std::string{visit.label(each.form)}}
        );
    }
    return section;
}

web::Section files_of(web::Visit const& visit, VisibleDossier const& dossier) {
    web::Section section{
        .id = "bestanden",
        .heading = visit.words()("arrangements.section.files"),
        .intro = visit.words()("arrangements.section.files.intro"),
        .empty = visit.words()("arrangements.section.files.empty")};
    for (auto const& each : dossier.part<Arrangements>().files) {
        web::Remark remark{
            .title = label_of_system(visit, each.made.system), .meta = visit.words().date(each.at)};
        if (visit.may<MakeFile>()) {
            remark.links.emplace_back(
                visit.in_dossier("/ondersteuning/bestand/" + each.made.system),
                std::string{visit.words()("arrangements.download")}
            );
        }
        section.remarks.push_back(std::move(remark));
    }
    web::add_button<MakeFile>(visit, section, "/ondersteuning/bestand", "arrangements.export.button");
    return section;
}

}  // namespace

std::vector<web::Choice> kinds(web::Visit const& visit, std::string_view field) {
    std::vector<web::Choice> choices;
    if (field != "kind") { return choices; }
    for (auto const& each : visit.profile().arrangements) {
        if (each.subject != route::Subject::pupil) { continue; }
        choices.push_back({.value = each.id, .label = std::string{visit.label(each.label)}});
    }
    return choices;
}

std::vector<web::Choice> requests(web::Visit const& visit, std::string_view field) {
    std::vector<web::Choice> choices;
    auto const dossier = visit.glance();
    if (field != "arrangement" || !dossier) { return choices; }
    for (auto const& each : dossier->part<Arrangements>().requests) {
        choices.push_back(
            {.value = each.asked.arrangement.text(),
             .label = label_of_kind(visit, each.asked.kind),
             .hint = each.asked.what}
        );
    }
    return choices;
}

std::vector<web::Choice> systems(web::Visit const& visit, std::string_view field) {
    std::vector<web::Choice> choices;
    if (field != "system") { return choices; }
    for (auto const& each : visit.profile().systems) {
        choices.push_back({.value = each.id, .label = std::string{visit.label(each.label)}});
    }
    return choices;
}

http::Response overview(web::Visit& visit) {
    return web::sections_page(visit, "arrangements", "arrangements", [&](VisibleDossier const& dossier) {
        std::vector<web::Section> sections;
        if (!visit.profile().arrangements.empty()) {
            sections.push_back(requests_of(visit, dossier));
            sections.push_back(elsewhere_of(visit));
        }
        if (!visit.profile().systems.empty()) { sections.push_back(files_of(visit, dossier)); }
        return sections;
    });
}

/// Consent is asked for again at every download: a file of yesterday is no ground for today (C2-A9).
http::Response file(web::Visit& visit) {
    auto const dossier = visit.open("arrangements.file");
    if (!dossier) { return dossier.error(); }
    auto const* system = visit.profile().system(visit.subject());
    bool const made = std::ranges::any_of(dossier->part<Arrangements>().files, [&](MadeFile const& each) {
        return each.made.system == visit.subject();
    });
    bool const allowed = system != nullptr && made && visit.may<MakeFile>() &&
                         !obstacle(dossier->standing(), visit.profile(), *system, visit.today());
    if (!allowed) { return visit.see_other(visit.in_dossier("/ondersteuning"), "arrangements.file.not-now"); }

    http::Response response{.body = export_text(*dossier, *system, visit.profile(), visit.now())};
    response.set("Content-Type", "application/json; charset=utf-8");
    response.set("Content-Disposition", "attachment; filename=\"rondom-" + system->id + ".json\"");
    response.set("Cache-Control", "no-store");
    return response;
}

}  // namespace rondom::arrangements
