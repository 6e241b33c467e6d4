#include "capabilities/triage/rules.hpp"

#include <algorithm>

namespace rondom::triage {

namespace {

access::PartyClosed part_ends(char const* reason, Day on) {
    return {.party = Party::social_team, .reason = reason, .on = on};
}

}  // namespace

Signature const* Triage::signature(Role role) const {
    auto const found = std::ranges::find(signatures, role, &Signature::role);
    return found != signatures.end() ? &*found : nullptr;
}

std::optional<Class> Triage::value() const { return !closed && assessment ? assessment->proposed : outcome; }

void apply(Triage& triage, IntakeHeld const& event) {
    if (triage.closed) {
        auto const outcome = triage.outcome;
        triage = Triage{};
        triage.outcome = outcome;
    }
    triage.intakes.push_back(event);
    triage.queue.reset();
}

void apply(Triage& triage, QuestionAssessed const& event) {
    triage.assessment = event;
    triage.queue.reset();
}

void apply(Triage& triage, TriageSigned const& event, Entry const& entry) {
    std::erase_if(triage.signatures, [&](Signature const& each) { return each.role == entry.role; });
    triage.signatures.push_back({.person = entry.by, .role = entry.role, .value = event.value, .at = entry.at}
    );
}

void apply(Triage& triage, TriageClosed const& event) {
    triage.closed = true;
    triage.outcome = event.value;
}

void apply(Triage& triage, CrisisAgreed const& event) { triage.crisis = event; }
void apply(Triage& triage, HelpDeployed const& event) { triage.deployments.push_back(event); }

void apply(Triage& triage, Queued const& event, Entry const& entry) {
    triage.queue = Placement{.since = entry.at, .review_on = event.review_on};
}

void apply(Triage& triage, QueueExplained const& event) {
    if (triage.queue) { triage.queue->reason = event.reason; }
}

void facts_of(Entries const& entries, Setting const& /*setting*/, route::Facts& facts) {
    auto const& triage = entries.part<Triage>();
    if (auto const value = triage.value()) { facts.set("living", name_of(*value)); }
    if (triage.begun()) { facts.set("triage", triage.closed ? "ready" : "open"); }
    if (triage.crisis) { facts.set("crisis_agreement", "yes"); }
    if (!triage.deployments.empty()) { facts.set("deployed", "yes"); }
}

Decision<Event> decide(HoldIntake const& command, Situation const& /*situation*/) {
    return {{IntakeHeld{
        .on = command.on, .with = command.with, .domains = command.domains, .summary = command.summary}}};
}

Decision<Event> decide(AssessQuestion const& command, Situation const& situation) {
    bool const is_whole = !command.nature.empty() && !command.severity.empty() && !command.urgency.empty();
    if (situation.dossier.part<Triage>().closed) { return refuse(is_closed); }
    if (!is_whole) { return refuse(assess_first); }

    return {{QuestionAssessed{
        .nature = command.nature,
        .severity = command.severity,
        .urgency = command.urgency,
        .proposed = command.proposed}}};
}

/// Case manager and behavioural scientist both sign for the same class; one signature, or two that
/// differ, is not final. Where more than one problem plays, agreements for a crisis come first.
Decision<Signed> decide(SignTriage const& command, Situation const& situation) {
    auto const& triage = situation.dossier.part<Triage>();
    auto const other_role =
        situation.actor.role == Role::case_manager ? Role::behavioural_scientist : Role::case_manager;
    auto const* other = triage.signature(other_role);
    bool const completes = other != nullptr && other->value == command.value;

    if (triage.closed) { return refuse(is_closed); }
    if (!triage.assessment) { return refuse(assess_first); }
    if (other != nullptr && other->person == situation.actor.person) { return refuse(two_people); }
    if (completes && is_complex(command.value) && !triage.crisis) { return refuse(crisis_first); }

    std::vector<Signed> events{TriageSigned{.value = command.value}};
    if (completes) { events.emplace_back(TriageClosed{.value = command.value}); }
    if (completes && command.value == Class::none) {
        events.emplace_back(part_ends("none", situation.today));
    }
    return events;
}

Decision<Event> decide(AgreeOnCrisis const& command, Situation const& /*situation*/) {
    if (command.agreement.empty()) { return refuse(crisis_first); }

    return {{CrisisAgreed{.agreement = command.agreement}}};
}

/// S2:313: with a single question the municipality does not stay involved. Beside a learning question it does
/// stay, as contact person without direction (G-03, C4): the route goes on to the conference.
Decision<Deployed> decide(DeployHelp const& command, Situation const& situation) {
    auto const& triage = situation.dossier.part<Triage>();
    bool const learning_too =
        situation.facts.get("learning") == "single" || situation.facts.get("learning") == "complex";

    if (!triage.closed || triage.outcome != Class::single) { return refuse(only_single); }
    if (command.on > situation.today) { return refuse(deployed_today); }

    std::vector<Deployed> events{HelpDeployed{.kind = command.kind, .what = command.what, .on = command.on}};
    if (!learning_too) {
        events.emplace_back(access::PartyClosed{
            .party = Party::social_team, .reason = "single", .on = situation.today});
    }
    return events;
}

Decision<Event> decide(PlaceInQueue const& command, Situation const& situation) {
    if (situation.dossier.part<Triage>().closed) { return refuse(is_closed); }

    return {{Queued{.review_on = command.review_on}, QueueExplained{.reason = command.reason}}};
}

}  // namespace rondom::triage
