#include "automaton.hpp"

#include <algorithm>
#include <utility>

namespace rondom::walks {

Automaton::Question::Question(std::vector<route::Fact> const& domain, route::Condition const& condition)
    : domain_{&domain}, space_{domain, {&condition}}, where_{space_.where(condition)} {}

bool Automaton::Question::holds(route::Facts const& facts) const {
    std::size_t which = 0;
    std::size_t stride = 1;
    for (auto const fact : space_.facts()) {
        which += facts.value(fact) * stride;
        stride *= (*domain_)[fact].values.size();
    }
    return where_.has(which);
}

Automaton::Automaton(route::Profile const& profile, route::Evidence const& evidence)
    : profile_{profile}, evidence_{evidence} {
    add_ways();
    add_duties();
    for (auto const& row : profile.lead_table) {
        leads_.emplace_back(profile.facts, row.when);
    }
    if (evidence.lead_domain) { lead_domain_.emplace_back(profile.facts, evidence.lead_domain->when); }
}

void Automaton::add_ways() {
    auto const& facts = profile_.facts;
    for (auto const& each : profile_.transitions) {
        std::vector<Promised> promises;
        for (auto const& promise : profile_.promises) {
            bool const leaves = promise.leaving.empty() || promise.leaving == each.from;
            bool const enters = promise.entering.empty() || promise.entering == each.to;
            if (leaves && enters) {
                promises.push_back({promise.id, {facts, promise.when}, {facts, promise.holds}});
            }
        }
        ways_.push_back({each.id, each.from, each.to, {facts, each.when}, std::move(promises)});
    }
}

void Automaton::add_duties() {
    auto const& facts = profile_.facts;
    for (auto const& step : profile_.steps) {
        for (auto const& cell : step.cells) {
            for (auto const& id : cell.tasks) {
                auto const task = std::ranges::find(profile_.tasks, id, &route::Task::id);
                if (task == profile_.tasks.end()) { continue; }
                duties_.push_back(
                    {step.id,
                     task->id,
                     !task->done.any.empty(),
                     {facts, cell.when},
                     {facts, task->when},
                     {facts, task->done}}
                );
            }
        }
    }
}

std::vector<Automaton::Way> Automaton::open(std::string_view step, route::Facts const& facts) const {
    std::vector<Way> open;
    for (auto const& each : ways_) {
        if (each.from == step && each.when.holds(facts)) { open.push_back({each.id, each.to}); }
    }
    return open;
}

route::Facts Automaton::entered(std::string_view way, route::Facts facts) const {
    auto const place = [&](std::string const& step) {
        return std::ranges::find(profile_.steps, step, &route::Step::id);
    };
    auto const taken = std::ranges::find(ways_, way, &Passing::id);
    bool const back = taken != ways_.end() && place(taken->to) < place(taken->from);
    for (std::size_t fact = 0; fact < profile_.facts.size(); ++fact) {
        auto const& each = profile_.facts[fact];
        if (evidence_.per_step.contains(each.name)) { facts.set(each.name, each.values.front()); }
        auto const fallback = evidence_.on_return.find(each.name);
        if (!back || fallback == evidence_.on_return.end()) { continue; }
        auto const most = std::ranges::find(each.values, fallback->second) - each.values.begin();
        if (std::cmp_greater(facts.value(fact), most)) { facts.set(each.name, fallback->second); }
    }
    return facts;
}

std::set<std::string> Automaton::broken(std::string_view way, route::Facts const& facts) const {
    std::set<std::string> broken;
    auto const found = std::ranges::find(ways_, way, &Passing::id);
    if (found == ways_.end()) { return broken; }
    for (auto const& each : found->promises) {
        if (each.when.holds(facts) && !each.holds.holds(facts)) { broken.insert(each.id); }
    }
    return broken;
}

std::set<std::size_t> Automaton::lead_rows(route::Facts const& facts) const {
    std::set<std::size_t> rows;
    for (std::size_t row = 0; row < leads_.size(); ++row) {
        if (leads_[row].holds(facts)) { rows.insert(row + 1); }
    }
    return rows;
}

bool Automaton::needs_lead(route::Facts const& facts) const {
    return !lead_domain_.empty() && lead_domain_.front().holds(facts);
}

Automaton::Turns Automaton::turns(std::string_view step, route::Facts const& facts) const {
    Turns turns;
    for (auto const& each : duties_) {
        if (each.step != step || !each.place.holds(facts) || !each.when.holds(facts)) { continue; }
        if (each.has_end && each.done.holds(facts)) { continue; }
        turns.tasks.insert(each.task);
        if (each.has_end) { turns.relied_on.insert(each.task); }
    }
    auto const place = std::ranges::find(profile_.steps, step, &route::Step::id);
    bool const is_end = place == profile_.steps.end() || place->end;
    turns.is_stuck = !is_end && turns.relied_on.empty() && open(step, facts).empty();
    return turns;
}

}  // namespace rondom::walks
