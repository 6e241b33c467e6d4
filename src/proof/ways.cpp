// From every step, over every combination of facts: at most one way on, nobody left without somebody at turn,
// no going round in circles, every promise kept, no row without effect.

#include "proof/subject.hpp"

namespace rondom::proof {

namespace {

using Ways = std::vector<route::Transition const*>;

Ways ways_from(route::Profile const& profile, std::string_view step) {
    Ways ways;
    for (auto const& each : profile.transitions) {
        if (each.from == step) { ways.push_back(&each); }
    }
    return ways;
}

std::string path_of_way(route::Transition const& way) { return "transitions/" + way.id; }

void prove_no_fork(Subject& subject, Ways const& ways) {
    for (std::size_t one = 0; one < ways.size(); ++one) {
        for (std::size_t other = one + 1; other < ways.size(); ++other) {
            auto const space = subject.space({&ways[one]->when, &ways[other]->when});
            auto const both = space.where(ways[one]->when) & space.where(ways[other]->when);
            if (both.empty()) { continue; }
            subject.find(
                "ways.fork",
                path_of_way(*ways[other]),
                {ways[one]->id, ways[other]->id, ways[one]->from},
                space.example(both)
            );
        }
    }
}

/// The combinations in which somebody has something to do here: a task that counts and is not ready. A task
/// without `done` is ready when the step is passed, so it opens no way.
Combinations somebody_at_turn(Space const& space, std::vector<Placed> const& placed) {
    auto busy = space.none();
    for (auto const& [step, cell, task] : placed) {
        if (task.done.any.empty()) { continue; }
        busy |= (space.where(cell.when) & space.where(task.when)) - space.where(task.done);
    }
    return busy;
}

Space::Conditions conditions_of(Ways const& ways, std::vector<Placed> const& placed) {
    Space::Conditions conditions;
    for (auto const* way : ways) {
        conditions.push_back(&way->when);
    }
    for (auto const& [step, cell, task] : placed) {
        if (task.done.any.empty()) { continue; }
        conditions.insert(conditions.end(), {&cell.when, &task.when, &task.done});
    }
    return conditions;
}

void prove_no_dead_end(Subject& subject, route::Step const& step, Ways const& ways) {
    if (step.end || ways.empty()) { return; }  // flow.no-end says the latter
    auto const placed = tasks_of(subject.profile, step);
    auto const space = subject.space(conditions_of(ways, placed));
    auto stuck = space.all() - somebody_at_turn(space, placed);
    for (auto const* way : ways) {
        stuck -= space.where(way->when);
    }
    if (stuck.empty()) { return; }
    // what is told is what the ways depend on; everything else is done then
    Space const told{subject.profile.facts, conditions_of(ways, {})};
    subject.find("ways.dead-end", "steps/" + step.id, {step.id}, told.examples(told.shadow(stuck, space), 6));
}

/// A row that the other rows of its condition already say.
void prove_rows(Subject& subject, route::Transition const& way) {
    auto const& rows = way.when.any;
    for (std::size_t row = 0; row < rows.size() && rows.size() > 1; ++row) {
        auto const space = subject.space({&way.when});
        auto rest = space.none();
        for (std::size_t other = 0; other < rows.size(); ++other) {
            if (other != row) { rest |= space.where(rows[other]); }
        }
        if ((space.where(rows[row]) - rest).empty()) {
            auto const number = std::to_string(row + 1);
            subject.find("ways.row", fmt::format("transitions/{}/when/{}", way.id, number), {way.id, number});
        }
    }
}

bool is_about(route::Promise const& promise, route::Transition const& way) {
    return (promise.leaving.empty() || promise.leaving == way.from) &&
           (promise.entering.empty() || promise.entering == way.to);
}

void prove_promise(Subject& subject, route::Promise const& promise) {
    bool concerns = false;
    for (auto const& way : subject.profile.transitions) {
        if (!is_about(promise, way)) { continue; }
        auto const space = subject.space({&way.when, &promise.when, &promise.holds});
        auto const held_to_it = space.where(way.when) & space.where(promise.when);
        concerns = concerns || !held_to_it.empty();
        auto const broken = held_to_it - space.where(promise.holds);
        if (!broken.empty()) {
            subject.find("ways.promise", path_of_way(way), {promise.id, way.id}, space.example(broken));
        }
    }
    if (!concerns) { subject.find("ways.promise-idle", "promises/" + promise.id, {promise.id}); }
}

/// Where the route can be again after it was there, so that a circle could run through.
bool can_return(route::Profile const& profile, std::string const& step) {
    std::set<std::string> reached;
    for (auto const& each : profile.transitions) {
        if (each.from == step) { reached.insert(each.to); }
    }
    for (std::size_t before = 0; before != reached.size();) {
        before = reached.size();
        for (auto const& each : profile.transitions) {
            if (reached.contains(each.from)) { reached.insert(each.to); }
        }
    }
    return reached.contains(step);
}

/// What goes on for ever without anybody doing anything: the combinations in which a way is open whose next
/// step goes on for ever too. The facts that begin again in a new step are the only ones that change.
/// Per step with which facts the run goes on.
using Runs = std::map<std::string, Combinations>;

/// The facts before a way was taken, when these are those after it: what is `per_step` was anything, and what
/// falls back `on_return` may have been further.
Combinations before_way(
    Subject const& subject, Space const& space, route::Transition const& way, Combinations after
) {
    auto const& evidence = subject.evidence;
    for (std::size_t fact = 0; fact < subject.profile.facts.size(); ++fact) {
        auto const& name = subject.profile.facts[fact].name;
        auto const& values = subject.profile.facts[fact].values;
        if (evidence.per_step.contains(name)) { after = space.before_return(after, fact, 0); }
        auto const fallback = evidence.on_return.find(name);
        if (fallback == evidence.on_return.end() || !goes_back(subject.profile, way)) { continue; }
        auto const most = std::ranges::find(values, fallback->second) - values.begin();
        after = space.before_return(after, fact, static_cast<std::size_t>(most));
    }
    return after;
}

/// A way, and with which facts it is open.
struct OpenWay {
    route::Transition const* way;
    Combinations when;
};

/// From where one more way can be taken into a run that goes on.
Runs one_step_back(
    Subject const& subject, Space const& space, std::vector<OpenWay> const& ways, Runs const& runs
) {
    Runs before;
    for (auto const& [step, set] : runs) {
        before.try_emplace(step, space.none());
    }
    for (auto const& [way, open] : ways) {
        before.at(way->from) |= open & before_way(subject, space, *way, runs.at(way->to));
    }
    return before;
}

void prove_no_circle(Subject& subject) {
    Ways ways;
    Space::Conditions conditions;
    for (auto const& each : subject.profile.transitions) {
        if (!can_return(subject.profile, each.from) || !can_return(subject.profile, each.to)) { continue; }
        ways.push_back(&each);
        conditions.push_back(&each.when);
    }
    auto const space = subject.space(conditions);
    if (ways.empty()) { return; }

    Runs runs;
    std::vector<OpenWay> open;
    for (auto const* way : ways) {
        runs.try_emplace(way->from, space.all());
        runs.try_emplace(way->to, space.all());
        open.push_back({.way = way, .when = space.where(way->when)});
    }
    for (auto before = one_step_back(subject, space, open, runs); before != runs;) {
        runs = std::exchange(before, one_step_back(subject, space, open, before));
    }
    for (auto const& [step, set] : runs) {
        if (!set.empty()) { subject.find("ways.circle", "steps/" + step, {step}, space.example(set)); }
    }
}

}  // namespace

bool goes_back(route::Profile const& profile, route::Transition const& way) {
    auto const from = std::ranges::find(profile.steps, way.from, &route::Step::id);
    auto const to = std::ranges::find(profile.steps, way.to, &route::Step::id);
    return to < from;
}

void prove_ways(Subject& subject) {
    for (auto const& step : subject.profile.steps) {
        auto const ways = ways_from(subject.profile, step.id);
        prove_no_fork(subject, ways);
        prove_no_dead_end(subject, step, ways);
    }
    for (auto const& way : subject.profile.transitions) {
        prove_rows(subject, way);
    }
    for (auto const& promise : subject.profile.promises) {
        prove_promise(subject, promise);
    }
    prove_no_circle(subject);
}

}  // namespace rondom::proof
