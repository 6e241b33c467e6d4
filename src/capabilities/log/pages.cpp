#include "capabilities/log/pages.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "capabilities/log/rules.hpp"
#include "templates/log_list.hpp"
#include "templates/log_note.hpp"
#include "web/submit.hpp"

namespace rondom::log {

namespace {

/// Of one page: a year of a quiet dossier, and still a short page on a phone.
constexpr std::size_t most_rows = 40;

std::string_view colour_of(Sort sort) {
    switch (sort) {
        case Sort::consent: return "ja";
        case Sort::decision:
        case Sort::step: return "besluit";
        case Sort::talk: return "gesprek";
        case Sort::other: return "anders";
    }
    return {};
}

std::string_view label_of(web::Words const& words, Sort sort) {
    switch (sort) {
        case Sort::step: return words("log.filter.step");
        case Sort::talk: return words("log.filter.talk");
        case Sort::decision: return words("log.filter.decision");
        case Sort::consent: return words("log.filter.consent");
        case Sort::other: return words("log.filter.other");
    }
    return {};
}

std::vector<FilterView> filters_of(web::Visit const& visit, std::optional<Sort> chosen) {
    auto const& words = visit.words();
    auto const all = visit.in_dossier("/logboek");
    std::vector<FilterView> filters{{.label = words("log.filter.all"), .path = all, .here = !chosen}};
    for (auto const sort : {Sort::talk, Sort::decision, Sort::consent, Sort::step}) {
        filters.push_back(
            {.label = label_of(words, sort),
             .path = fmt::format("{}?toon={}", all, name_of(sort)),
             .here = chosen == sort}
        );
    }
    if (visit.region().router.has_page("/dossiers/{dossier}/inzage")) {
        filters.push_back({.label = words("log.filter.readings"), .path = visit.in_dossier("/inzage")});
    }
    return filters;
}

std::size_t first_row(web::Visit const& visit) {
    int page = 0;
    if (read(visit.query("bladzijde"), page) || page < 1) { return 0; }
    return static_cast<std::size_t>(page - 1) * most_rows;
}

std::string path_from(web::Visit const& visit, std::optional<Sort> chosen, std::size_t row) {
    auto path = fmt::format("{}?bladzijde={}", visit.in_dossier("/logboek"), row / most_rows + 1);
    if (chosen) { path.append("&toon=").append(name_of(*chosen)); }
    return path;
}

bool same_month(Day left, Day right) { return left.year() == right.year() && left.month() == right.month(); }

void add_rows(LogPage& page, std::vector<LogLine> const& lines, std::size_t first) {
    std::optional<Day> month;
    for (auto each = first; each < std::min(lines.size(), first + most_rows); ++each) {
        auto const& line = lines[each];
        auto const day = local_day(line.at);
        bool const begins = !month || !same_month(*month, day);
        month = day;
        page.rows.push_back(
            {.month = begins ? month : std::nullopt,
             .at = line.at,
             .colour = colour_of(line.sort),
             .icon = line.icon,
             .who = line.who,
             .what = line.what,
             .text = line.text}
        );
    }
}

std::vector<ShieldedView> shielded_of(web::Visit const& visit, VisibleDossier const& dossier) {
    std::vector<ShieldedView> shielded;
    for (auto const& each : dossier.shielded()) {
        shielded.push_back({.what = visit.label(each.what), .whose = visit.label(each.owner)});
    }
    return shielded;
}

LogPage list_page(web::Visit const& visit, VisibleDossier const& dossier) {
    auto const chosen = named<Sort>(visit.query("toon"));
    auto lines = lines_of(visit, dossier);
    if (chosen) {
        std::erase_if(lines, [&](LogLine const& each) { return each.sort != *chosen; });
    }
    auto const first = std::min(first_row(visit), lines.size());

    LogPage page{.filters = filters_of(visit, chosen)};
    add_rows(page, lines, first);
    page.shielded = shielded_of(visit, dossier);
    if (visit.may<Note>()) { page.note_path = visit.in_dossier("/logboek/nieuw"); }
    page.empty = web::empty_view(visit, "history", "log.empty");
    if (first > 0) { page.newer = path_from(visit, chosen, first - std::min(first, most_rows)); }
    if (first + most_rows < lines.size()) { page.older = path_from(visit, chosen, first + most_rows); }
    return page;
}

NotePage note_page(web::Visit const& visit, web::Form const& form) {
    return {
        .form = form.view(),
        .text = form.area("text", "log.note.text"),
        .who_sees =
            visit.words()(visit.in_family() ? "log.note.who-sees.family" : "log.note.who-sees.organisation"),
        .back = visit.in_dossier("/logboek")};
}

http::Response show_note(web::Visit& visit, web::Form const& form) {
    auto const dossier = visit.open("log.note");
    if (!dossier) { return dossier.error(); }
    auto const page = note_page(visit, form);
    return visit.page(
        {.title = "log.note.title", .dossier = &*dossier, .tab = "log", .form = &form},
        web::Part{[&](web::Html& html) { templates::log_note(html, visit.words(), page); }}
    );
}

}  // namespace

http::Response list(web::Visit& visit) {
    auto const dossier = visit.open("log");
    if (!dossier) { return dossier.error(); }
    auto const page = list_page(visit, *dossier);
    return visit.page(
        {.title = "log.title", .dossier = &*dossier, .tab = "log"},
        web::Part{[&](web::Html& html) { templates::log_list(html, visit.words(), page); }}
    );
}

http::Response note(web::Visit& visit) { return show_note(visit, web::Form{visit}); }

http::Response note_sent(web::Visit& visit) {
    return web::submit<Note>(
        visit,
        {.then = "/dossiers/{dossier}/logboek",
         .flash = "log.note.kept",
         .again = show_note,
         .required = {{"text", "log.note.text.missing"}}}
    );
}

}  // namespace rondom::log
