// Information crosses a party border only by a sharing rule: every reading has one, every rule is read by
// somebody, and nobody reads without consent what the law asks consent for.

#include "proof/subject.hpp"

namespace rondom::proof {

namespace {

using route::GroundKind;
using route::Sharing;

bool covers(Sharing const& rule, route::Step const& step, Party party, Category what) {
    return rule.to == party && contains(rule.what, what) && contains(step.purposes, rule.purpose);
}

Party const* owner_of(route::Profile const& profile, Category what) {
    auto const found = profile.categories.find(what);
    return found != profile.categories.end() ? &found->second.owner : nullptr;
}

void prove_reading(Subject& subject, route::Step const& step, route::Cell const& cell) {
    for (auto const what : cell.reads) {
        bool const covered = std::ranges::any_of(subject.profile.sharing, [&](Sharing const& rule) {
            return covers(rule, step, cell.party, what);
        });
        if (!covered) {
            subject.find(
                "sharing.ground", path_of(step, cell) + "/reads", {text(cell.party), text(what), step.id}
            );
        }
    }
}

/// Somebody reads this, by this rule, in some step.
bool is_read(route::Profile const& profile, Sharing const& rule, Category what) {
    bool const exported = std::ranges::any_of(profile.systems, [&](route::System const& each) {
        return each.receiver == rule.to && each.purpose == rule.purpose && contains(each.what, what);
    });
    if (exported) { return true; }
    return std::ranges::any_of(profile.steps, [&](route::Step const& step) {
        auto const* cell = step.cell(rule.to);
        return cell != nullptr && contains(cell->reads, what) && covers(rule, step, rule.to, what);
    });
}

void prove_use(Subject& subject, Sharing const& rule) {
    auto const path = "sharing/" + rule.id;
    std::vector<Category> dead;
    std::ranges::copy_if(rule.what, std::back_inserter(dead), [&](Category what) {
        return !is_read(subject.profile, rule, what);
    });
    if (dead.size() == rule.what.size()) {
        subject.find("sharing.dead", path, {rule.id});
        return;
    }
    for (auto const what : dead) {
        if (owner_of(subject.profile, what) != nullptr && *owner_of(subject.profile, what) == rule.to) {
            continue;
        }
        subject.find("sharing.dead-part", path + "/what", {rule.id, text(what)});
    }
}

/// What is shared comes from whoever owns it. `from: all` also names those who write in somebody else's
/// category.
void prove_owners(Subject& subject, Sharing const& rule) {
    for (auto const what : rule.what) {
        auto const* owner = owner_of(subject.profile, what);
        if (owner == nullptr || *owner == rule.to || contains(rule.from, *owner)) { continue; }
        subject.find(
            "sharing.owner", fmt::format("sharing/{}/from", rule.id), {rule.id, text(what), text(*owner)}
        );
    }
}

/// An article of a law: its name and a number.
bool names_law(std::string_view article) {
    bool const number = article.find_first_of("0123456789") != std::string_view::npos;
    bool const name = article.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != std::string_view::npos;
    return number && name;
}

void prove_ground(Subject& subject, Sharing const& rule) {
    auto const path = "sharing/" + rule.id;
    auto const* purpose = subject.profile.purpose(rule.purpose);
    bool const by_consent = rule.ground == GroundKind::consent;
    if (by_consent && purpose != nullptr && purpose->required.empty()) {
        subject.find("consent.unnamed", path, {rule.id, rule.purpose});
    }
    if (!by_consent && !names_law(rule.article)) { subject.find("sharing.article", path, {rule.id}); }
    if (!by_consent && purpose != nullptr && !purpose->required.empty()) {
        subject.find("sharing.bypass", path, {rule.id, rule.purpose});
    }
    if (rule.consented != rule.to && !contains(rule.from, rule.consented)) {
        subject.find("sharing.consented", path, {rule.id, text(rule.consented)});
    }
}

/// What may be shared without anybody's consent (law.md 3.2): the family's own right; to the school that
/// somebody takes part and what the family told it; to the attendance officer absence; to the board progress.
bool may_go_without_consent(GroundKind ground, Party to, Category what) {
    using enum Category;
    if (ground == GroundKind::safety) { return what == safety; }
    if (ground == GroundKind::right) { return to == Party::family; }
    bool const frame = what == progress || what == family_data;
    switch (to) {
        case Party::family:
        case Party::education: return frame || what == question || what == view || what == attendance;
        case Party::attendance: return what == attendance || what == family_data;
        case Party::board: return frame;
        case Party::liaison:
        case Party::social_team:
        case Party::youth_health:
        case Party::alliance: return false;
    }
    return false;
}

void prove_floor(Subject& subject, Sharing const& rule) {
    if (rule.ground == GroundKind::consent) { return; }
    for (auto const what : rule.what) {
        if (may_go_without_consent(rule.ground, rule.to, what)) { continue; }
        subject.find("sharing.floor", "sharing/" + rule.id, {rule.id, text(what), text(rule.to)});
    }
}

/// A purpose of a step opens a reading there, or it is not a purpose of that step.
void prove_purposes(Subject& subject, route::Step const& step) {
    for (auto const& purpose : step.purposes) {
        bool const used = std::ranges::any_of(
                              subject.profile.sharing,
                              [&](Sharing const& rule) {
                                  auto const* cell = step.cell(rule.to);
                                  return rule.purpose == purpose && cell != nullptr &&
                                         std::ranges::any_of(cell->reads, [&](Category what) {
                                             return contains(rule.what, what);
                                         });
                              }
                          ) ||
                          std::ranges::any_of(subject.profile.systems, [&](route::System const& each) {
                              return each.purpose == purpose;
                          });
        if (!used) {
            subject.find(
                "sharing.step-purpose", fmt::format("steps/{}/purposes", step.id), {step.id, purpose}
            );
        }
    }
}

/// A party has a place only when the region says that it needs one.
void prove_limit(Subject& subject, route::Limit const& limit) {
    for (auto const& id : limit.steps) {
        auto const* step = subject.profile.step(id);
        auto const* cell = step != nullptr ? step->cell(limit.party) : nullptr;
        if (cell == nullptr) { continue; }
        auto const space = subject.space({&cell->when, &limit.only});
        auto const beyond = space.where(cell->when) - space.where(limit.only);
        if (!beyond.empty()) {
            subject.find(
                "sharing.limit", path_of(*step, *cell), {text(limit.party), id}, space.example(beyond)
            );
        }
    }
}

}  // namespace

void prove_sharing(Subject& subject) {
    for (auto const& step : subject.profile.steps) {
        for (auto const& cell : step.cells) {
            prove_reading(subject, step, cell);
        }
        prove_purposes(subject, step);
    }
    for (auto const& limit : subject.evidence.limits) {
        prove_limit(subject, limit);
    }
    for (auto const& rule : subject.profile.sharing) {
        prove_use(subject, rule);
        prove_owners(subject, rule);
        prove_ground(subject, rule);
        prove_floor(subject, rule);
    }
}

}  // namespace rondom::proof
