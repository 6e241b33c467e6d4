#include <algorithm>

#include "capabilities/region/proposal.hpp"
#include "templates/region_overview.hpp"

namespace rondom::region {

namespace {

bool is_to_come(web::Visit const& visit, renewal::Agreement const& agreement) {
    return agreement.published &&
           std::chrono::sys_days{agreement.published->from} > std::chrono::sys_days{visit.today()};
}

/// Newest first.
void place(web::Visit const& visit, renewal::Agreement const& each, RegionPage& page) {
    auto& list = !each.published ? page.proposals : is_to_come(visit, each) ? page.coming : page.earlier;
    list.insert(list.begin(), version_view(visit, each));
}

RegionPage page_of(web::Visit const& visit, std::vector<renewal::Agreement> const& all) {
    RegionPage page{
        .name = std::string{visit.label(visit.profile().name)},
        .in_force = {},
        .coming = {},
        .proposals = {},
        .earlier = {},
        .none = web::empty_view(visit, "file-text", "region.none")};
    auto const* current = in_force(visit, all);
    if (current != nullptr) { page.in_force = version_view(visit, *current); }
    for (auto const& each : all) {
        if (&each != current) { place(visit, each, page); }
    }
    return page;
}

}  // namespace

http::Response overview(web::Visit& visit) {
    auto const agreements = agreements_for(visit);
    if (!agreements) { return agreements.error(); }
    auto const all = (*agreements)->all();
    if (!all) { return objected(visit, all.error()); }
    auto const page = page_of(visit, *all);
    return visit.page({.title = "region.title", .nav = "region"}, web::Part{[&](web::Html& html) {
                          templates::region_overview(html, visit.words(), page);
                      }});
}

}  // namespace rondom::region
