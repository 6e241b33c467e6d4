#include "capabilities/family/pages.hpp"
#include "templates/family_register.hpp"
#include "web/submit.hpp"

// The one page without a dossier: it makes one.
namespace rondom::family {

namespace {

/// Who the child is follows from the form or from who signs in; no form may name somebody else's identity.
Inputs decided_by_us(web::Visit const& visit) {
    Inputs also{{"child", ""}, {"school", ""}};
    if (visit.actor().party() == Party::education) { also.emplace_back("school_name", ""); }
    return also;
}

std::vector<web::FieldView> fields_of(web::Visit const& visit, web::Form const& form) {
    bool const alone = visit.actor().role == Role::youth;
    auto const key = [&](std::string_view of_child, std::string_view of_youth) {
        return alone ? of_youth : of_child;
    };
    std::vector<web::FieldView> fields{
        form.text(
            "first_name",
            key("family.register.first-name", "family.register.first-name.youth"),
            {.most = 80, .autocomplete = alone ? "given-name" : "off"}
        ),
        form.text(
            "last_name",
            key("family.register.last-name", "family.register.last-name.youth"),
            {.most = 120, .autocomplete = alone ? "family-name" : "off"}
        ),
        form.day("born", key("family.register.born", "family.register.born.youth")),
        form.text(
            "group",
            key("family.register.group", "family.register.group.youth"),
            {.optional = true, .most = 40}
        )};
    if (visit.actor().party() != Party::education) {
        fields.push_back(form.text(
            "school_name",
            key("family.register.school", "family.register.school.youth"),
            {.optional = true, .most = 120}
        ));
    }
    return fields;
}

http::Response show(web::Visit& visit, web::Form const& form) {
    if (!visit.may<RegisterChild>()) { return visit.not_found(); }
    auto const& words = visit.words();
    bool const alone = visit.actor().role == Role::youth;
    RegisterPage const page{
        .heading = words(alone ? "family.register.heading.youth" : "family.register.heading"),
        .intro = words(alone ? "family.register.intro.youth" : "family.register.intro"),
        .form = form.view(),
        .fields = fields_of(visit, form),
        .save = words("family.register.save"),
        .explain = words(alone ? "family.register.explain.text.youth" : "family.register.explain.text")};
    return visit.page(
        {.title = "family.register.title", .nav = "dossiers", .form = &form},
        web::Part{[&](web::Html& html) { templates::family_register(html, visit.words(), page); }}
    );
}

}  // namespace

http::Response register_child(web::Visit& visit) { return show(visit, web::Form{visit}); }

http::Response register_child_sent(web::Visit& visit) {
    if (!visit.may<RegisterChild>()) { return visit.not_found(); }
    bool const alone = visit.actor().role == Role::youth;
    return web::submit<RegisterChild>(
        visit,
        {.then = alone ? "/dossiers/{dossier}" : "/dossiers/{dossier}/gezin",
         .flash = alone ? "family.registered.youth" : "family.registered",
         .again = show,
         .required =
             {{"first_name", "family.register.first-name.missing"},
              {"last_name", "family.register.last-name.missing"},
              {"born", "form.day-missing"}},
         .also = decided_by_us(visit)}
    );
}

}  // namespace rondom::family
