#include "capabilities/evaluation/pages.hpp"

#include <algorithm>

#include "capabilities/plan/pages.hpp"
#include "web/sections.hpp"

namespace rondom::evaluation {

namespace {

web::Section next_of(web::Visit const& visit, Evaluations const& evaluations) {
    web::Section section{
        .id = "volgende",
        .heading = visit.words()("evaluation.section.next"),
        .empty = visit.words()("evaluation.section.next.empty")};
    if (evaluations.planned) {
        auto const& planned = evaluations.planned;
        section.remarks.push_back(
            {.title = visit.words().text(
                 "evaluation.when",
                 {visit.words().date(planned->starts), visit.words().time(planned->starts), planned->place}
             )}
        );
    }
    auto const& planned = evaluations.planned;
    bool const invited =
        planned && std::ranges::find(planned->invited, visit.actor().person) != planned->invited.end();
    if (invited) { web::add_button<Reply>(visit, section, "/evaluatie/antwoord", "evaluation.reply.button"); }
    web::add_button<PlanEvaluation>(visit, section, "/evaluatie/plannen", "evaluation.plan.button");
    web::add_button<RecordEvaluation>(visit, section, "/evaluatie/vastleggen", "evaluation.record.button");
    web::add_button<CloseDossier>(visit, section, "/evaluatie/afsluiten", "evaluation.close.button");
    if (evaluations.closed) {
        web::add_button<TellSchoolLeft>(visit, section, "/evaluatie/van-school", "evaluation.left.button");
    }
    return section;
}

web::StateView answer_of(web::Visit const& visit, Meeting const& meeting, PersonId const& person) {
    auto const with = [&](std::string_view kind, std::string_view icon, std::string_view key) {
        return web::StateView{kind, icon, std::string{visit.words()(key)}};
    };
    auto const answer = meeting.coming.find(person);
    if (answer == meeting.coming.end()) { return with("", "circle-dashed", "conference.no-answer"); }
    return answer->second ? with("klaar", "check", "conference.coming")
                          : with("", "circle-x", "conference.not-coming");
}

/// Somebody whom the reader may not know has no name here, and no line.
web::Section invited_of(web::Visit const& visit, VisibleDossier const& dossier, Evaluations const& all) {
    web::Section section{
        .id = "uitgenodigd",
        .heading = visit.words()("evaluation.section.invited"),
        .empty = visit.words()("evaluation.section.invited.empty")};
    if (!all.planned) { return section; }
    for (auto const& each : all.planned->invited) {
        auto name = web::name_in(visit, dossier, each, std::nullopt);
        if (name.empty()) { continue; }
        section.remarks.push_back({.title = std::move(name), .state = answer_of(visit, *all.planned, each)});
    }
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
            invited_of(visit, dossier, evaluations),
            results_of(visit, evaluations),
            family_of(visit, evaluations),
            yearly_of(visit, evaluations)};
    });
}

}  // namespace rondom::evaluation
