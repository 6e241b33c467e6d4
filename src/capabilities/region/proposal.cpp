#include "capabilities/region/proposal.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "proof/difference_report.hpp"
#include "proof/report.hpp"
#include "templates/region_proposal.hpp"

namespace rondom::region {

tl::expected<renewal::Agreements*, http::Response> agreements_for(web::Visit& visit) {
    auto* agreements = visit.region().agreements;
    bool const allowed = visit.actor().role == Role::region_administrator;
    if (agreements == nullptr || !allowed) { return tl::unexpected{visit.not_found()}; }
    return agreements;
}

http::Response objected(web::Visit& visit, renewal::Objection const& objection) {
    if (objection.trouble) { return visit.obstructed(*objection.trouble); }
    if (objection.names(renewal::no_such_draft)) { return visit.not_found(); }
    return visit.obstructed(objection.refusal.value_or(Refusal{{Reason{&renewal::not_proved, {}}}}));
}

tl::expected<Found, http::Response> found_in(web::Visit& visit) {
    auto const agreements = agreements_for(visit);
    if (!agreements) { return tl::unexpected{agreements.error()}; }
    auto agreement = (*agreements)->find(visit.subject());
    if (!agreement) { return tl::unexpected{objected(visit, agreement.error())}; }
    return Found{**agreements, std::move(*agreement), {visit.actor().person, visit.now()}};
}

renewal::Agreement const* in_force(web::Visit const& visit, std::vector<renewal::Agreement> const& all) {
    auto const& version = visit.dossiers().versions().in_force(visit.today()).version;
    auto const found = std::ranges::find_if(all, [&](renewal::Agreement const& each) {
        return each.published && each.draft.version == version;
    });
    return found != all.end() ? &*found : nullptr;
}

std::string place_of(std::string const& file, int line) {
    return line > 0 ? fmt::format("{}:{}", file, line) : std::string{};
}

namespace {

web::StateView state_of(web::Visit const& visit, renewal::Agreement const& agreement) {
    auto const& words = visit.words();
    auto const& version = agreement.draft.version;
    if (!agreement.published) { return {"zet", "hourglass", std::string{words("region.state.proposed")}}; }
    bool const later =
        std::chrono::sys_days{agreement.published->from} > std::chrono::sys_days{visit.today()};
    if (later) { return {"wacht", "clock", std::string{words("region.state.coming")}}; }
    bool const current = visit.dossiers().versions().in_force(visit.today()).version == version;
    return current ? web::StateView{"klaar", "check", std::string{words("region.state.in-force")}}
                   : web::StateView{"", "history", std::string{words("region.state.earlier")}};
}

std::string since(web::Visit const& visit, renewal::Publication const& publication) {
    auto const& words = visit.words();
    if (publication.from == route::from_the_beginning) { return std::string{words("region.from-beginning")}; }
    return words.date_full(publication.from);
}

std::string by(web::Visit const& visit, std::string const& name, Moment at) {
    if (name.empty()) { return std::string{visit.words()("region.with-program")}; }
    return visit.words().text("region.by", {name, visit.words().date_full(local_day(at))});
}

}  // namespace

VersionView version_view(web::Visit const& visit, renewal::Agreement const& agreement) {
    auto const& draft = agreement.draft;
    auto const& publication = agreement.published;
    return {
        .version = draft.version,
        .state = state_of(visit, agreement),
        .from = publication ? since(visit, *publication) : std::string{},
        .proposed = by(visit, draft.name, draft.at),
        .approved = publication ? by(visit, publication->name, publication->at) : std::string{},
        .path = "/regio/voorstellen/" + draft.id};
}

namespace {

LineView line_of(web::Visit const& visit, proof::SaidReading const& reading) {
    return {
        .what = reading.what.said(visit.language()),
        .place = place_of(reading.file, reading.line),
        .example = reading.example};
}

LineView line_of(web::Visit const& visit, proof::LeadChange const& lead) {
    auto const language = visit.language();
    return {
        .what = visit.words().text("region.lead", {lead.before.said(language), lead.after.said(language)}),
        .place = {},
        .example = lead.example};
}

LineView line_of(web::Visit const& visit, proof::Change const& change) {
    return {
        .what = proof::title_of(change, visit.language()),
        .place = place_of(change.file, change.line),
        .says = proof::lines_of(change, visit.language())};
}

LineView line_of(web::Visit const& visit, proof::Finding const& finding) {
    return {
        .what = finding.what.said(visit.language()),
        .place = place_of(finding.file, finding.line),
        .example = finding.example,
        .mend = finding.mend.said(visit.language())};
}

template <class Items>
std::vector<LineView> lines(web::Visit const& visit, Items const& items) {
    std::vector<LineView> all;
    all.reserve(items.size());
    for (auto const& each : items) {
        all.push_back(line_of(visit, each));
    }
    return all;
}

/// What a version changes, beside the one that is in force; nothing when it is that one.
renewal::Agreed<std::optional<proof::Difference>> difference_of(web::Visit const& visit, Found const& found) {
    auto const all = found.agreements.all();
    if (!all) { return tl::unexpected{all.error()}; }
    auto const* current = in_force(visit, *all);
    if (current == nullptr || current->draft.id == found.agreement.draft.id) { return std::nullopt; }
    auto before = found.agreements.files(current->draft);
    if (!before) { return tl::unexpected{before.error()}; }
    auto after = found.agreements.files(found.agreement.draft);
    if (!after) { return tl::unexpected{after.error()}; }
    return proof::difference(route::read_profile(std::move(*before)), route::read_profile(std::move(*after)));
}

void add_difference(web::Visit const& visit, proof::Difference const& difference, ProposalPage& page) {
    page.compared = visit.dossiers().versions().in_force(visit.today()).version;
    page.more = lines(visit, difference.more);
    page.less = lines(visit, difference.less);
    page.leads = lines(visit, difference.lead);
    page.changes = lines(visit, difference.changes);
}

void add_steps(web::Visit const& visit, Found const& found, proof::Report const& report, ProposalPage& page) {
    auto const& words = visit.words();
    auto const open = static_cast<int>(proof::unsigned_of(report).size());
    auto const all = static_cast<int>(report.assumptions.size());
    page.steps.push_back(
        {.path = found.path() + "/aannames",
         .label = words("region.steps.assumptions"),
         .text = words.text("region.steps.assumptions.text", {all - open, all})}
    );
    page.steps.push_back(
        {.path = found.path() + "/dossiers",
         .label = words("region.steps.dossiers"),
         .text = std::string{words("region.steps.dossiers.text")}}
    );
    if (found.agreement.published) { return; }
    page.steps.push_back(
        {.path = found.path() + "/besluit",
         .label = words("region.steps.publish"),
         .text = words.text("region.steps.publish.text", {found.agreement.draft.name})}
    );
    page.steps.push_back(
        {.path = found.path() + "/intrekken",
         .label = words("region.steps.withdraw"),
         .text = std::string{words("region.steps.withdraw.text")}}
    );
}

}  // namespace

http::Response proposal(web::Visit& visit) {
    auto const found = found_in(visit);
    if (!found) { return found.error(); }
    auto const report = found->agreements.report(found->agreement);
    if (!report) { return objected(visit, report.error()); }
    auto const difference = difference_of(visit, *found);
    if (!difference) { return objected(visit, difference.error()); }
    ProposalPage page{.about = version_view(visit, found->agreement)};
    if (*difference) { add_difference(visit, **difference, page); }
    page.findings = lines(visit, report->findings);
    page.proof = visit.words().text("region.proof", {static_cast<int>(report->combinations)});
    add_steps(visit, *found, *report, page);
    return visit.page({.title = "region.proposal.title", .nav = "region"}, web::Part{[&](web::Html& html) {
                          templates::region_proposal(html, visit.words(), page);
                      }});
}

}  // namespace rondom::region
