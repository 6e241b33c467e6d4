// A concern about safety reaches its receiver from everybody who may have one, and waits for nobody's
// consent.

#include "proof/subject.hpp"

namespace rondom::proof {

namespace {

void prove_path(Subject& subject, route::SafetyPath const& path) {
    for (auto const& role : names_of(Role{})) {
        auto const party = party_of(role.value);
        bool const takes_part = party && party != Party::family &&
                                std::ranges::any_of(subject.profile.steps, [&](route::Step const& step) {
                                    return step.cell(*party) != nullptr;
                                });
        if (takes_part && !contains(path.by, role.value)) {
            subject.find("safety.party", "safety_path/by", {text(role.name)});
        }
    }
    if (path.ground != route::GroundKind::safety) { subject.find("safety.consent", "safety_path/ground"); }
    if (path.article.find_first_of("0123456789") == std::string::npos) {
        subject.find("safety.article", "safety_path");
    }
    for (auto const role : {Role::parent, Role::youth}) {
        if (!contains(path.told, role)) { subject.find("safety.told", "safety_path", {text(role)}); }
    }
    if (path.term.empty()) { subject.find("safety.term", "safety_path"); }
}

}  // namespace

void prove_safety(Subject& subject) {
    if (subject.evidence.safety_path) {
        prove_path(subject, *subject.evidence.safety_path);
    } else {
        subject.find("safety.receiver", "categories/safety");
    }
    for (auto const& rule : subject.profile.sharing) {
        if (rule.to == Party::family || !contains(rule.what, Category::safety)) { continue; }
        subject.find("safety.crossing", "sharing/" + rule.id, {rule.id});
    }
}

}  // namespace rondom::proof
