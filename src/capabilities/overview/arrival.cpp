#include "capabilities/overview/arrival.hpp"

#include <algorithm>

#include "capabilities/overview/known.hpp"
#include "capabilities/overview/origin.hpp"
#include "web/due.hpp"
#include "web/parts.hpp"

namespace rondom::overview {

namespace {

/// The name that a step has now: a new version of the agreement may call it otherwise.
void rename(route::StepEntered& entered, Entry const& later) {
    if (later.kind != route::Migrated::name) { return; }
    route::Migrated moved;
    json::parse(later.body, [&](json::Node root) { fill(moved, root); });
    auto const found = std::ranges::find(moved.steps, entered.step, &route::StepMoved::from);
    if (found != moved.steps.end()) { entered.step = found->to; }
}

std::vector<std::string> reasons_of(web::Visit const& visit, route::Explanation const& why) {
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
    Arrived last{
        .entered = {}, .before = static_cast<std::size_t>(all.rend() - found - 1), .version = found->profile};
    json::parse(found->body, [&](json::Node root) { fill(last.entered, root); });
    for (auto later = found.base(); later != all.end(); ++later) {
        rename(last.entered, *later);
    }
    return last;
}

route::Facts facts_then(web::Visit const& visit, VisibleDossier const& dossier, Arrived const& last) {
    auto const& all = dossier.all();
    auto const end = all.begin() + static_cast<std::ptrdiff_t>(last.before);
    return facts_of(
        Entries{{all.begin(), end}},
        {.profile = visit.profile(last.version), .today = last.entered.on},
        visit.dossiers().contributions()
    );
}

route::Transition const* way_of(web::Visit const& visit, Arrived const& last) {
    auto const& all = visit.profile(last.version).transitions;
    auto const way = std::ranges::find(all, last.entered.transition, &route::Transition::id);
    return way != all.end() ? &*way : nullptr;
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
    auto const& then = visit.profile(last->version);
    auto const* way = way_of(visit, *last);
    if (way == nullptr) {
        add_origin(visit, step->origin, view);
        return view;
    }
    if (auto const* from = then.step(way->from)) { view.from = visit.label(from->label); }
    view.facts = reasons_of(visit, route::explain(then, *way, facts_then(visit, dossier, *last)));
    // the words of a rule tell what it rests on as well
    if (!view.facts.empty()) { add_origin(visit, way->origin, view); }
    return view;
}

}  // namespace rondom::overview
