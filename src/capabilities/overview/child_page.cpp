#include "capabilities/overview/child_page.hpp"

#include <algorithm>

#include "route/steps.hpp"
#include "templates/overview_child_page.hpp"

namespace rondom::overview {

namespace {

ChildPage page_of(web::Visit const& visit, VisibleDossier const& dossier) {
    auto const& steps = dossier.part<route::Steps>();
    ChildPage page;
    for (auto const& step : visit.profile().steps) {
        auto const taken =
            std::find_if(steps.taken.rbegin(), steps.taken.rend(), [&](route::Passage const& each) {
                return each.step == step.id;
            });
        bool const entered = taken != steps.taken.rend();
        if (step.number == 0 && !entered) { continue; }
        bool const here = entered && steps.current()->step == step.id;
        page.steps.push_back(
            {.text = visit.label(entered && !here ? step.plain_done : step.plain),
             .kind = here      ? "nu"
                     : entered ? "klaar"
                               : "straks",
             .here = here,
             .done = entered && !here,
             .when = entered ? visit.words().date_short(taken->on) : std::string{}}
        );
    }
    return page;
}

}  // namespace

http::Response child_page(web::Visit& visit) {
    auto const dossier = visit.open("board");
    if (!dossier) { return dossier.error(); }
    auto const page = page_of(visit, *dossier);
    return visit.page(
        {.title = "overview.title", .dossier = &*dossier, .tab = "route"},
        web::Part{[&](web::Html& html) { templates::overview_child_page(html, visit.words(), page); }}
    );
}

}  // namespace rondom::overview
