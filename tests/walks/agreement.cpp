#include "agreement.hpp"

#include <algorithm>

#include <fmt/core.h>
#include <fmt/ranges.h>

namespace rondom::walks {

namespace {

std::string step_of(Entries const& entries) {
    auto const* current = entries.part<route::Steps>().current();
    return current != nullptr ? current->step : "";
}

route::StepEntered entered_by(Entry const& entry) {
    route::StepEntered entered;
    json::parse(entry.body, [&](json::Node root) { fill(entered, root); });
    return entered;
}

Entries first_of_all(Entries const& all, std::size_t count) {
    return Entries{{all.all().begin(), all.all().begin() + static_cast<std::ptrdiff_t>(count)}};
}

std::vector<std::string> names_of(std::vector<Automaton::Way> const& ways) {
    std::vector<std::string> ids;
    for (auto const& each : ways) {
        ids.push_back(each.id);
    }
    return ids;
}

/// "fact: one -> another" for each fact that differs.
std::vector<std::string> changes(
    route::Profile const& profile, route::Facts const& from, route::Facts const& to
) {
    std::vector<std::string> all;
    for (auto const& fact : profile.facts) {
        if (from.get(fact.name) != to.get(fact.name)) {
            all.push_back(fmt::format("{}: {} -> {}", fact.name, from.get(fact.name), to.get(fact.name)));
        }
    }
    return all;
}

}  // namespace

struct Agreement::Found {
    World const& world;
    Dossier const& before;
    Dossier const& after;
    Move const& move;
    std::vector<Disagreement> all;

    void add(std::string about, std::string what) { all.push_back({std::move(about), std::move(what)}); }
    [[nodiscard]] route::Facts facts(Entries const& entries) const { return world.facts(entries, move.day); }
    [[nodiscard]] route::Facts known_after(std::size_t entries) const;
    [[nodiscard]] Role role() const { return World::person(move.who)->role; }
};

std::vector<Disagreement> Agreement::look(
    World const& world, Dossier const& before, Dossier const& after, Move const& move
) {
    Found found{world, before, after, move, {}};
    look_at_ways(found);
    auto const facts = found.facts(after);
    auto const step = step_of(after);
    look_at_lead(found, facts);
    look_at_tasks(found, facts, step);
    count(world.profile(), facts, step);
    return std::move(found.all);
}

std::vector<Disagreement> Agreement::look_at_time(
    World const& world, Dossier const& dossier, Day from, Day to
) {
    auto const before = world.facts(dossier, from);
    auto const after = world.facts(dossier, to);
    std::vector<Disagreement> all;
    for (auto const& fact : world.profile().facts) {
        if (fact.set_by.empty() || before.get(fact.name) == after.get(fact.name)) { continue; }
        if (is_listed(fact.name, app::a_birthday, Role::youth)) {
            ++coverage_.setters[{fact.name, std::string{app::a_birthday}, Role::youth}];
            continue;
        }
        all.push_back(
            {"time " + fact.name,
             fmt::format(
                 "between {} and {} nobody did anything, and {} went from {} to {}",
                 iso_text(from),
                 iso_text(to),
                 fact.name,
                 before.get(fact.name),
                 after.get(fact.name)
             )}
        );
    }
    if (!automaton_.open(step_of(dossier), after).empty()) { ++coverage_.waiting; }
    return all;
}

bool Agreement::is_listed(std::string_view fact, std::string_view command, Role role) const {
    return std::ranges::any_of(setters_, [&](app::FactSetter const& each) {
        return each.fact == fact && each.command == command && each.only.has(role);
    });
}

void Agreement::look_at_facts(Found& found, route::Facts const& before, route::Facts const& after) {
    for (auto const& fact : found.world.profile().facts) {
        if (fact.set_by.empty() || before.get(fact.name) == after.get(fact.name)) { continue; }
        if (is_listed(fact.name, found.move.command, found.role())) {
            ++coverage_.setters[{fact.name, found.move.command, found.role()}];
        } else {
            found.add(
                fmt::format("setter {} {}", fact.name, found.move.command),
                fmt::format(
                    "{} by {} took {} from {} to {}, and the vocabulary does not say so",
                    found.move.command,
                    name_of(found.role()),
                    fact.name,
                    before.get(fact.name),
                    after.get(fact.name)
                )
            );
        }
    }
}

/// What was known when this many entries were there.
route::Facts Agreement::Found::known_after(std::size_t entries) const {
    return entries == after.all().size() ? facts(after) : facts(first_of_all(after, entries));
}

/// From here to the end of the move: each way that the application took is the one that the automaton has
/// open, breaks no promise, and changes nothing but what begins again in a step.
void Agreement::look_at_ways(Found& found) {
    auto const& all = found.after.all();
    auto const next_passage = [&](std::size_t from) {
        while (from < all.size() && all[from].kind != route::StepEntered::name) {
            ++from;
        }
        return from;
    };
    auto step = step_of(found.before);
    auto at = next_passage(found.before.all().size());
    auto facts = found.known_after(at);
    look_at_facts(found, found.facts(found.before), facts);
    count(found.world.profile(), facts, step);
    for (; at < all.size(); at = next_passage(at + 1)) {
        auto const entered = entered_by(all[at]);
        look_at_way(found, step, entered, facts);
        auto const known = found.known_after(at + 1);
        auto const differ =
            changes(found.world.profile(), automaton_.entered(entered.transition, facts), known);
        if (!differ.empty()) {
            found.add(
                "step " + entered.transition,
                fmt::format("entering `{}` changed {}", entered.step, fmt::join(differ, ", "))
            );
        }
        step = entered.step;
        facts = known;
    }
    if (auto const ways = automaton_.open(step, facts); !ways.empty()) {
        auto const open = fmt::format("{}", fmt::join(names_of(ways), ", "));
        found.add(
            "way " + open, fmt::format("`{}` is open from `{}`, and the application stays", open, step)
        );
    }
}

void Agreement::look_at_way(
    Found& found, std::string const& step, route::StepEntered const& entered, route::Facts const& facts
) {
    auto const& went = entered.transition;
    if (step.empty()) { return; }  // the dossier begins
    auto const ways = automaton_.open(step, facts);
    if (ways.size() != 1 || ways.front().id != went || ways.front().to != entered.step) {
        found.add(
            "way " + went,
            fmt::format(
                "from `{}` the application took `{}` to `{}`, the automaton has open: {}",
                step,
                went,
                entered.step,
                fmt::join(names_of(ways), ", ")
            )
        );
    }
    for (auto const& promise : automaton_.broken(went, facts)) {
        found.add("promise " + promise, fmt::format("`{}` breaks the promise `{}`", went, promise));
    }
    ++coverage_.transitions[went];
}

void Agreement::look_at_lead(Found& found, route::Facts const& facts) {
    auto const rows = automaton_.lead_rows(facts);
    auto const& table = found.world.profile().lead_table;
    auto const* row = found.world.profile().lead(facts);
    auto const taken = row != nullptr ? static_cast<std::size_t>(row - table.data()) + 1 : 0;
    bool const agrees = taken == 0 ? rows.empty() : rows == std::set{taken};
    if (!agrees) {
        found.add(
            fmt::format("lead {}", taken),
            fmt::format(
                "row {} of the lead table counts, the automaton has: {}", taken, fmt::join(rows, ", ")
            )
        );
    }
    if (taken == 0 && automaton_.needs_lead(facts)) { found.add("lead gap", "the lead table has no row"); }
    if (taken > 0) { ++coverage_.lead_rows[taken]; }
}

/// The profile's tasks are those of the automaton. A capability may know that one is ready before the facts
/// say so; then somebody else must be at turn, or a way open.
void Agreement::look_at_tasks(Found& found, route::Facts const& facts, std::string const& step) {
    auto const turns = automaton_.turns(step, facts);
    Setting const setting{.profile = found.world.profile(), .today = found.move.day};
    std::set<std::string> shown;
    for (auto const& each : route_tasks(found.after, setting, facts)) {
        if (each.step == step && each.state == TaskState::at_turn) { shown.insert(each.id); }
    }
    if (shown != turns.tasks) {
        std::vector<std::string> differ;
        std::ranges::set_symmetric_difference(shown, turns.tasks, std::back_inserter(differ));
        found.add(
            "task " + differ.front(),
            fmt::format(
                "in `{}` the application and the automaton differ on {}", step, fmt::join(differ, ", ")
            )
        );
    }
    if (turns.is_stuck) { found.add("stuck " + step, fmt::format("in `{}` nobody is at turn", step)); }
    look_at_turn(found, step, turns);
}

void Agreement::look_at_turn(Found& found, std::string const& step, Automaton::Turns const& turns) {
    auto const tasks = tasks_of(
        found.after,
        {.profile = found.world.profile(), .today = found.move.day},
        found.world.dossiers().contributions()
    );
    bool somebody = false;
    bool left = false;
    for (auto const& each : tasks) {
        bool const open = each.state == TaskState::at_turn || each.state == TaskState::waiting;
        if (each.step != step || !open || found.world.profile().task(each.id) == nullptr) { continue; }
        ++coverage_.tasks[each.id];
        left = left || turns.relied_on.contains(each.id);
        somebody = somebody || !each.who.empty();
    }
    if (turns.relied_on.empty()) { return; }
    if (!left) {
        found.add(
            "turn " + step,
            fmt::format(
                "in `{}` the proof counts on {}, and that is done", step, fmt::join(turns.relied_on, ", ")
            )
        );
    }
    if (!somebody) { ++coverage_.nobody; }
}

void Agreement::count(route::Profile const& profile, route::Facts const& facts, std::string const& step) {
    if (step.empty()) { return; }
    ++coverage_.steps[step];
    for (auto const& fact : profile.facts) {
        coverage_.values.emplace(fact.name, std::string{facts.get(fact.name)});
    }
}

}  // namespace rondom::walks
