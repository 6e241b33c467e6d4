#include "web/form.hpp"

#include <algorithm>
#include <array>

#include "dossier/dossiers.hpp"
#include "web/visit.hpp"

namespace rondom::web {
namespace {

/// A name is made of letters, digits and underscores, so it is a good id as well.
std::string id_of(std::string_view name) { return "veld-" + std::string{name}; }

void add_word(std::string& list, std::string_view word) {
    if (!list.empty()) { list += ' '; }
    list += word;
}

/// Which texts belong to a field, for a screen reader, in the order in which they stand.
void describe(FieldView& field) {
    field.described_by.clear();
    if (!field.hint.empty()) { add_word(field.described_by, field.id + "-hulp"); }
    if (!field.error.empty()) { add_word(field.described_by, field.id + "-fout"); }
    if (field.area && field.most > 0) { add_word(field.described_by, field.id + "-teller"); }
}

/// What fills {1}, {2}, {3} of a rule's text; names of parties, roles and purposes as people know them.
ReasonView reason_view(Visit const& visit, Reason const& reason) {
    std::array<std::string, 3> details;
    for (std::size_t each = 0; each < std::min(details.size(), reason.details.size()); ++each) {
        details.at(each) = visit.name_of_detail(reason.details[each]);
    }
    auto const key = rule_key(reason.rule->name);
    auto const known = visit.words().has(key) ? key : std::string{"rule.unknown"};
    auto const filled = [&](std::string const& text) {
        return visit.words().text(text, {details[0], details[1], details[2]});
    };
    auto const next = known + ".next";
    return {.why = filled(known), .next = visit.words().has(next) ? filled(next) : std::string{}};
}

}  // namespace

std::string rule_key(std::string_view rule) { return std::string{"rule."}.append(rule); }

Form::Form(Visit const& visit, std::vector<Complaint> complaints)
    : visit_{&visit}, complaints_{std::move(complaints)}, filled_in_{true} {
    for (auto const& each : complaints_) {
        lines_.push_back({.words = std::string{visit.words()(each.words)}, .field = id_of(each.field)});
    }
}

Form::Form(Visit const& visit, Refusal const& refusal) : visit_{&visit}, filled_in_{true} {
    conflict_ = refusal.names(somebody_was_first);
    for (auto const& each : refusal.reasons) {
        reasons_.push_back(reason_view(visit, each));
    }
}

int Form::status() const noexcept {
    if (conflict_) { return 409; }
    return wrong() ? 422 : 200;
}

void Form::keep_typed(FieldView& field, FieldOptions const& options) const {
    field.value = options.value;
    if (!filled_in_) { return; }
    field.value = first_of(visit_->inputs(), field.name);
    if (conflict_ && field.value != options.value) { field.saved = options.value; }
}

FieldView Form::field(std::string_view name, std::string_view key, FieldOptions const& options) const {
    auto const& words = visit_->words();
    FieldView field;
    field.id = id_of(name);
    field.name = name;
    field.label = words(key);
    if (auto const hint = std::string{key} + ".hint"; words.has(hint)) { field.hint = words(hint); }
    field.autocomplete = options.autocomplete;
    field.required = !options.optional;
    keep_typed(field, options);

    auto const complaint = std::ranges::find(complaints_, name, &Complaint::field);
    if (complaint != complaints_.end()) { field.error = words(complaint->words); }
    describe(field);
    return field;
}

FieldView Form::text(std::string_view name, std::string_view key, FieldOptions options) const {
    return field(name, key, options);
}

FieldView Form::area(std::string_view name, std::string_view key, FieldOptions options) const {
    auto made = field(name, key, options);
    made.area = true;
    made.rows = options.rows;
    made.most = options.most;
    describe(made);
    return made;
}

FieldView Form::day(std::string_view name, std::string_view key, FieldOptions options) const {
    auto made = field(name, key, options);
    made.type = "date";
    return made;
}

FieldView Form::moment(std::string_view name, std::string_view key, FieldOptions options) const {
    auto made = field(name, key, options);
    made.type = "datetime-local";
    return made;
}

FieldView Form::code(std::string_view name, std::string_view key, FieldOptions options) const {
    auto made = field(name, key, options);
    made.code = true;
    made.autocomplete = "one-time-code";
    return made;
}

FieldView Form::password(std::string_view name, std::string_view key, FieldOptions options) const {
    auto made = field(name, key, options);
    made.type = "password";
    made.value.clear();
    return made;
}

FieldView Form::email(std::string_view name, std::string_view key, FieldOptions options) const {
    auto made = field(name, key, options);
    made.type = "email";
    if (made.autocomplete.empty()) { made.autocomplete = "email"; }
    return made;
}

FieldView Form::phone(std::string_view name, std::string_view key, FieldOptions options) const {
    auto made = field(name, key, options);
    made.type = "tel";
    if (made.autocomplete.empty()) { made.autocomplete = "tel"; }
    return made;
}

FieldView Form::tick(std::string_view name, std::string_view key, FieldOptions options) const {
    auto made = field(name, key, options);
    made.tick = true;
    made.chosen = made.value == "true";
    return made;
}

FieldView Form::with_choices(FieldView field, std::vector<Choice> choices, bool many) const {
    field.choices = std::move(choices);
    int number = 0;
    for (auto& each : field.choices) {
        each.id = number++ == 0 ? field.id : field.id + "-" + std::to_string(number);
        if (!filled_in_) {
            each.chosen = each.chosen || (!field.value.empty() && each.value == field.value);
            continue;
        }
        each.chosen = many ? std::ranges::any_of(
                                 visit_->inputs(),
                                 [&](auto const& input) {
                                     return input.first == field.name && input.second == each.value;
                                 }
                             )
                           : each.value == field.value;
    }
    return field;
}

FieldView Form::radios(
    std::string_view name, std::string_view key, std::vector<Choice> choices, FieldOptions options
) const {
    auto made = with_choices(field(name, key, options), std::move(choices), false);
    made.radios = true;
    return made;
}

FieldView Form::select(
    std::string_view name, std::string_view key, std::vector<Choice> choices, FieldOptions options
) const {
    auto made = with_choices(field(name, key, options), std::move(choices), false);
    made.select = true;
    return made;
}

FieldView Form::checks(
    std::string_view name, std::string_view key, std::vector<Choice> choices, FieldOptions options
) const {
    auto made = with_choices(field(name, key, options), std::move(choices), true);
    made.checks = true;
    return made;
}

Choice Form::choice(std::string_view value, std::string_view prefix) const {
    auto const& words = visit_->words();
    auto const key = std::string{prefix} + "." + std::string{value};
    Choice made{.value = std::string{value}, .label = std::string{words(key)}};
    if (auto const hint = key + ".hint"; words.has(hint)) { made.hint = words(hint); }
    return made;
}

FormView Form::view(std::string_view action) const {
    auto const command = random_text();
    return {
        .action = action.empty() ? visit_->path() : std::string{action},
        .token = visit_->form_token(command),
        .command = command};
}

}  // namespace rondom::web
