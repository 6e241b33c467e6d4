#include "capabilities/staff/pages.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "capabilities/staff/workplace.hpp"
#include "templates/staff_organisation.hpp"
#include "templates/staff_organisations.hpp"

namespace rondom::staff {

namespace {

std::string_view label_of(web::Visit const& visit, accounts::OrganisationKind kind) {
    return visit.words()(fmt::format("staff.kind.{}", name_of(kind)));
}

/// By kind, and by name in each; kinds without any are left out.
std::vector<KindView> kinds_of(web::Visit const& visit, std::vector<accounts::Organisation> all) {
    std::ranges::sort(all, {}, &accounts::Organisation::name);
    std::vector<KindView> kinds;
    for (auto const& kind : names_of(accounts::OrganisationKind{})) {
        KindView view{
            .id = std::string{kind.name}, .label = label_of(visit, kind.value), .organisations = {}};
        for (auto const& each : all) {
            if (each.kind == kind.value) {
                view.organisations.push_back({each.name, "/mensen/bij/" + each.id.text()});
            }
        }
        if (!view.organisations.empty()) { kinds.push_back(std::move(view)); }
    }
    return kinds;
}

std::string days_of(web::Words const& words, Day from, std::optional<Day> until) {
    if (until) { return words.text("staff.from-until", {words.date_full(from), words.date_full(*until)}); }
    return words.text("staff.since", {words.date_full(from)});
}

std::string name_of_giver(web::Visit const& visit, Workplace const& place, PersonId const& by) {
    if (by.empty()) { return {}; }
    auto const giver = place.doors.directory.person(by);
    if (!giver || !*giver) { return {}; }
    return visit.words().text("staff.by", {(*giver)->name});
}

WorkerView view_of(web::Visit const& visit, Workplace const& place, Worker const& worker) {
    auto const& assignment = worker.assignment;
    bool const from_here = assignment.organisation == place.organisation.id;
    return {
        .name = worker.person.name,
        .role = web::begin_line(visit.label(assignment.role)),
        .employer = from_here ? std::string{} : worker.employer,
        .mail = from_here ? worker.person.mail : std::string{},
        .days = days_of(visit.words(), assignment.from, assignment.until),
        .by = from_here ? name_of_giver(visit, place, assignment.by) : std::string{}};
}

/// Those from elsewhere who were named for this school.
accounts::Asked<std::vector<WorkerView>> attached_to(web::Visit const& visit, Workplace const& place) {
    std::vector<WorkerView> views;
    if (!place.is_school()) { return views; }
    auto const elsewhere = workers_elsewhere(place.doors.directory, visit.today());
    if (!elsewhere) { return tl::unexpected{elsewhere.error()}; }
    for (auto const& worker : *elsewhere) {
        auto const there = place.doors.directory.attachments(place.organisation.id, worker.assignment.role);
        if (!there) { return tl::unexpected{there.error()}; }
        bool const named = std::ranges::any_of(*there, [&](accounts::Attachment const& each) {
            return each.person == worker.person.id && holds_on(each, visit.today());
        });
        if (named) { views.push_back(view_of(visit, place, worker)); }
    }
    return views;
}

}  // namespace

http::Response organisations(web::Visit& visit) {
    auto const doors = doors_for(visit);
    if (!doors) { return doors.error(); }
    auto all = (*doors)->directory.organisations();
    if (!all) { return visit.obstructed(Obstacle{all.error()}); }
    OrganisationsPage const page{
        .kinds = kinds_of(visit, std::move(*all)),
        .none = web::empty_page_view(visit, "users", "staff.none")};
    return visit.page({.title = "staff.title", .nav = "staff"}, web::Part{[&](web::Html& html) {
                          templates::staff_organisations(html, visit.words(), page);
                      }});
}

http::Response organisation(web::Visit& visit) {
    auto const place = workplace_in(visit);
    if (!place) { return place.error(); }
    auto const workers = workers_of(place->doors.directory, place->organisation);
    if (!workers) { return visit.obstructed(Obstacle{workers.error()}); }
    auto attached = attached_to(visit, *place);
    if (!attached) { return visit.obstructed(Obstacle{attached.error()}); }
    OrganisationPage page{
        .name = place->organisation.name,
        .kind = label_of(visit, place->organisation.kind),
        .path = place->path(),
        .school = place->is_school(),
        .workers = {},
        .attached = std::move(*attached),
        .former = {},
        .none = web::empty_view(visit, "users", "staff.nobody")};
    for (auto const& each : *workers) {
        auto& list = is_there(each.assignment, visit.today()) ? page.workers : page.former;
        list.push_back(view_of(visit, *place, each));
    }
    return visit.page({.title = "staff.organisation.title", .nav = "staff"}, web::Part{[&](web::Html& html) {
                          templates::staff_organisation(html, visit.words(), page);
                      }});
}

}  // namespace rondom::staff
