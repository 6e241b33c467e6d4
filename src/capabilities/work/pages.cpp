#include "capabilities/work/pages.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "capabilities/work/rows.hpp"
#include "templates/work_dossiers.hpp"
#include "templates/work_list.hpp"

namespace rondom::work {

namespace {

using registers::DossierLine;
using registers::WorkLine;

constexpr std::size_t most_beside = 6;

/// Whose turn it is in the lines that are shown.
enum class Choice { all, mine, others };

constexpr auto names_of(Choice) {
    using enum Choice;
    return std::array<Name<Choice>, 3>{{{all, "alles"}, {mine, "mij"}, {others, "anderen"}}};
}

enum class Group { late, this_week, later, waiting };

/// The week ends on Sunday.
Day end_of_week(Day today) {
    auto const day = std::chrono::weekday{std::chrono::sys_days{today}}.iso_encoding();
    return today + std::chrono::days{7 - static_cast<int>(day)};
}

Group group_of(WorkLine const& line, Day today) {
    if (line.waits_for_others) { return Group::waiting; }
    if (!line.due) { return Group::later; }
    if (*line.due < today) { return Group::late; }
    return *line.due <= end_of_week(today) ? Group::this_week : Group::later;
}

WorkGroup titled(web::Words const& words, Group group) {
    switch (group) {
        case Group::late: return {.id = "laat", .title = words("work.group.late"), .rows = {}};
        case Group::this_week: return {.id = "week", .title = words("work.group.this-week"), .rows = {}};
        case Group::later: return {.id = "later", .title = words("work.group.later"), .rows = {}};
        case Group::waiting:
            return {.id = "wacht", .title = words("work.group.waiting"), .quiet = true, .rows = {}};
    }
    return {};
}

bool is_chosen(WorkLine const& line, Choice choice) {
    switch (choice) {
        case Choice::all: return true;
        case Choice::mine: return !line.waits_for_others;
        case Choice::others: return line.waits_for_others;
    }
    return true;
}

std::vector<WorkGroup> groups_of(web::Visit const& visit, std::vector<WorkLine> const& lines, Choice choice) {
    std::vector<WorkGroup> groups;
    for (auto const group : {Group::late, Group::this_week, Group::later, Group::waiting}) {
        auto view = titled(visit.words(), group);
        for (auto const& line : lines) {
            bool const here = is_chosen(line, choice) && group_of(line, visit.today()) == group;
            if (here) { view.rows.push_back(row_of(visit, line)); }
        }
        if (!view.rows.empty()) { groups.push_back(std::move(view)); }
    }
    return groups;
}

std::vector<FilterView> filters_of(
    web::Visit const& visit, std::vector<WorkLine> const& lines, Choice choice
) {
    auto const& words = visit.words();
    auto const waiting = static_cast<int>(std::ranges::count(lines, true, &WorkLine::waits_for_others));
    auto const all = static_cast<int>(lines.size());
    return {
        {.label = words("work.filter.all"),
         .path = "/mijn/werk",
         .count = all,
         .here = choice == Choice::all},
        {.label = words("work.filter.mine"),
         .path = "/mijn/werk?voor=mij",
         .count = all - waiting,
         .here = choice == Choice::mine},
        {.label = words("work.filter.others"),
         .path = "/mijn/werk?voor=anderen",
         .count = waiting,
         .here = choice == Choice::others}};
}

WorkPage work_page(
    web::Visit const& visit, std::vector<WorkLine> const& lines, std::vector<DossierLine> const& dossiers
) {
    auto const choice = named<Choice>(visit.query("voor")).value_or(Choice::all);
    WorkPage page{.today = visit.today()};
    page.filters = filters_of(visit, lines, choice);
    page.groups = groups_of(visit, lines, choice);
    page.new_path = new_path_for(visit);
    page.empty = web::empty_page_view(visit, "coffee", "work.empty");
    for (auto const& line : dossiers) {
        if (page.dossiers.size() < most_beside) { page.dossiers.push_back(row_of(visit, line)); }
    }
    page.all_dossiers = visit.words().plural("work.all-dossiers", dossiers.size());
    return page;
}

// ---- the list of dossiers

enum class Shown { all, at_turn, late };

constexpr auto names_of(Shown) {
    using enum Shown;
    return std::array<Name<Shown>, 3>{{{all, "alles"}, {at_turn, "aan-zet"}, {late, "te-laat"}}};
}

bool fits(DossierLine const& line, Shown shown, Day today) {
    switch (shown) {
        case Shown::all: return true;
        case Shown::at_turn: return line.at_turn;
        case Shown::late: return line.due && *line.due < today;
    }
    return true;
}

std::string lower(std::string_view text) {
    std::string result{text};
    std::ranges::transform(result, result.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return result;
}

bool matches(DossierLine const& line, std::string_view search) {
    auto const wanted = lower(search);
    return lower(line.child).find(wanted) != std::string::npos ||
           lower(line.school).find(wanted) != std::string::npos;
}

std::string_view label_of(web::Words const& words, Shown shown) {
    switch (shown) {
        case Shown::all: return words("work.dossiers.all");
        case Shown::at_turn: return words("work.dossiers.at-turn");
        case Shown::late: return words("work.dossiers.late");
    }
    return {};
}

DossiersPage dossiers_page(web::Visit const& visit, std::vector<DossierLine> const& lines) {
    auto const shown = named<Shown>(visit.query("toon")).value_or(Shown::all);
    DossiersPage page{.search = visit.query("zoek"), .shown = name_of(shown)};
    for (auto const each : {Shown::all, Shown::at_turn, Shown::late}) {
        page.filters.push_back(
            {.label = label_of(visit.words(), each),
             .path = each == Shown::all ? std::string{"/dossiers"}
                                        : fmt::format("/dossiers?toon={}", name_of(each)),
             .count = static_cast<int>(std::ranges::count_if(
                 lines, [&](DossierLine const& line) { return fits(line, each, visit.today()); }
             )),
             .here = each == shown}
        );
    }
    for (auto const& line : lines) {
        bool const here = fits(line, shown, visit.today()) && matches(line, page.search);
        if (here) { page.rows.push_back(row_of(visit, line)); }
    }
    page.new_path = new_path_for(visit);
    page.empty = lines.empty() ? web::empty_page_view(visit, "folder", "work.dossiers.none")
                               : web::empty_page_view(visit, "search", "work.dossiers.nothing", "/dossiers");
    return page;
}

}  // namespace

http::Response my_work(web::Visit& visit) {
    auto const& lines = visit.work();
    if (!lines) { return visit.obstructed(lines.error()); }
    auto const dossiers = visit.own_dossiers();
    if (!dossiers) { return visit.obstructed(dossiers.error()); }
    auto const page = work_page(visit, *lines, *dossiers);
    return visit.page({.title = "work.title", .nav = "work"}, web::Part{[&](web::Html& html) {
                          templates::work_list(html, visit.words(), page);
                      }});
}

http::Response my_dossiers(web::Visit& visit) {
    auto const lines = visit.own_dossiers();
    if (!lines) { return visit.obstructed(lines.error()); }
    auto const page = dossiers_page(visit, *lines);
    return visit.page({.title = "work.dossiers.title", .nav = "dossiers"}, web::Part{[&](web::Html& html) {
                          templates::work_dossiers(html, visit.words(), page);
                      }});
}

}  // namespace rondom::work
