#include "capabilities/region/proposal.hpp"
#include "renewal/migration.hpp"
#include "route/load.hpp"
#include "templates/region_dossiers.hpp"
#include "web/lack_words.hpp"

namespace rondom::region {

namespace {

StayingView staying(web::Visit const& visit, renewal::Prospect const& prospect, web::LackWords const& told) {
    auto const* from = visit.dossiers().versions().find(prospect.version);
    auto const* step = from != nullptr ? from->step(prospect.step) : nullptr;
    return {
        .dossier = prospect.dossier.text(),
        .school = prospect.school,
        .step = step != nullptr ? std::string{visit.label(step->label)} : prospect.step,
        .lacking = told.lacking(prospect.lacking),
        .needed = told.needed(prospect.lacking)};
}

int counted(std::size_t count) { return static_cast<int>(count); }

DossiersPage page_of(
    web::Visit const& visit, Found const& found, renewal::Outcome const& outcome, route::Profile const& to
) {
    auto const& words = visit.words();
    DossiersPage page{
        .about = version_view(visit, found.agreement),
        .path = found.path(),
        .can_move = words.plural("region.dossiers.can-move", counted(outcome.move.size())),
        .rest = words.text(
            "region.dossiers.rest",
            {counted(outcome.stay.size()), counted(outcome.closed), counted(outcome.there)}
        ),
        .staying = {},
        .unreadable = {}};
    web::LackWords const told{to, visit.language()};
    for (auto const& each : outcome.stay) {
        page.staying.push_back(staying(visit, each, told));
    }
    for (auto const& each : outcome.unreadable) {
        page.unreadable.push_back(each.text());
    }
    return page;
}

}  // namespace

http::Response dossiers(web::Visit& visit) {
    auto const found = found_in(visit);
    if (!found) { return found.error(); }
    auto files = found->agreements.files(found->agreement.draft);
    if (!files) { return objected(visit, files.error()); }
    auto const ids = found->agreements.dossiers();
    if (!ids) { return objected(visit, ids.error()); }
    auto const to = route::read_profile(std::move(*files)).profile;
    renewal::Migration migration{visit.dossiers(), to, visit.actor()};
    auto const page = page_of(visit, *found, migration.try_out(*ids, visit.now()), to);
    return visit.page({.title = "region.dossiers.title", .nav = "region"}, web::Part{[&](web::Html& html) {
                          templates::region_dossiers(html, visit.words(), page);
                      }});
}

}  // namespace rondom::region
