#include "web/sections.hpp"

#include "templates/sections.hpp"

namespace rondom::web {

http::Response sections_page(
    Visit& visit,
    std::string_view key,
    std::string_view tab,
    std::function<std::vector<Section>(VisibleDossier const&)> const& make
) {
    auto const dossier = visit.open(key);
    if (!dossier) { return dossier.error(); }
    auto const sections = make(*dossier);
    auto const title = std::string{key} + ".title";
    return visit.page({.title = title, .dossier = &*dossier, .tab = tab}, Part{[&](Html& html) {
                          templates::sections(html, visit.words(), sections);
                      }});
}

std::string said_by(
    Visit const& visit, VisibleDossier const& dossier, PersonId const& person, Role role, Day on
) {
    return name_in(visit, dossier, person, role) + ", " + visit.words().date(on);
}

}  // namespace rondom::web
