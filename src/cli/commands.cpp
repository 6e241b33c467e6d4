#include "cli/commands.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "app/capabilities.hpp"
#include "app/story_names.hpp"
#include "app/story_words.hpp"

namespace rondom::cli {

namespace {

std::vector<std::string_view> names_of_roles(Roles who) {
    std::vector<std::string_view> names;
    for (auto const& each : names_of(Role{})) {
        if (who.has(each.value)) { names.push_back(each.name); }
    }
    return names;
}

std::string type_of(FieldKind const& kind) {
    auto type = std::string{kind.type};
    if (!kind.choices.empty()) { type = fmt::format("{}", fmt::join(kind.choices, " | ")); }
    if (kind.list) { type += ", any number"; }
    if (kind.optional) { type += ", optional"; }
    return type;
}

std::string as_text(Command const& command) {
    auto text = fmt::format(
        "{}{}\n    page: {}\n    who:  {}\n",
        command.permission->name,
        command.permission->opens_dossier ? "  (opens a dossier)" : "",
        command.page,
        fmt::join(names_of_roles(command.permission->who), ", ")
    );
    for (auto const& kind : command.fields()) {
        text += fmt::format("    - {}: {}\n", kind.name, type_of(kind));
    }
    return text;
}

void write_names(json::Writer& out, std::vector<std::string_view> const& names) {
    out.open_list();
    for (auto const name : names) {
        out.text(name);
    }
    out.close_list();
}

void write_field(json::Writer& out, FieldKind const& kind) {
    out.open_object();
    out.key("name");
    out.text(kind.name);
    out.key("type");
    out.text(kind.type);
    if (!kind.choices.empty()) {
        out.key("choices");
        write_names(out, kind.choices);
    }
    out.key("optional");
    out.flag(kind.optional);
    out.key("list");
    out.flag(kind.list);
    out.close_object();
}

void write_command(json::Writer& out, Command const& command) {
    out.open_object();
    out.key("name");
    out.text(command.permission->name);
    out.key("opens_dossier");
    out.flag(command.permission->opens_dossier);
    out.key("page");
    out.text(command.page);
    out.key("who");
    write_names(out, names_of_roles(command.permission->who));
    out.key("fields");
    out.open_list();
    for (auto const& kind : command.fields()) {
        write_field(out, kind);
    }
    out.close_list();
    out.close_object();
}

template <class Use>
void each_command(Use const& use) {
    for (auto const* capability : app::all_capabilities()) {
        for (auto const& command : capability->commands) {
            use(command);
        }
    }
}

}  // namespace

std::string command_list(bool json) {
    if (!json) {
        std::string text;
        each_command([&](Command const& command) { text += as_text(command); });
        return text;
    }
    json::Writer out;
    out.open_list();
    each_command([&](Command const& command) { write_command(out, command); });
    out.close_list();
    return out.take() + "\n";
}

std::string rule_list(bool json) {
    auto const rules = app::all_rules(app::all_capabilities());
    std::string text;
    json::Writer out;
    out.open_list();
    for (auto const& [name, rule] : rules) {
        auto const why = app::words_of_rule(name);
        text += fmt::format("{}\n    {}\n    source: {}\n", name, why, rule->source);
        out.open_object();
        out.key("name");
        out.text(name);
        out.key("why");
        out.text(why);
        out.key("source");
        out.text(rule->source);
        out.close_object();
    }
    out.close_list();
    return json ? out.take() + "\n" : text;
}

}  // namespace rondom::cli
