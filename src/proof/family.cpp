// The family sees what is written about it, in every step, without asking anybody.

#include "proof/subject.hpp"

namespace rondom::proof {

namespace {

bool by_right(route::Profile const& profile, route::Step const& step, Category what) {
    return std::ranges::any_of(profile.sharing, [&](route::Sharing const& rule) {
        return rule.to == Party::family && rule.ground == route::GroundKind::right &&
               contains(rule.what, what) && contains(step.purposes, rule.purpose);
    });
}

/// Whose own what somebody keeps for itself may be.
bool may_be_own_words(route::CategoryEntry const& entry) { return entry.owner == Party::family; }

void prove_step(Subject& subject, route::Step const& step) {
    auto const* cell = step.cell(Party::family);
    if (cell == nullptr) {
        subject.find("family.cell", "steps/" + step.id, {step.id});
        return;
    }
    if (!cell->when.any.empty()) { subject.find("family.when", path_of(step, *cell), {step.id}); }
    for (auto const& [what, entry] : subject.profile.categories) {
        if (entry.shielded || entry.owner == Party::family) { continue; }
        if (!contains(cell->reads, what)) {
            subject.find("family.reads", path_of(step, *cell), {text(what), step.id});
        } else if (!by_right(subject.profile, step, what)) {
            subject.find("family.right", path_of(step, *cell), {text(what), step.id});
        }
    }
}

}  // namespace

void prove_family(Subject& subject) {
    for (auto const& step : subject.profile.steps) {
        prove_step(subject, step);
    }
    for (auto const& [what, entry] : subject.profile.categories) {
        if (entry.own_words_only && !may_be_own_words(entry)) {
            subject.find("family.own-words", fmt::format("categories/{}", name_of(what)), {text(what)});
        }
    }
}

}  // namespace rondom::proof
