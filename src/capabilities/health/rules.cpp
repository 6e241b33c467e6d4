#include "capabilities/health/rules.hpp"

#include <algorithm>

namespace rondom::health {

namespace {

template <class What>
Signed<What> signed_by(Entry const& entry, What const& what) {
    return {.what = what, .by = entry.by, .role = entry.role, .at = entry.at};
}

bool is_for(route::Sharing const& rule, Party receiver) {
    auto const has = [](auto const& items, auto const& item) {
        return std::ranges::find(items, item) != items.end();
    };
    return rule.to == receiver && rule.ground == route::GroundKind::consent &&
           has(rule.from, Party::youth_health) && has(rule.what, Category::health_advice);
}

/// Why this party may not get a summary: no rule of the region lets it, or consent is not complete for any.
std::optional<Reason> obstacle(Party receiver, Situation const& situation) {
    if (receiver == Party::family) { return std::nullopt; }
    std::optional<Reason> nearest;
    for (auto const& rule : situation.profile.sharing) {
        auto const* purpose = situation.profile.purpose(rule.purpose);
        if (purpose == nullptr || !is_for(rule, receiver)) { continue; }
        auto const state =
            situation.standing().consent(*purpose, rule.consented, Category::health_advice, situation.today);
        auto reason = access::reason_of(state);
        if (!reason) { return std::nullopt; }
        if (!nearest) { nearest = std::move(reason); }
    }
    return nearest ? nearest : Reason{&access::no_ground, {}};
}

}  // namespace

void apply(Health& health, NoteWritten const& event, Entry const& entry) {
    health.notes.push_back(signed_by(entry, event));
}

void apply(Health& health, SummaryWritten const& event, Entry const& entry) {
    health.summaries.push_back(signed_by(entry, event));
}

void apply(Health& health, AdviceGiven const& event, Entry const& entry) {
    health.advice.push_back(signed_by(entry, event));
}

void tasks_of(Entries const& entries, Setting const& /*setting*/, std::vector<Task>& tasks) {
    if (entries.part<Health>().summaries.empty()) { return; }
    for (auto& task : tasks) {
        bool const written = task.command == "health.summarise" && task.state == TaskState::at_turn;
        if (written) { task.state = TaskState::done; }
    }
}

Decision<Event> decide(WriteNote const& command, Situation const& /*situation*/) {
    return {{NoteWritten{.on = command.on, .text = command.text}}};
}

/// What is written for a party is written on its consent (S2:263); reading it asks for that consent again.
Decision<Event> decide(Summarise const& command, Situation const& situation) {
    if (command.receivers.empty()) { return refuse(receiver_first); }
    std::vector<Reason> reasons;
    for (auto const receiver : command.receivers) {
        if (auto reason = obstacle(receiver, situation)) { reasons.push_back(std::move(*reason)); }
    }
    if (!reasons.empty()) { return refuse(std::move(reasons)); }

    return {{SummaryWritten{.receivers = command.receivers, .text = command.text}}};
}

/// S2:343: first what needs no referral; only when that does not fit, a referral.
Decision<Event> decide(Advise const& command, Situation const& situation) {
    auto const& given = situation.dossier.part<Health>().advice;
    bool const tried = std::ranges::any_of(given, [](Signed<AdviceGiven> const& each) {
        return each.what.kind == Advice::preventive;
    });
    bool const explained = tried || !command.why_not_preventive.empty();
    if (command.kind == Advice::referral && !explained) { return refuse(preventive_first); }

    return {{AdviceGiven{
        .kind = command.kind, .text = command.text, .why_not_preventive = command.why_not_preventive}}};
}

}  // namespace rondom::health
