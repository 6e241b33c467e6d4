#include <algorithm>
#include <array>

#include "access/standing.hpp"
#include "capabilities/overview/origin.hpp"
#include "capabilities/publicroute/pages.hpp"
#include "templates/publicroute_route.hpp"

namespace rondom::publicroute {

namespace {

/// One age of each band (law.md 3.1).
struct Age {
    int years = 0;
    std::string_view key;
};

constexpr std::array ages{
    Age{8, "public.age.under-12"},
    Age{13, "public.age.from-12"},
    Age{16, "public.age.from-16"},
    Age{18, "public.age.from-18"}};

std::string term_text(web::Visit const& visit, std::string const& name) {
    auto const* term = visit.profile().term(name);
    if (term == nullptr) { return {}; }
    auto const key = std::string{"public.term."}.append(name_of(term->length.unit));
    return visit.words().plural(key, term->length.count);
}

StepView step_view(web::Visit const& visit, route::Step const& step) {
    return {
        .number = step.number,
        .name = visit.label(step.label),
        .plain = visit.label(step.plain),
        .term = term_text(visit, step.term),
        .source = overview::source_text(visit, step.origin),
        .assumption = step.origin.assumption};
}

CellView cell_view(web::Visit const& visit, route::Step const& step, Party party) {
    CellView view{.party = visit.label(party), .tasks = {}};
    auto const* cell = step.cell(party);
    if (cell == nullptr) { return view; }
    for (auto const& id : cell->tasks) {
        auto const* task = visit.profile().task(id);
        auto const text = task != nullptr ? visit.label(task->plain) : std::string_view{};
        bool const known = std::ranges::find(view.tasks, text) != view.tasks.end();
        if (!text.empty() && !known) { view.tasks.push_back(text); }
    }
    return view;
}

/// Parties that have a task somewhere on the route.
std::vector<Party> parties_of(route::Profile const& profile) {
    std::vector<Party> parties;
    for (auto const& [party, entry] : profile.parties) {
        auto const found = std::ranges::find(profile.tasks, party, &route::Task::party);
        if (found != profile.tasks.end()) { parties.push_back(party); }
    }
    return parties;
}

void add_matrix(web::Visit const& visit, RoutePage& page) {
    auto const parties = parties_of(visit.profile());
    for (auto const party : parties) {
        page.columns.push_back(
            {.party = name_of(party),
             .icon = visit.profile().parties.at(party).icon,
             .label = visit.label(party)}
        );
    }
    for (auto const& step : visit.profile().steps) {
        RowView row{.step = step_view(visit, step), .cells = {}};
        for (auto const party : parties) {
            row.cells.push_back(cell_view(visit, step, party));
        }
        page.rows.push_back(std::move(row));
    }
}

std::string_view who_says(web::Words const& words, route::Required const& required) {
    if (required.holders && required.youth) { return words("public.says.both"); }
    if (required.holders) { return words("public.says.parents"); }
    return required.youth ? words("public.says.youth") : words("public.says.nobody");
}

std::vector<PurposeView> purposes_of(web::Visit const& visit) {
    std::vector<PurposeView> purposes;
    for (auto const& purpose : visit.profile().purposes) {
        if (purpose.required.empty()) { continue; }
        PurposeView view{
            .name = visit.label(purpose.label),
            .plain = visit.words().text("public.purpose", {visit.label(purpose.plain)}),
            .says = {},
            .on_refusal = visit.label(purpose.on_refusal)};
        for (auto const& age : ages) {
            view.says.push_back(
                {.age = visit.words()(age.key),
                 .who = who_says(visit.words(), access::required_of(purpose, age.years))}
            );
        }
        purposes.push_back(std::move(view));
    }
    return purposes;
}

/// Who leads by the table of the region; where there is none, who guards the process.
void add_leads(web::Visit const& visit, RoutePage& page) {
    auto const& table = visit.profile().lead_table;
    auto const& guard = visit.profile().guard;
    for (auto const& row : table) {
        page.leads.push_back(
            {.reason = visit.label(row.reason), .source = overview::source_text(visit, row.origin)}
        );
    }
    if (table.empty() && guard) {
        page.leads.push_back(
            {.reason = visit.label(guard->plain), .source = overview::source_text(visit, guard->origin)}
        );
    }
    auto const key = !table.empty() ? "public.route.lead" : "public.route.guard";
    auto const* text = table.size() > 1 ? "public.route.lead.text"
                       : !table.empty() ? "public.route.lead.one"
                       : guard          ? "public.route.guard.text"
                                        : "public.route.guard.none";
    page.lead_heading = visit.words()(key);
    page.lead_text = visit.words()(text);
}

RoutePage page_of(web::Visit const& visit) {
    RoutePage page{.published = visit.label(visit.profile().published), .version = visit.profile().version};
    add_matrix(visit, page);
    add_leads(visit, page);
    page.purposes = purposes_of(visit);
    return page;
}

}  // namespace

http::Response route_page(web::Visit& visit) {
    auto const page = page_of(visit);
    return visit.page({.title = "public.route.title", .nav = "how"}, web::Part{[&](web::Html& html) {
                          templates::publicroute_route(html, visit.words(), page);
                      }});
}

}  // namespace rondom::publicroute
