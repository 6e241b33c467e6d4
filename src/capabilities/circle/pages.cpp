#include "capabilities/circle/pages.hpp"

#include <algorithm>

#include "capabilities/circle/rules.hpp"
#include "templates/circle_list.hpp"

namespace rondom::circle {

namespace {

std::string lead_sentence(web::Visit const& visit, std::vector<PersonView> const& people) {
    auto const lead = std::ranges::find(people, true, &PersonView::lead);
    if (lead == people.end()) { return {}; }
    return visit.words().text(visit.in_family() ? "circle.lead.family" : "circle.lead", {lead->name});
}

std::vector<LinkView> links_of(web::Visit const& visit) {
    auto const& words = visit.words();
    std::vector<LinkView> links;
    links.push_back(
        {.path = visit.in_dossier("/rondom/steunfiguur"),
         .label = words("circle.supporting.link"),
         .icon = "user-heart"}
    );
    if (visit.may<PassOn>()) {
        links.push_back(
            {.path = visit.in_dossier("/overdracht"),
             .label = words("circle.hand-over.link"),
             .icon = "arrows-exchange"}
        );
        links.push_back(
            {.path = visit.in_dossier("/rondom/afsluiten"),
             .label = words("circle.close.link"),
             .icon = "circle-check"}
        );
        links.push_back(
            {.path = visit.in_dossier("/rondom/stoppen"),
             .label = words("circle.leave.link"),
             .icon = "user-minus"}
        );
    }
    return links;
}

std::vector<ArrivingView> arriving_for(web::Visit const& visit, VisibleDossier const& dossier) {
    std::vector<ArrivingView> arriving;
    for (auto const& each : dossier.part<Circle>().hand_overs) {
        bool const mine = each.to == visit.actor().person && each.to_role == visit.actor().role;
        if (!mine || each.acknowledged) { continue; }
        auto const key = std::string{"circle.hand-over."}.append(name_of(each.why));
        arriving.push_back(
            {.from = web::name_in(visit, dossier, each.from, each.from_role),
             .why = std::string{visit.words()(key)},
             .path = visit.in_dossier("/overdracht/ontvangen/").append(each.id.text())}
        );
    }
    return arriving;
}

CirclePage list_page(web::Visit const& visit, VisibleDossier const& dossier) {
    auto const& known = dossier.standing().child.first_name;
    auto const child = known.empty() ? std::string{visit.words()("circle.this-child")} : known;
    CirclePage page{.heading = visit.words().text("circle.heading", {child})};
    page.people = people_of(visit, dossier);
    page.lead = lead_sentence(visit, page.people);
    page.arriving = arriving_for(visit, dossier);
    page.links = links_of(visit);
    if (visit.may<Involve>()) { page.involve_path = visit.in_dossier("/rondom/uitnodigen"); }

    std::vector<web::PersonAround> around;
    for (auto const& each : page.people) {
        around.push_back(each.around);
    }
    page.pictures = pictures_of(visit, child, around);
    return page;
}

}  // namespace

http::Response list(web::Visit& visit) {
    auto const dossier = visit.open("circle");
    if (!dossier) { return dossier.error(); }
    auto const page = list_page(visit, *dossier);
    return visit.page(
        {.title = "circle.title", .dossier = &*dossier, .tab = "circle"},
        web::Part{[&](web::Html& html) { templates::circle_list(html, visit.words(), page); }}
    );
}

}  // namespace rondom::circle
