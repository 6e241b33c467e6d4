#include "capabilities/arrangements/rules.hpp"

#include <algorithm>

#include "domain/contains.hpp"
#include "dossier/dossiers.hpp"

namespace rondom::arrangements {

namespace {

/// The party that decides reads the request: what is missing for that.
std::optional<Reason> against_sharing(route::Arrangement const& kind, Situation const& situation) {
    auto const* purpose = situation.profile.purpose(kind.purpose);
    auto const decider = kind.decided_by.empty() ? std::nullopt : party_of(kind.decided_by.front());
    if (purpose == nullptr || !decider) { return Reason{&access::no_ground, {}}; }
    if (*decider == situation.party() || purpose->required.empty()) { return std::nullopt; }
    return access::reason_of(
        situation.standing().consent(*purpose, *decider, Category::education, situation.today)
    );
}

}  // namespace

Request const* Arrangements::find(ArrangementId const& id) const {
    auto const found =
        std::ranges::find_if(requests, [&](Request const& each) { return each.asked.arrangement == id; });
    return found != requests.end() ? &*found : nullptr;
}

Request const* Arrangements::open(std::string_view kind) const {
    auto const found = std::ranges::find_if(requests, [&](Request const& each) {
        return each.asked.kind == kind && !each.decided;
    });
    return found != requests.end() ? &*found : nullptr;
}

void apply(Arrangements& arrangements, ArrangementAsked const& event, Entry const& entry) {
    arrangements.requests.push_back({.asked = event, .at = entry.at, .decided = std::nullopt});
}

void apply(Arrangements& arrangements, ArrangementDecided const& event) {
    for (auto& each : arrangements.requests) {
        if (each.asked.arrangement == event.arrangement) { each.decided = event; }
    }
}

void apply(Arrangements& arrangements, FileMade const& event, Entry const& entry) {
    arrangements.files.push_back({.made = event, .by = entry.by, .at = entry.at});
}

std::optional<Reason> obstacle(
    access::Standing const& standing, route::Profile const& profile, route::System const& system, Day today
) {
    auto const* purpose = profile.purpose(system.purpose);
    if (purpose == nullptr || purpose->required.empty()) { return Reason{&access::no_ground, {}}; }
    for (auto const what : system.what) {
        auto reason = access::reason_of(standing.consent(*purpose, system.receiver, what, today));
        if (reason) { return reason; }
    }
    return std::nullopt;
}

void facts_of(Entries const& entries, Setting const& /*setting*/, route::Facts& facts) {
    auto const& requests = entries.part<Arrangements>().requests;
    if (requests.empty()) { return; }
    auto const& last = requests.back();
    facts.set("arrangement", last.decided ? name_of(last.decided->outcome) : "requested");
}

Decision<Event> decide(AskArrangement const& command, Situation const& situation) {
    auto const* kind = situation.profile.arrangement(command.kind);

    if (kind == nullptr) { return refuse(kind_unknown); }
    if (!contains(kind->asked_by, situation.actor.role)) { return refuse(role_no_power); }
    if (kind->subject != route::Subject::pupil) { return refuse(without_child); }
    if (!kind->when.holds(situation.facts)) { return refuse(not_yet); }
    if (situation.dossier.part<Arrangements>().open(command.kind) != nullptr) { return refuse(under_way); }
    if (auto reason = against_sharing(*kind, situation)) { return refuse(std::vector{std::move(*reason)}); }

    return {{ArrangementAsked{
        .arrangement = situation.new_id<ArrangementId>(),
        .kind = command.kind,
        .what = command.what,
        .why = command.why}}};
}

Decision<Event> decide(DecideArrangement const& command, Situation const& situation) {
    auto const* request = situation.dossier.part<Arrangements>().find(command.arrangement);
    auto const* kind = request != nullptr ? situation.profile.arrangement(request->asked.kind) : nullptr;

    if (kind == nullptr) { return refuse(request_unknown); }
    if (!contains(kind->decided_by, situation.actor.role)) { return refuse(role_no_power); }
    bool const final = request->decided && request->decided->outcome != Outcome::more_needed;
    if (final) { return refuse(decided_already); }
    if (command.outcome != Outcome::granted && command.reason.empty()) { return refuse(reason_first); }

    return {{ArrangementDecided{
        .arrangement = command.arrangement,
        .outcome = command.outcome,
        .reason = command.reason,
        .by = situation.party()}}};
}

Decision<Event> decide(MakeFile const& command, Situation const& situation) {
    auto const* system = situation.profile.system(command.system);

    if (system == nullptr) { return refuse(system_unknown); }
    auto reason = obstacle(situation.standing(), situation.profile, *system, situation.today);
    if (reason) { return refuse(std::vector{std::move(*reason)}); }

    return {{FileMade{.system = command.system, .what = system->what}}};
}

}  // namespace rondom::arrangements
