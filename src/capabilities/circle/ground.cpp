#include "capabilities/circle/ground.hpp"

#include <algorithm>

#include "capabilities/circle/rules.hpp"

namespace rondom::circle {

namespace {

/// Only the family itself brings its own story to a school; from sixteen only the youth does. The school's
/// legal task is no ground for others to do so.
bool of_own_accord(Situation const& situation) {
    bool const parent_decides = situation.standing().age(situation.today) < 16;
    return situation.actor.role == Role::youth || (situation.actor.role == Role::parent && parent_decides);
}

bool by_law(route::Sharing const& rule, Situation const& situation) {
    bool const legal =
        rule.ground == route::GroundKind::legal_task || rule.ground == route::GroundKind::right;
    return legal && (rule.to != Party::education || of_own_accord(situation));
}

/// Who has no say in a consent cannot lean on it: that it is enough would tell what the youth answered, and
/// that there is a question at all (C5-A1, C5-A4).
bool has_say(route::Purpose const& purpose, Situation const& situation) {
    auto const age = situation.standing().age(situation.today);
    return situation.actor.role != Role::parent || access::required_of(purpose, age).holders;
}

/// What keeps somebody from taking part on the ground of this one rule. The family may say yes to parts: one
/// part is enough to take part, and no more than that part is read.
std::optional<Reason> against_rule(
    route::Sharing const& rule, route::Purpose const& purpose, Situation const& situation
) {
    if (by_law(rule, situation)) { return std::nullopt; }
    if (rule.ground != route::GroundKind::consent) { return Reason{&no_purpose, {}}; }
    if (!has_say(purpose, situation)) { return Reason{&access::consent_missing_youth, {}}; }

    std::optional<Reason> nearest;
    for (auto const what : rule.what) {
        auto reason =
            access::reason_of(situation.standing().consent(purpose, rule.to, what, situation.today));
        if (!reason) { return std::nullopt; }
        if (!nearest) { nearest = std::move(reason); }
    }
    return nearest ? nearest : Reason{&no_purpose, {}};
}

}  // namespace

std::optional<Role> first_contact(Party party) {
    switch (party) {
        case Party::family: return std::nullopt;
        case Party::education: return Role::support_coordinator;
        case Party::liaison: return Role::family_liaison;
        case Party::social_team: return Role::case_manager;
        case Party::youth_health: return Role::youth_nurse;
        case Party::attendance: return Role::attendance_officer;
        case Party::alliance: return Role::alliance_advisor;
        case Party::board: return Role::board_support_lead;
    }
    return std::nullopt;
}

std::optional<Reason> against(Party party, std::string_view purpose_id, Situation const& situation) {
    if (situation.actor.party() == party) { return std::nullopt; }

    auto const* purpose = situation.profile.purpose(purpose_id);
    Reason nearest{&no_purpose, {}};
    for (auto const& rule : situation.profile.sharing) {
        if (purpose == nullptr || rule.to != party || rule.purpose != purpose_id) { continue; }
        auto reason = against_rule(rule, *purpose, situation);
        if (!reason) { return std::nullopt; }
        nearest = std::move(*reason);
    }
    bool const tells_of_others = situation.actor.party() == Party::family && nearest.rule != &no_purpose;
    return tells_of_others ? Reason{&consent_incomplete, {}} : nearest;
}

}  // namespace rondom::circle
