#include "capabilities/reading/pages.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "templates/reading_list.hpp"

namespace rondom::reading {

namespace {

constexpr std::size_t most_rows = 40;

/// What can be chosen: everybody, everybody but the reader, or only what was refused.
enum class Choice { all, others, refused };

constexpr auto names_of(Choice) {
    using enum Choice;
    return std::array<Name<Choice>, 3>{{{all, "alles"}, {others, "anderen"}, {refused, "geweigerd"}}};
}

/// What a region calls a rule speaks to the family ("Je gaf toestemming"); others read what it is for.
std::string rule_text(web::Visit const& visit, route::Sharing const& rule) {
    auto const* purpose = visit.profile().purpose(rule.purpose);
    if (visit.in_family() || purpose == nullptr) { return std::string{visit.label(rule.label)}; }
    auto const what_for = visit.label(purpose->label);
    if (rule.ground != route::GroundKind::consent) { return std::string{what_for}; }
    return visit.words().text("reading.ground.consent", {what_for});
}

std::string ground_text(web::Visit const& visit, std::string_view version, std::string_view ground) {
    constexpr std::string_view by_rule = "sharing/";
    auto const& words = visit.words();
    if (!ground.starts_with(by_rule)) {
        auto const key = std::string{"reading.ground."}.append(ground);
        return words.has(key) ? std::string{words(key)} : std::string{};
    }
    auto const id = ground.substr(by_rule.size());
    for (auto const& rule : visit.profile(version).sharing) {
        if (rule.id != id) { continue; }
        auto text = rule_text(visit, rule);
        if (!rule.article.empty()) { text += " (" + rule.article + ")"; }
        return text;
    }
    return {};
}

std::string page_name(web::Visit const& visit, std::string const& page) {
    auto const key = "page." + page;
    return std::string{visit.words()(visit.words().has(key) ? key : "reading.some-part")};
}

std::string refusal_text(web::Visit const& visit, std::string const& rule) {
    auto const key = web::rule_key(rule);
    return std::string{visit.words()(visit.words().has(key) ? key : "rule.unknown")};
}

ReadingRow row_of(web::Visit const& visit, ReadingLine const& line) {
    ReadingRow row{
        .month = {},
        .at = line.at,
        .name = line.name,
        .in_role = web::in_sentence(visit.label(line.role)),
        .what = page_name(visit, line.page),
        .refused = !line.refused.empty()};
    if (!line.organisation.empty()) { row.in_role += ", " + line.organisation; }
    for (auto const& ground : line.grounds) {
        auto text = ground_text(visit, line.version, ground);
        bool const known = std::ranges::find(row.grounds, text) != row.grounds.end();
        if (!text.empty() && !known) { row.grounds.push_back(std::move(text)); }
    }
    for (auto const& rule : line.refused) {
        row.reasons.push_back(refusal_text(visit, rule));
    }
    return row;
}

bool is_chosen(web::Visit const& visit, ReadingLine const& line, Choice choice) {
    switch (choice) {
        case Choice::all: return true;
        case Choice::others: return line.person != visit.actor().person;
        case Choice::refused: return !line.refused.empty();
    }
    return true;
}

bool same_visit(ReadingRow const& left, ReadingRow const& right) {
    return left.name == right.name && left.in_role == right.in_role && left.what == right.what &&
           left.refused == right.refused && left.grounds == right.grounds && left.reasons == right.reasons &&
           local_day(left.at) == local_day(right.at);
}

/// Newest first; what somebody looked at again and again on one day is one line with a count, also when
/// others looked in between.
std::vector<ReadingRow> rows_of(
    web::Visit const& visit, std::vector<ReadingLine> const& lines, Choice choice
) {
    std::vector<ReadingRow> rows;
    for (auto const& line : lines) {
        if (!is_chosen(visit, line, choice)) { continue; }
        auto row = row_of(visit, line);
        auto const before =
            std::ranges::find_if(rows, [&](ReadingRow const& each) { return same_visit(each, row); });
        if (before != rows.end()) {
            before->again = visit.words().plural("reading.times", ++before->times);
            continue;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

void mark_months(std::vector<ReadingRow>& rows) {
    std::optional<Day> month;
    for (auto& row : rows) {
        auto const day = local_day(row.at);
        bool const begins = !month || month->year() != day.year() || month->month() != day.month();
        month = day;
        if (begins) { row.month = day; }
    }
}

std::string_view label_of(web::Words const& words, Choice choice) {
    switch (choice) {
        case Choice::all: return words("reading.filter.all");
        case Choice::others: return words("reading.filter.others");
        case Choice::refused: return words("reading.filter.refused");
    }
    return {};
}

std::string path_of(web::Visit const& visit, Choice choice, std::size_t page) {
    auto path = visit.in_dossier("/inzage");
    if (choice != Choice::all) { path.append("?toon=").append(name_of(choice)); }
    if (page > 1) { path += fmt::format("{}bladzijde={}", choice == Choice::all ? "?" : "&", page); }
    return path;
}

ReadingPage list_page(web::Visit const& visit, std::vector<ReadingLine> const& lines) {
    auto const choice = named<Choice>(visit.query("toon")).value_or(Choice::all);
    ReadingPage page;
    for (auto const each : {Choice::all, Choice::others, Choice::refused}) {
        page.filters.push_back(
            {.label = label_of(visit.words(), each), .path = path_of(visit, each, 1), .here = each == choice}
        );
    }
    page.empty = web::empty_view(visit, "eye", "reading.empty");

    auto rows = rows_of(visit, lines, choice);
    int number = 0;
    bool const unreadable = read(visit.query("bladzijde"), number).has_value() || number < 1;
    auto const here = unreadable ? std::size_t{1} : static_cast<std::size_t>(number);
    auto const first = std::min(rows.size(), (here - 1) * most_rows);
    auto const last = std::min(rows.size(), first + most_rows);
    if (first > 0) { page.newer = path_of(visit, choice, here - 1); }
    if (last < rows.size()) { page.older = path_of(visit, choice, here + 1); }
    page.rows.assign(
        std::make_move_iterator(rows.begin() + static_cast<std::ptrdiff_t>(first)),
        std::make_move_iterator(rows.begin() + static_cast<std::ptrdiff_t>(last))
    );
    mark_months(page.rows);
    return page;
}

}  // namespace

http::Response list(web::Visit& visit) {
    auto const dossier = visit.open("readings");
    if (!dossier) { return dossier.error(); }
    auto const lines = visit.dossiers().readings(*dossier);
    if (!lines) { return visit.obstructed(lines.error()); }
    auto const page = list_page(visit, *lines);
    return visit.page(
        {.title = "reading.title", .dossier = &*dossier, .tab = "readings"},
        web::Part{[&](web::Html& html) { templates::reading_list(html, visit.words(), page); }}
    );
}

}  // namespace rondom::reading
