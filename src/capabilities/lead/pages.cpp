#include "capabilities/lead/pages.hpp"

#include "web/sections.hpp"

namespace rondom::lead {

namespace {

std::string since(web::Visit const& visit, Moment moment) {
    return visit.words().text("lead.since", {visit.words().date(moment)});
}

web::Section now_of(web::Visit const& visit, VisibleDossier const& dossier) {
    web::Section section{
        .id = "regie",
        .heading = visit.words()("lead.section.now"),
        .empty = visit.words()("lead.section.now.empty")};
    auto const facts = visit.dossiers().facts(dossier, visit.today());
    if (auto const* leads = leader(dossier, visit.profile(), facts)) {
        section.remarks.push_back(
            {.title = web::name_in(visit, dossier, leads->person, leads->role),
             .text = leads->reason,
             .meta = since(visit, leads->since)}
        );
    }
    web::add_button<AppointLead>(visit, section, "/regie/aanwijzen", "lead.appoint.button");
    return section;
}

web::Section table_of(web::Visit const& visit, VisibleDossier const& dossier) {
    web::Section section{
        .id = "tabel",
        .heading = visit.words()("lead.section.table"),
        .empty = visit.words()("lead.section.table.empty")};
    auto const* row = visit.profile().lead(visit.dossiers().facts(dossier, visit.today()));
    if (row == nullptr) { return section; }
    auto const* proposed = proposal(dossier.standing(), row);
    section.remarks.push_back(
        {.title = std::string{row->lead ? visit.label(*row->lead) : visit.words()("lead.nobody")},
         .text = std::string{visit.label(row->reason)},
         .meta = proposed != nullptr ? visit.words().text("lead.proposed", {proposed->name}) : ""}
    );
    return section;
}

/// Where nobody leads: who guards the process.
web::Section guard_of(web::Visit const& visit, VisibleDossier const& dossier) {
    web::Section section{
        .id = "bewaken",
        .heading = visit.words()("lead.section.guard"),
        .empty = visit.words()("lead.section.guard.empty")};
    auto const* guard = visit.profile().guard_of(visit.dossiers().facts(dossier, visit.today()));
    if (guard == nullptr) { return section; }
    for (auto const role : guard->persons) {
        auto const* member = dossier.standing().first_member(role);
        if (member == nullptr) { continue; }
        section.remarks.push_back(
            {.title = web::name_in(visit, dossier, member->person, role),
             .text = std::string{visit.label(visit.in_family() ? guard->plain : guard->label)},
             .meta = std::string{visit.label(role)}}
        );
        return section;
    }
    section.remarks.push_back(
        {.title = std::string{visit.label(guard->party())},
         .text = std::string{visit.label(visit.in_family() ? guard->plain : guard->label)}}
    );
    return section;
}

web::Section direction_of(web::Visit const& visit, VisibleDossier const& dossier) {
    web::Section section{
        .id = "mate",
        .heading = visit.words()("lead.section.direction"),
        .empty = visit.words()("lead.section.direction.empty")};
    for (auto const& each : dossier.part<Lead>().directions) {
        section.remarks.push_back(
            {.title = web::word_of(visit, "lead.direction.level", name_of(each.level)),
             .text = each.reason,
             .meta = since(visit, each.since)}
        );
    }
    web::add_button<SetDirection>(visit, section, "/regie/mate", "lead.direction.button");
    return section;
}

}  // namespace

std::vector<web::Choice> candidates(web::Visit const& visit, std::string_view field) {
    std::vector<web::Choice> choices;
    auto const dossier = visit.glance();
    if (field != "person" || !dossier) { return choices; }
    for (auto const& each : dossier->standing().present()) {
        if (party_of(each.role) == Party::family) { continue; }
        choices.push_back(
            {.value = each.person.text(), .label = each.name, .hint = std::string{visit.label(each.role)}}
        );
    }
    return choices;
}

http::Response overview(web::Visit& visit) {
    return web::sections_page(visit, "lead", "lead", [&](VisibleDossier const& dossier) {
        if (visit.profile().lead_table.empty()) { return std::vector{guard_of(visit, dossier)}; }
        return std::vector{now_of(visit, dossier), table_of(visit, dossier), direction_of(visit, dossier)};
    });
}

}  // namespace rondom::lead
