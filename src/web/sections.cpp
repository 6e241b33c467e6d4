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

std::string word_of(Visit const& visit, std::string_view prefix, std::string_view value) {
    return std::string{visit.words()(std::string{prefix}.append(".").append(value))};
}

}  // namespace rondom::web
