#include "capabilities/overview/arrival.hpp"

#include <algorithm>

#include "capabilities/overview/origin.hpp"
#include "web/due.hpp"
#include "web/parts.hpp"

namespace rondom::overview {

namespace {

/// The step that was entered last, with the way that led there.
std::optional<std::pair<Entry, route::StepEntered>> last_entered(VisibleDossier const& dossier) {
    auto const& all = dossier.all();
    auto const found = std::find_if(all.rbegin(), all.rend(), [](Entry const& each) {
        return each.kind == route::StepEntered::name;
    });
    if (found == all.rend()) { return std::nullopt; }
    route::StepEntered entered;
    json::parse(found->body, [&](json::Node root) { fill(entered, root); });
    return std::pair{*found, entered};
}

/// What this reader may know of what was known at that moment.
route::Facts facts_then(
    web::Visit const& visit, VisibleDossier const& dossier, Entry const& entered, Day on
) {
    std::vector<Entry> before;
    std::ranges::copy_if(dossier.all(), std::back_inserter(before), [&](Entry const& each) {
        return each.seq < entered.seq;
    });
    return facts_of(
        Entries{std::move(before)},
        {.profile = visit.profile(), .today = on},
        visit.dossiers().contributions()
    );
}

std::string fact_text(web::Visit const& visit, std::string const& fact, std::string_view value) {
    // a fact that has the name of a party says whether that party takes part
    if (auto const party = named<Party>(fact)) {
        auto const key = std::string{"overview.fact.party."}.append(value);
        return visit.words().text(key, {std::string{visit.label(*party)}});
    }
    // "18+" is no key; "18" is
    auto const word = value.substr(0, value.find('+'));
    auto const key = std::string{"overview.fact."}.append(fact).append(".").append(word);
    if (visit.words().has(key)) { return std::string{visit.words()(key)}; }
    return fact + ": " + std::string{value};
}

bool holds(route::Box const& box, route::Facts const& facts) {
    route::Condition one;
    one.any.push_back(box);
    return one.holds(facts);
}

std::vector<std::string> reasons_of(
    web::Visit const& visit, route::Transition const& transition, route::Facts const& facts
) {
    std::vector<std::string> reasons;
    auto const box =
        std::ranges::find_if(transition.when.any, [&](route::Box const& each) { return holds(each, facts); });
    if (box == transition.when.any.end()) { return reasons; }
    for (auto const& [fact, values] : box->allowed) {
        auto const& name = visit.profile().facts[fact].name;
        reasons.push_back(fact_text(visit, name, facts.get(name)));
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

}  // namespace

std::optional<ArrivalView> arrival_of(
    web::Visit const& visit, VisibleDossier const& dossier, std::vector<Task> const& tasks
) {
    auto const last = last_entered(dossier);
    auto const* step = last ? visit.profile().step(last->second.step) : nullptr;
    if (step == nullptr) { return std::nullopt; }

    ArrivalView view{.on = last->second.on, .here = std::string{visit.label(step->label)}};
    add_term(visit, *step, tasks, view);
    view.next = next_of(visit, step->id);
    auto const& all = visit.profile().transitions;
    auto const way = std::ranges::find(all, last->second.transition, &route::Transition::id);
    auto const& origin = way != all.end() ? way->origin : step->origin;
    view.source = source_text(visit, origin);
    view.assumption = origin.assumption;
    if (way == all.end()) { return view; }

    if (auto const* from = visit.profile().step(way->from)) { view.from = visit.label(from->label); }
    view.facts = reasons_of(visit, *way, facts_then(visit, dossier, last->first, view.on));
    return view;
}

}  // namespace rondom::overview
