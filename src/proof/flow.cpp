// The shape of the route: where it begins and ends, that every step is met and left, and that time never runs
// out unseen.

#include "proof/subject.hpp"

namespace rondom::proof {

namespace {

std::set<std::string> steps_that(route::Profile const& profile, bool route::Step::*is) {
    std::set<std::string> ids;
    for (auto const& step : profile.steps) {
        if (step.*is) { ids.insert(step.id); }
    }
    return ids;
}

enum class Direction { onward, back };

/// The steps that can be reached from these, or from which these can be reached.
std::set<std::string> reached_from(
    std::set<std::string> reached, route::Profile const& profile, Direction direction
) {
    for (std::size_t before = 0; before != reached.size();) {
        before = reached.size();
        for (auto const& each : profile.transitions) {
            auto const& known = direction == Direction::onward ? each.from : each.to;
            auto const& fresh = direction == Direction::onward ? each.to : each.from;
            if (reached.contains(known)) { reached.insert(fresh); }
        }
    }
    return reached;
}

void prove_ends(Subject& subject) {
    auto const& profile = subject.profile;
    auto const starts = steps_that(profile, &route::Step::start);
    auto const ends = steps_that(profile, &route::Step::end);
    if (starts.size() != 1) { subject.find("flow.start", "steps", {std::to_string(starts.size())}); }
    if (ends.empty()) { subject.find("flow.end", "steps"); }
    for (auto const& step : profile.steps) {
        if (step.start && step.end) { subject.find("flow.start-end", "steps/" + step.id, {step.id}); }
    }
}

/// Nothing leads to the beginning, nothing leaves an end, and no way leads to where it starts.
void prove_directions(Subject& subject) {
    auto const& profile = subject.profile;
    auto const starts = steps_that(profile, &route::Step::start);
    auto const ends = steps_that(profile, &route::Step::end);
    for (auto const& way : profile.transitions) {
        auto const path = "transitions/" + way.id;
        if (starts.contains(way.to)) { subject.find("flow.to-start", path, {way.id, way.to}); }
        if (ends.contains(way.from)) { subject.find("flow.after-end", path, {way.id, way.from}); }
        if (way.from == way.to) { subject.find("flow.itself", path, {way.id, way.from}); }
    }
}

void prove_reach(Subject& subject) {
    auto const& profile = subject.profile;
    auto const onward = reached_from(steps_that(profile, &route::Step::start), profile, Direction::onward);
    auto const back = reached_from(steps_that(profile, &route::Step::end), profile, Direction::back);
    for (auto const& step : profile.steps) {
        if (!onward.contains(step.id)) { subject.find("flow.unreachable", "steps/" + step.id, {step.id}); }
        if (!back.contains(step.id)) { subject.find("flow.no-end", "steps/" + step.id, {step.id}); }
    }
}

bool sees_progress(route::Step const& step, Role role) {
    auto const party = party_of(role);
    auto const* cell = party ? step.cell(*party) : nullptr;
    return cell != nullptr && cell->when.any.empty();
}

/// Who watches and who is next see the step, whatever is known.
void prove_watched(Subject& subject, route::Step const& step, route::Term const& term) {
    for (auto const role : {term.owner, term.next}) {
        if (party_of(role) && !sees_progress(step, role)) {
            subject.find("flow.term-role", fmt::format("steps/{}/term", step.id), {step.id, text(role)});
        }
    }
}

void prove_in_time(Subject& subject) {
    for (auto const& step : subject.profile.steps) {
        if (auto const* term = subject.profile.term(step.term)) {
            prove_watched(subject, step, *term);
        } else if (step.term.empty() && !step.end) {
            subject.find("flow.term", "steps/" + step.id, {step.id});
        }
    }
}

}  // namespace

void prove_flow(Subject& subject) {
    prove_ends(subject);
    prove_directions(subject);
    prove_reach(subject);
    prove_in_time(subject);
}

}  // namespace rondom::proof
