#include "web/command_page.hpp"

#include <algorithm>

namespace rondom::web {
namespace {

/// Whether `name` is one of "with,place".
bool listed(std::string_view names, std::string_view name) {
    while (!names.empty()) {
        auto const comma = names.find(',');
        if (names.substr(0, comma) == name) { return true; }
        names.remove_prefix(comma == std::string_view::npos ? names.size() : comma + 1);
    }
    return false;
}

std::string key_of(CommandPage const& page, std::string_view field) {
    std::string key{page.key};
    key.append(".").append(field);
    std::ranges::replace(key, '_', '-');
    return key;
}

/// Everybody around the child whom this reader may know, by name and role.
std::vector<Choice> people(Visit const& visit) {
    std::vector<Choice> choices;
    auto const dossier = visit.glance();
    if (!dossier) { return choices; }
    auto const& standing = dossier->standing();
    for (auto const& each : standing.present()) {
        choices.push_back(
            {.value = each.person.text(), .label = each.name, .hint = std::string{visit.label(each.role)}}
        );
    }
    for (auto const& each : standing.holders()) {
        choices.push_back(
            {.value = each.person.text(), .label = each.name, .hint = std::string{visit.label(Role::parent)}}
        );
    }
    if (standing.is_youth(standing.child.person, visit.profile(), visit.today())) {
        choices.push_back(
            {.value = standing.child.person.text(),
             .label = standing.child.first_name,
             .hint = std::string{visit.label(Role::youth)}}
        );
    }
    return choices;
}

std::vector<Choice> choices_of(Form const& form, FieldKind const& kind, std::string_view key) {
    std::vector<Choice> choices;
    for (auto const value : kind.choices) {
        choices.push_back(form.choice(value, key));
    }
    return choices;
}

FieldView text_field(Form const& form, CommandPage const& page, FieldKind const& kind, std::string_view key) {
    FieldOptions const options{.optional = listed(page.optional, kind.name)};
    return listed(page.lines, kind.name) ? form.text(kind.name, key, options)
                                         : form.area(kind.name, key, options);
}

FieldView field_of(Visit const& visit, Form const& form, CommandPage const& page, FieldKind const& kind) {
    auto const key = key_of(page, kind.name);
    FieldOptions const options{.optional = kind.optional || kind.list};
    auto const choose = [&](std::vector<Choice> choices) {
        return kind.list ? form.checks(kind.name, key, std::move(choices), options)
                         : form.radios(kind.name, key, std::move(choices), options);
    };
    auto known = page.choices != nullptr ? page.choices(visit, kind.name) : std::vector<Choice>{};
    if (!known.empty()) { return choose(std::move(known)); }
    if (kind.type == "day") { return form.day(kind.name, key, options); }
    if (kind.type == "moment") { return form.moment(kind.name, key, options); }
    if (kind.type == "flag") { return form.tick(kind.name, key, {.optional = true}); }
    if (kind.type == "number") { return form.text(kind.name, key, options); }
    if (kind.type == "choice") { return choose(choices_of(form, kind, key)); }
    if (kind.type == "id") { return choose(people(visit)); }
    return text_field(form, page, kind, key);
}

}  // namespace

std::vector<FieldView> fields_of(
    Visit const& visit, Form const& form, CommandPage const& page, std::vector<FieldKind> const& kinds
) {
    std::vector<FieldView> fields;
    for (auto const& kind : kinds) {
        bool const asked = kind.name != page.subject && !listed(page.unasked, kind.name);
        if (asked) { fields.push_back(field_of(visit, form, page, kind)); }
    }
    return fields;
}

http::Response command_form(
    Visit& visit, Form const& form, CommandPage const& page, std::vector<FieldKind> const& kinds
) {
    return form_page(
        visit,
        form,
        {.key = page.key,
         .tab = page.tab,
         .back = page.list.substr(dossier_address.size()),
         .fields = fields_of(visit, form, page, kinds)}
    );
}

Submission submission_of(CommandPage const& page, std::vector<FieldKind> const& kinds) {
    Submission submission{
        .then = page.list,
        .flash = page.flash,
        .again = {},
        .required = {},
        .subject = page.subject,
        .also = {}};
    for (auto const& kind : kinds) {
        if (listed(page.unasked, kind.name)) {
            submission.also.emplace_back(kind.name, "");
            continue;
        }
        bool const asked = kind.type == "text" && !kind.optional && kind.name != page.subject;
        if (asked && !listed(page.optional, kind.name)) {
            submission.required.push_back({.field = kind.name});
        }
    }
    return submission;
}

}  // namespace rondom::web
