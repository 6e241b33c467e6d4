#include "route/explanation.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "domain/contains.hpp"
#include "route/origins.hpp"

namespace rondom::route {

namespace {

AskedFact asked(
    Profile const& profile, std::pair<std::size_t, std::uint32_t> const& allowed, Facts const& facts
) {
    auto const& fact = profile.facts[allowed.first];
    AskedFact one{
        .fact = fact.name, .value = std::string{facts.get(fact.name)}, .wanted = {}, .holds = false};
    for (std::size_t value = 0; value < fact.values.size(); ++value) {
        bool const taken = (allowed.second >> value & 1U) != 0;
        if (taken) { one.wanted.push_back(fact.values[value]); }
        one.holds = one.holds || (taken && fact.values[value] == one.value);
    }
    return one;
}

std::ptrdiff_t missing_in(std::vector<AskedFact> const& row) {
    return std::ranges::count(row, false, &AskedFact::holds);
}

/// The facts of the first row that holds, or of the one that the least is missing for.
std::vector<AskedFact> nearest_row(Profile const& profile, Condition const& when, Facts const& facts) {
    std::vector<std::vector<AskedFact>> rows;
    for (auto const& box : when.any) {
        auto& row = rows.emplace_back();
        for (auto const& each : box.allowed) {
            row.push_back(asked(profile, each, facts));
        }
    }
    auto const nearest = std::ranges::min_element(rows, {}, missing_in);
    return nearest != rows.end() ? std::move(*nearest) : std::vector<AskedFact>{};
}

Explanation explain(
    Profile const& profile, std::string rule, Condition const& when, Origin const& origin, Facts const& facts
) {
    return {
        .rule = std::move(rule),
        .holds = when.holds(facts),
        .facts = nearest_row(profile, when, facts),
        .backing = backing_of(profile, origin)};
}

}  // namespace

std::vector<AskedFact> Explanation::missing() const {
    std::vector<AskedFact> all;
    std::ranges::copy_if(facts, std::back_inserter(all), [](AskedFact const& each) { return !each.holds; });
    return all;
}

Backing backing_of(Profile const& profile, Origin const& origin) {
    Backing backing{.quotes = {}, .source = origin.source, .assumption = origin.assumption};
    for (auto const& [line, says] : profile.quotes) {
        if (cites(origin.source, line)) { backing.quotes.push_back({.line = line, .says = says}); }
    }
    return backing;
}

Explanation explain(Profile const& profile, Transition const& way, Facts const& facts) {
    return explain(profile, "transitions/" + way.id, way.when, way.origin, facts);
}

Explanation explain(Profile const& profile, Step const& step, Task const& task, Facts const& facts) {
    auto why = explain(profile, "tasks/" + task.id, task.when, task.origin, facts);
    auto const place = explain_place(profile, step, task.party, facts);
    why.holds = why.holds && place.holds;
    for (auto const& each : place.facts) {
        add_once(why.facts, each);
    }
    return why;
}

std::optional<Explanation> explain_done(Profile const& profile, Task const& task, Facts const& facts) {
    if (task.done.any.empty()) { return std::nullopt; }
    return explain(profile, "tasks/" + task.id, task.done, task.origin, facts);
}

std::optional<Explanation> explain_lead(Profile const& profile, Facts const& facts) {
    auto const* row = profile.lead(facts);
    if (row == nullptr) { return std::nullopt; }
    auto const number = row - profile.lead_table.data() + 1;
    return explain(profile, fmt::format("lead_table/{}", number), row->when, row->origin, facts);
}

std::optional<Explanation> explain_guard(Profile const& profile, Facts const& facts) {
    if (!profile.guard) { return std::nullopt; }
    return explain(profile, "guard", profile.guard->when, profile.guard->origin, facts);
}

Explanation explain_place(Profile const& profile, Step const& step, Party party, Facts const& facts) {
    auto const* cell = step.cell(party);
    if (cell == nullptr) {
        return {
            .rule = "steps/" + step.id,
            .holds = false,
            .facts = {},
            .backing = backing_of(profile, step.origin)};
    }
    return explain(profile, "steps/" + step.id, cell->when, step.origin, facts);
}

std::vector<Explanation> explain_ways(Profile const& profile, Step const& step, Facts const& facts) {
    std::vector<Explanation> ways;
    for (auto const& way : profile.transitions) {
        if (way.from == step.id) { ways.push_back(explain(profile, way, facts)); }
    }
    std::ranges::stable_sort(ways, {}, [](Explanation const& each) { return missing_in(each.facts); });
    return ways;
}

}  // namespace rondom::route
