#include "capabilities/signals/rules.hpp"

#include "capabilities/family/colleague.hpp"
#include "dossier/dossiers.hpp"

namespace rondom::signals {

namespace {

/// One reason per part that is missing, so that the page can name each of them.
std::vector<Reason> missing_in(RecordConcern const& command) {
    std::vector<Reason> missing;
    auto const needs = [&](bool present, char const* part) {
        if (!present) { missing.push_back({&note_incomplete, {part}}); }
    };
    needs(command.discussed_on.has_value(), "signals.part.discussed-on");
    needs(!command.discussed_with.empty(), "signals.part.discussed-with");
    needs(!command.observed.empty(), "signals.part.observed");
    needs(!command.agreements.empty(), "signals.part.agreements");
    return missing;
}

tl::unexpected<Refusal> refuse_without_words() { return refuse(note_incomplete, {"signals.part.text"}); }

/// Adds the first colleague of the child's school in this role, unless somebody in that role is there
/// already. False when there is none.
bool bring_along(
    Role role, std::string_view purpose, Situation const& situation, std::vector<Event>& events
) {
    if (situation.standing().first_member(role) != nullptr) { return true; }
    auto const colleague = family::colleague_of_school(situation, role);
    if (!colleague) { return false; }
    events.emplace_back(family::joining(*colleague, purpose));
    return true;
}

/// Everything that keeps a concern at school (S2:253), the talk with the parents first.
std::vector<Reason> against_sharing(Signal const* signal, Situation const& situation) {
    std::vector<Reason> reasons;
    if (signal == nullptr || !signal->note) { reasons.push_back({&parents_first, {}}); }

    auto const* purpose = situation.profile.purpose(think_along);
    if (purpose == nullptr) {
        reasons.push_back({&access::no_ground, {}});
        return reasons;
    }
    auto const state =
        situation.standing().consent(*purpose, Party::liaison, Category::concern, situation.today);
    if (auto reason = access::reason_of(state)) { reasons.push_back(std::move(*reason)); }
    return reasons;
}

}  // namespace

Decision<Event> decide(NoteWorry const& command, Situation const& situation) {
    if (command.text.empty()) { return refuse_without_words(); }

    return {{WorryNoted{
        .signal = situation.new_id<SignalId>(),
        .question_class = command.question_class.value_or(QuestionClass::unknown),
        .text = command.text}}};
}

Decision<Event> decide(RecordConcern const& command, Situation const& situation) {
    auto const* worry = command.signal ? situation.dossier.part<Signals>().find(*command.signal) : nullptr;

    // parents turn to the advisor of the alliance by themselves only where the region says so (S1:36, R-006)
    bool const of_alliance = situation.actor.role == Role::alliance_advisor;
    if (of_alliance && !situation.profile.is_first_contact(situation.actor.role)) {
        return refuse(role_no_power);
    }
    if (command.signal && (worry == nullptr || worry->party != situation.party())) {
        return refuse(signal_unknown);
    }
    if (auto missing = missing_in(command); !missing.empty()) { return refuse(std::move(missing)); }
    if (*command.discussed_on > situation.today) { return refuse(talk_in_future); }

    auto const known = worry != nullptr ? worry->question_class : QuestionClass::unknown;
    return {{ConcernNoted{
        .signal = command.signal.value_or(situation.new_id<SignalId>()),
        .party = situation.party(),
        .source = command.source.value_or(Source::school),
        .question_class = command.question_class.value_or(known),
        .discussed_on = *command.discussed_on,
        .discussed_with = command.discussed_with,
        .observed = command.observed,
        .agreements = command.agreements}}};
}

Decision<Event> decide(ConsultInternally const& command, Situation const& situation) {
    auto const* signal = situation.dossier.part<Signals>().pick(command.signal, Party::education);
    auto const partner =
        situation.actor.role == Role::support_coordinator ? Role::teacher : Role::support_coordinator;

    if (signal == nullptr || signal->party != Party::education) { return refuse(signal_unknown); }
    std::vector<Event> events;
    if (!bring_along(partner, {}, situation, events)) { return refuse(family::nobody_in_role); }

    auto const* present = situation.standing().first_member(partner);
    events.emplace_back(ConsultedInternally{
        .signal = signal->id,
        .with = present != nullptr ? present->person : std::get<MemberJoined>(events.front()).person,
        .note = command.note});
    return events;
}

Decision<Event> decide(ShareSignal const& command, Situation const& situation) {
    auto const* signal = situation.dossier.part<Signals>().pick(command.signal, Party::education);

    if (command.signal && signal == nullptr) { return refuse(signal_unknown); }
    if (auto reasons = against_sharing(signal, situation); !reasons.empty()) {
        return refuse(std::move(reasons));
    }
    if (signal->shared && situation.standing().takes_part(Party::liaison)) { return {}; }

    std::vector<Event> events{SignalShared{.signal = signal->id}};
    if (!bring_along(Role::family_liaison, think_along, situation, events)) {
        return refuse(family::nobody_in_role);
    }
    return events;
}

Decision<Event> decide(RaiseConcern const& command, Situation const& situation) {
    if (command.text.empty()) { return refuse_without_words(); }

    return {{ConcernRaised{
        .signal = situation.new_id<SignalId>(),
        .source = command.source.value_or(Source::home),
        .question_class = command.question_class.value_or(QuestionClass::unknown),
        .text = command.text}}};
}

Decision<Event> decide(TakeUp const& command, Situation const& situation) {
    auto const* signal = situation.dossier.part<Signals>().find(command.signal);

    if (signal == nullptr || signal->party != Party::family) { return refuse(signal_unknown); }
    if (command.answer.empty()) { return refuse_without_words(); }

    auto const asker = signal->role == Role::parent ? std::optional{signal->by} : std::nullopt;
    return {{RaisedTakenUp{.signal = command.signal, .to = asker, .answer = command.answer}}};
}

}  // namespace rondom::signals
