#include "capabilities/overview/arrival.hpp"

#include <algorithm>

#include "capabilities/overview/known.hpp"
#include "capabilities/overview/origin.hpp"
#include "web/due.hpp"
#include "web/parts.hpp"

namespace rondom::overview {

namespace {

/// What this reader may know of what was known at that moment.
route::Facts facts_then(web::Visit const& visit, VisibleDossier const& dossier, Arrived const& last) {
    auto const& all = dossier.all();
    auto const end = all.begin() + static_cast<std::ptrdiff_t>(last.before);
    return facts_of(
        Entries{{all.begin(), end}},
        {.profile = visit.profile(), .today = last.entered.on},
        visit.dossiers().contributions()
    );
}

std::vector<std::string> reasons_of(
    web::Visit const& visit, route::Transition const& way, route::Facts const& facts
) {
    auto const why = route::explain(visit.profile(), way, facts);
    std::vector<std::string> reasons;
    if (!why.holds) { return reasons; }  // it rests on something that this reader may not know
    for (auto const& each : why.facts) {
        reasons.push_back(fact_text(visit, each.fact, each.value));
    }
    return reasons;
}

std::vector<std::string> next_of(web::Visit const& visit, std::string const& step) {
    std::vector<std::string> labels;
    for (auto const& transition : visit.profile().transitions) {
        auto const* to = transition.from == step ? visit.profile().step(transition.to) : nullptr;
        if (to == nullptr) { continue; }
        std::string label{visit.label(to->label)};
        if (std::ranges::find(labels, label) == labels.end()) { labels.push_back(std::move(label)); }
    }
    return labels;
}

/// By when this step should be over: each of its tasks without a term of its own knows.
void add_term(
    web::Visit const& visit, route::Step const& step, std::vector<Task> const& tasks, ArrivalView& view
) {
    auto const* term = visit.profile().term(step.term);
    auto const counted = std::ranges::find_if(tasks, [&](Task const& each) {
        return each.step == step.id && each.term == step.term && each.reckoned;
    });
    if (term == nullptr || counted == tasks.end()) { return; }
    view.due = counted->due;
    view.why_due = web::about_due(visit, *counted);
    view.watched_by = visit.words().text(
        "overview.watched-by",
        {web::in_sentence(visit.label(term->owner)), web::in_sentence(visit.label(term->next))}
    );
}

void add_origin(web::Visit const& visit, route::Origin const& origin, ArrivalView& view) {
    view.source = source_text(visit, origin);
    view.assumption = origin.assumption;
}

}  // namespace

std::optional<Arrived> last_entered(VisibleDossier const& dossier) {
    auto const& all = dossier.all();
    auto const found = std::find_if(all.rbegin(), all.rend(), [](Entry const& each) {
        return each.kind == route::StepEntered::name;
    });
    if (found == all.rend()) { return std::nullopt; }
    Arrived last{.entered = {}, .before = static_cast<std::size_t>(all.rend() - found - 1)};
    json::parse(found->body, [&](json::Node root) { fill(last.entered, root); });
    return last;
}

std::optional<ArrivalView> arrival_of(
    web::Visit const& visit, VisibleDossier const& dossier, std::vector<Task> const& tasks
) {
    auto const last = last_entered(dossier);
    auto const* step = last ? visit.profile().step(last->entered.step) : nullptr;
    if (step == nullptr) { return std::nullopt; }

    ArrivalView view{.on = last->entered.on, .here = std::string{visit.label(step->label)}};
    add_term(visit, *step, tasks, view);
    view.next = next_of(visit, step->id);
    auto const& all = visit.profile().transitions;
    auto const way = std::ranges::find(all, last->entered.transition, &route::Transition::id);
    if (way == all.end()) {
        add_origin(visit, step->origin, view);
        return view;
    }
    if (auto const* from = visit.profile().step(way->from)) { view.from = visit.label(from->label); }
    view.facts = reasons_of(visit, *way, facts_then(visit, dossier, *last));
    // the words of a rule tell what it rests on as well
    if (!view.facts.empty()) { add_origin(visit, way->origin, view); }
    return view;
}

}  // namespace rondom::overview
