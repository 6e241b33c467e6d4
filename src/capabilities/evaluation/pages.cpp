#include "capabilities/evaluation/pages.hpp"

#include "capabilities/plan/pages.hpp"
#include "web/sections.hpp"

namespace rondom::evaluation {

namespace {

web::Section next_of(web::Visit const& visit, Evaluations const& evaluations) {
    web::Section section{
        .id = "volgende",
        .heading = visit.words()("evaluation.section.next"),
        .empty = visit.words()("evaluation.section.next.empty")};
    if (auto const& planned = evaluations.planned) {
        section.remarks.push_back(
            {.title = visit.words().text(
                 "evaluation.when",
                 {visit.words().date(planned->starts), visit.words().time(planned->starts), planned->place}
             )}
        );
    }
    web::add_button<PlanEvaluation>(visit, section, "/evaluatie/plannen", "evaluation.plan.button");
    web::add_button<RecordEvaluation>(visit, section, "/evaluatie/vastleggen", "evaluation.record.button");
    web::add_button<CloseDossier>(visit, section, "/evaluatie/afsluiten", "evaluation.close.button");
    return section;
}

web::Section results_of(web::Visit const& visit, Evaluations const& evaluations) {
    web::Section section{
        .id = "resultaten",
        .heading = visit.words()("evaluation.section.results"),
        .empty = visit.words()("evaluation.section.results.empty")};
    for (auto const& each : evaluations.results) {
        auto const& record = each.record;
        section.remarks.push_back(
            {.title = web::word_of(visit, "evaluation.record.outcome", name_of(record.outcome)),
             .text = record.next_evaluation
                         ? visit.words().text("evaluation.next", {visit.words().date(record.next_evaluation)})
                         : std::string{},
             .meta = visit.words().date(record.on)}
        );
    }
    return section;
}

web::Section family_of(web::Visit const& visit, Evaluations const& evaluations) {
    web::Section section{
        .id = "gezin",
        .heading = visit.words()("evaluation.section.family"),
        .empty = visit.words()("evaluation.section.family.empty")};
    for (auto const& each : evaluations.family) {
        section.remarks.push_back({.title = each.words, .meta = visit.words().date(each.at)});
    }
    return section;
}

web::Section yearly_of(web::Visit const& visit, Evaluations const& evaluations) {
    web::Section section{
        .id = "halfjaar",
        .heading = visit.words()("evaluation.section.yearly"),
        .empty = visit.words()("evaluation.section.yearly.empty")};
    for (auto const& each : evaluations.yearly) {
        section.remarks.push_back(
            {.title = visit.words().date(each.on), .text = each.social_emotional, .meta = each.didactic}
        );
    }
    web::add_button<RecordYearly>(visit, section, "/evaluatie/halfjaar", "evaluation.yearly.button");
    return section;
}

}  // namespace

std::vector<web::Choice> goals(web::Visit const& visit, std::string_view field) {
    return field.starts_with("goals_") ? plan::goals(visit, "goal") : std::vector<web::Choice>{};
}

http::Response overview(web::Visit& visit) {
    return web::sections_page(visit, "evaluation", "evaluation", [&](VisibleDossier const& dossier) {
        auto const& evaluations = dossier.part<Evaluations>();
        return std::vector{
            next_of(visit, evaluations),
            results_of(visit, evaluations),
            family_of(visit, evaluations),
            yearly_of(visit, evaluations)};
    });
}

}  // namespace rondom::evaluation
