#include <algorithm>

#include <fmt/core.h>

#include "capabilities/region/proposal.hpp"
#include "proof/report.hpp"
#include "route/load.hpp"
#include "route/origins.hpp"
#include "templates/region_assumptions.hpp"

namespace rondom::region {

namespace {

/// The lines of the region's own text that a rule cites, with their words.
std::vector<std::string> quotes_of(route::Reading const& reading, std::string_view rule) {
    std::vector<std::string> quotes;
    auto const claims = route::claims_of(reading.profile, reading.evidence);
    auto const claim = std::ranges::find(claims, rule, &route::Claim::rule);
    if (claim == claims.end()) { return quotes; }
    for (auto const& [line, words] : reading.profile.quotes) {
        if (route::cites(claim->origin.source, line)) {
            quotes.push_back(fmt::format("{}: {}", line, words));
        }
    }
    return quotes;
}

AssumptionView view_of(
    web::Visit const& visit,
    proof::Assumption const& assumption,
    route::Reading const& reading,
    std::size_t number
) {
    auto const& by = assumption.signed_by;
    auto const on = parse_day(assumption.signed_on);
    auto const day = on ? visit.words().date_full(*on) : assumption.signed_on;
    return {
        .id = fmt::format("aanname-{}", number),
        .rule = assumption.rule,
        .words = assumption.words,
        .place = place_of(assumption.file, assumption.line),
        .quotes = quotes_of(reading, assumption.rule),
        .signed_by = by.empty() ? std::string{} : visit.words().text("region.by", {by, day})};
}

http::Response show(web::Visit& visit, Found const& found, web::Form const& form) {
    auto const report = found.agreements.report(found.agreement);
    if (!report) { return objected(visit, report.error()); }
    auto files = found.agreements.files(found.agreement.draft);
    if (!files) { return objected(visit, files.error()); }
    auto const reading = route::read_profile(std::move(*files));
    AssumptionsPage page{
        .about = version_view(visit, found.agreement),
        .path = found.path(),
        .form = form.view(),
        .name = visit.actor().name,
        .open = {},
        .confirmed = {}};
    for (auto const& each : report->assumptions) {
        auto& list = each.signed_by.empty() ? page.open : page.confirmed;
        list.push_back(view_of(visit, each, reading, page.open.size() + page.confirmed.size() + 1));
    }
    return visit.page(
        {.title = "region.assumptions.title", .nav = "region", .form = &form},
        web::Part{[&](web::Html& html) { templates::region_assumptions(html, visit.words(), page); }}
    );
}

std::vector<std::string> ticked(web::Visit const& visit) {
    std::vector<std::string> rules;
    for (auto const& [name, value] : visit.inputs()) {
        if (name == "rule") { rules.push_back(value); }
    }
    return rules;
}

}  // namespace

http::Response assumptions(web::Visit& visit) {
    auto const found = found_in(visit);
    if (!found) { return found.error(); }
    return show(visit, *found, web::Form{visit});
}

http::Response assumptions_signed(web::Visit& visit) {
    auto const found = found_in(visit);
    if (!found) { return found.error(); }
    auto const rules = ticked(visit);
    if (rules.empty()) {  // nothing named would mean everything
        return show(
            visit, *found, web::Form{visit, std::vector<Complaint>{{"rule", "region.assumptions.choose"}}}
        );
    }
    auto const done = found->agreements.sign(found->agreement.draft.id, rules, found->hand);
    if (done) { return visit.see_other(visit.path(), "region.assumptions.done"); }
    if (!done.error().refusal) { return objected(visit, done.error()); }
    return show(visit, *found, web::Form{visit, *done.error().refusal});
}

}  // namespace rondom::region
