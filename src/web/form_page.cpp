#include "web/form_page.hpp"

#include "templates/form_page.hpp"

namespace rondom::web {
namespace {

std::string part_of(FormPage const& page, std::string_view part) {
    return std::string{page.key}.append(part);
}

std::string_view words_if_there(Visit const& visit, std::string const& key) {
    return visit.words().has(key) ? visit.words()(key) : std::string_view{};
}

FormPageView view_of(Visit const& visit, Form const& form, FormPage const& page) {
    return {
        .heading = visit.words()(part_of(page, ".heading")),
        .intro = words_if_there(visit, part_of(page, ".intro")),
        .about = page.about,
        .form = form.view(page.action),
        .fields = page.fields,
        .save = visit.words()(part_of(page, ".save")),
        .back = visit.in_dossier(page.back),
        .explain = words_if_there(visit, part_of(page, ".explain")),
        .explain_text = words_if_there(visit, part_of(page, ".explain.text"))};
}

}  // namespace

http::Response form_page(Visit& visit, Form const& form, FormPage const& page) {
    auto const dossier = visit.open(page.key);
    if (!dossier) { return dossier.error(); }
    auto const view = view_of(visit, form, page);
    auto const title = part_of(page, ".title");
    return visit.page(
        {.title = title, .dossier = &*dossier, .tab = page.tab, .form = &form},
        Part{[&](Html& html) { templates::form_page(html, visit.words(), view); }}
    );
}

}  // namespace rondom::web
