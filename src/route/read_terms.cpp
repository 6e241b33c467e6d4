// By when things must be done: named terms, and the calendar of the region.

#include "route/reading.hpp"

namespace rondom::route {

namespace {

Length read_length(Node const& node, Findings& findings) {
    return {
        .count = read_number(node.find("length"), "length of a term", findings).value_or(0),
        .unit = read_name<TermUnit>(node.find("unit"), "unit", findings).value_or(TermUnit::days)};
}

std::optional<Suspension> read_suspension(Node const* node, Loading& loading) {
    Keys const keys{{"label"}, {"while", "by_notice"}};
    auto& findings = loading.findings;
    if (node == nullptr || !is_table(*node, "`suspended`", keys, findings)) { return std::nullopt; }
    bool const by_notice = read_flag(node->find("by_notice"), "by_notice", findings);
    if (by_notice == (node->find("while") != nullptr)) {
        findings.add(
            node->place,
            "a term stands still while something holds, or by notice",
            "give `while`, or `by_notice: true`"
        );
    }
    return Suspension{
        .when = read_condition(node->find("while"), loading.profile.facts, findings),
        .label = read_label(node->find("label"), "label", findings),
        .by_notice = by_notice};
}

std::optional<Extension> read_extension(Node const* node, Findings& findings) {
    Keys const keys{{"length", "unit", "times"}, {"notice"}};
    if (node == nullptr || !is_table(*node, "`extension`", keys, findings)) { return std::nullopt; }
    return Extension{
        .by = read_length(*node, findings),
        .times = read_number(node->find("times"), "number of times", findings).value_or(0),
        .notice = read_flag(node->find("notice"), "notice", findings)};
}

Day read_day(Node const* node, Findings& findings) {
    auto const text = read_text(node, "a day", findings);
    if (!text) { return {}; }
    auto const day = parse_day(*text);
    if (!day) { findings.add(node->place, fmt::format("`{}` is no day", *text), "write 2026-01-15"); }
    return day.value_or(Day{});
}

Period read_period(Node const& node, Findings& findings) {
    return {.from = read_day(node.find("from"), findings), .until = read_day(node.find("until"), findings)};
}

/// The items of a table inside the calendar.
std::vector<Item> items_in(Node const* table, std::string_view what, Findings& findings) {
    std::vector<Item> items;
    if (table == nullptr) { return items; }
    if (table->kind != Node::Kind::table) {
        findings.add(table->place, fmt::format("`{}` is a table of names", what));
        return items;
    }
    for (std::size_t i = 0; i < table->keys.size() && i < table->items.size(); ++i) {
        items.push_back({.id = table->keys[i].name, .node = &table->items[i]});
    }
    return items;
}

/// Free days; those of a school year rest on what the year rests on.
std::vector<FreeDays> read_free_days(
    Node const* table, std::string_view what, bool with_origin, Findings& findings
) {
    std::vector<FreeDays> all;
    Keys const plain{{"label", "from", "until"}};
    Keys const full{{"label", "from", "until"}, {"source", "assumption"}};
    for (auto const& item : items_in(table, what, findings)) {
        auto const& node = *item.node;
        if (!is_table(node, "free days", with_origin ? full : plain, findings)) { continue; }
        all.push_back(
            {.id = item.id,
             .label = read_label(node.find("label"), "label", findings),
             .days = read_period(node, findings),
             .origin = with_origin ? read_origin(node, "these days", findings) : Origin{}}
        );
    }
    return all;
}

std::vector<SchoolYear> read_school_years(Node const* table, Findings& findings) {
    std::vector<SchoolYear> years;
    Keys const keys{{"from", "until", "holidays"}, {"source", "assumption"}};
    for (auto const& item : items_in(table, "school_years", findings)) {
        auto const& node = *item.node;
        if (!is_table(node, "a school year", keys, findings)) { continue; }
        years.push_back(
            {.id = item.id,
             .days = read_period(node, findings),
             .holidays = read_free_days(node.find("holidays"), "holidays", false, findings),
             .origin = read_origin(node, "this school year", findings)}
        );
    }
    return years;
}

}  // namespace

std::string read_term(Node const* node, Loading& loading) {
    return read_reference(node, "terms", "term", loading);
}

void read_terms(Loading& loading) {
    auto& findings = loading.findings;
    Keys const keys{
        {"label", "length", "unit", "owner", "next"},
        {"statutory", "suspended", "extension", "source", "assumption"}};
    for (auto const& item : items_of("terms", loading)) {
        auto const& node = *item.node;
        if (!is_table(node, "a term", keys, findings)) { continue; }
        auto const role = [&](std::string_view key) {
            return read_name<Role>(node.find(key), "role", findings).value_or(Role::support_coordinator);
        };
        loading.profile.terms.push_back(
            {.id = item.id,
             .label = read_label(node.find("label"), "label", findings),
             .length = read_length(node, findings),
             .statutory = read_text(node.find("statutory"), "an article", findings).value_or(""),
             .suspension = read_suspension(node.find("suspended"), loading),
             .extension = read_extension(node.find("extension"), findings),
             .owner = role("owner"),
             .next = role("next"),
             .origin = read_origin(node, "this term", findings)}
        );
    }
}

void read_calendar(Loading& loading) {
    auto const* node = loading.section("calendar");
    auto& findings = loading.findings;
    Keys const keys{{"holidays", "school_years"}, {"closed", "equated", "source", "assumption"}};
    if (node == nullptr || !is_table(*node, "the calendar", keys, findings)) { return; }
    loading.profile.calendar = Calendar{
        .holidays = read_names<Holiday>(node->find("holidays"), "holiday", findings),
        .closed = read_free_days(node->find("closed"), "closed", true, findings),
        .equated = read_free_days(node->find("equated"), "equated", true, findings),
        .years = read_school_years(node->find("school_years"), findings),
        .origin = read_origin(*node, "the calendar", findings)};
}

}  // namespace rondom::route
