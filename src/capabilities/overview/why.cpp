#include "capabilities/overview/why.hpp"

#include <algorithm>

#include "capabilities/overview/arrival.hpp"
#include "route/steps.hpp"
#include "templates/overview_why.hpp"

namespace rondom::overview {

namespace {

route::Step const* current_step(web::Visit const& visit, VisibleDossier const& dossier) {
    auto const* passage = dossier.part<route::Steps>().current();
    return passage != nullptr ? visit.profile().step(passage->step) : nullptr;
}

/// The step as the reader's side calls it.
std::string_view name_of_step(web::Visit const& visit, route::Step const& step) {
    return visit.label(visit.in_family() ? step.plain : step.label);
}

route::Transition const* way_named(route::Profile const& profile, std::string_view id) {
    auto const way = std::ranges::find(profile.transitions, id, &route::Transition::id);
    return way != profile.transitions.end() ? &*way : nullptr;
}

/// The first step, or a way that rests on something that this reader may not know: no rule, no source.
WhyAnswer arrived(Telling const& telling, Arrived const& last, route::Step const& step) {
    auto const& visit = telling.visit;
    auto const& then = visit.profile(last.version);
    auto const* way = way_of(visit, last);
    auto const day = visit.words().date_full(last.entered.on);
    auto const here = name_of_step(visit, step);
    if (way == nullptr) {
        WhyAnswer began{
            .rule = "steps/" + step.id, .title = {}, .text = {}, .intro = {}, .facts = {}, .source = {}};
        began.text = visit.words().text("overview.why.began", {day, here});
        began.source = source_of(visit, route::backing_of(visit.profile(), step.origin));
        return began;
    }
    WhyAnswer answer;
    auto const why = route::explain(then, *way, facts_then(visit, telling.dossier, last));
    if (why.holds) {
        answer = telling.because(why);
        for (std::size_t each = 0; each < why.facts.size(); ++each) {
            answer.facts[each].deed = telling.deeds.of(why.facts[each].fact, last.before);
        }
    } else {
        answer.intro = visit.words()("overview.why.hidden");
    }
    auto const* from = then.step(way->from);
    answer.text = visit.words().text(
        "overview.why.came", {day, from != nullptr ? name_of_step(visit, *from) : std::string_view{}, here}
    );
    return answer;
}

}  // namespace

Telling::Telling(web::Visit const& its_visit, VisibleDossier const& its_dossier)
    : visit{its_visit},
      dossier{its_dossier},
      deeds{its_visit, its_dossier},
      facts{its_visit.dossiers().facts(its_dossier, its_visit.today())},
      tasks{its_visit.dossiers().tasks(its_dossier)},
      step{current_step(its_visit, its_dossier)} {}

WhyAnswer Telling::because(route::Explanation const& why) const {
    WhyAnswer answer{
        .rule = why.rule,
        .title = {},
        .text = {},
        .intro = why.facts.empty() ? std::string{} : std::string{visit.words()("overview.why.known")},
        .facts = {},
        .source = source_of(visit, why.backing)};
    for (auto const& each : why.facts) {
        answer.facts.push_back({.text = fact_text(visit, each.fact, each.value), .deed = deeds.of(each.fact)}
        );
    }
    return answer;
}

WhyAnswer Telling::waits(route::Explanation const& why) const {
    WhyAnswer answer{
        .rule = why.rule,
        .title = {},
        .text = {},
        .intro = std::string{visit.words()("why.missing")},
        .facts = {},
        .source = source_of(visit, why.backing)};
    for (auto const& each : why.missing()) {
        answer.facts.push_back({.text = wanted_text(visit, each), .deed = {}});
    }
    return answer;
}

WhyQuestion asking(std::string_view id, std::string_view heading, std::string_view empty) {
    return {.id = id, .heading = heading, .empty = empty, .answers = {}};
}

WhyQuestion why_here(Telling const& telling) {
    auto const& words = telling.visit.words();
    auto question = asking("hier", words("overview.why"), words("overview.where.nowhere"));
    auto const last = last_entered(telling.dossier);
    if (last && telling.step != nullptr) {
        question.answers.push_back(arrived(telling, *last, *telling.step));
    }
    return question;
}

WhyQuestion why_waits(Telling const& telling) {
    auto const& visit = telling.visit;
    auto const& words = visit.words();
    auto question = asking("wacht", words("why.waits"), words("why.waits.none"));
    if (telling.step == nullptr) { return question; }
    std::vector<std::string> told;
    for (auto const& why : route::explain_ways(visit.profile(), *telling.step, telling.facts)) {
        auto const* way =
            way_named(visit.profile(), std::string_view{why.rule}.substr(why.rule.find('/') + 1));
        auto const* to = way != nullptr ? visit.profile().step(way->to) : nullptr;
        // the nearest way to each step is enough
        if (to == nullptr || why.holds || std::ranges::find(told, to->id) != told.end()) { continue; }
        told.push_back(to->id);
        auto answer = telling.waits(why);
        answer.title = visit.words().text("why.waits.to", {name_of_step(visit, *to)});
        question.answers.push_back(std::move(answer));
    }
    return question;
}

std::vector<WhyQuestion> explanation_of(web::Visit const& visit, VisibleDossier const& dossier) {
    Telling const telling{visit, dossier};
    std::vector<WhyQuestion> questions{why_here(telling), why_turn(telling)};
    bool const leads = !visit.profile().lead_table.empty() || visit.profile().guard.has_value();
    if (leads) { questions.push_back(why_lead(telling)); }
    questions.push_back(why_place(telling));
    questions.push_back(why_waits(telling));
    return questions;
}

http::Response why_page(web::Visit& visit) {
    auto const dossier = visit.open("why");
    if (!dossier) { return dossier.error(); }
    auto const questions = explanation_of(visit, *dossier);
    return visit.page(
        {.title = "why.title", .dossier = &*dossier, .tab = "route"},
        web::Part{[&](web::Html& html) { templates::overview_why(html, visit.words(), questions); }}
    );
}

}  // namespace rondom::overview
