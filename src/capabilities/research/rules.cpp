#include "capabilities/research/rules.hpp"

#include <algorithm>

namespace rondom::research {

RegistrationChecked const* Research::registration(std::string_view id) const {
    auto const found = std::ranges::find(registrations, id, &RegistrationChecked::registration);
    return found != registrations.end() ? &*found : nullptr;
}

bool Research::all_checked(route::Profile const& profile) const {
    return std::ranges::all_of(profile.registrations, [&](route::Registration const& each) {
        return registration(each.id) != nullptr;
    });
}

void apply(Research& research, MeasureTried const& event) { research.measures.push_back(event); }
void apply(Research& research, ResearchRecorded const& event) { research.records.push_back(event); }
void apply(Research& research, SupportEstimated const& event) { research.estimate = event; }
void apply(Research& research, LearningClassified const& event) { research.learning = event; }
void apply(Research& research, LivingReported const& event) { research.living = event; }

void apply(Research& research, RegistrationChecked const& event) {
    auto& all = research.registrations;
    auto const known = std::ranges::find(all, event.registration, &RegistrationChecked::registration);
    if (known != all.end()) {
        *known = event;
    } else {
        all.push_back(event);
    }
}

void facts_of(Entries const& entries, Setting const& setting, route::Facts& facts) {
    auto const& research = entries.part<Research>();
    if (research.estimate) {
        bool const enough = research.estimate->basic_support == BasicSupport::enough;
        facts.set("basic_support", name_of(research.estimate->basic_support));
        facts.set("support_needed", enough ? "no" : "yes");
    }
    if (research.learning) { facts.set("learning", name_of(research.learning->learning)); }
    if (research.living) { facts.set("living_reported", research.living->reported ? "yes" : "no"); }
    if (research.all_checked(setting.profile)) { facts.set("registrations", "checked"); }
}

Decision<Event> decide(TryMeasure const& command, Situation const& situation) {
    return {{MeasureTried{
        .measure = situation.new_id<MeasureId>(),
        .what = command.what,
        .since = command.since,
        .result = command.result}}};
}

Decision<Event> decide(RecordResearch const& command, Situation const& situation) {
    auto const& agreed = command.parents_agreed_on;
    bool const in_time = agreed && *agreed <= command.on;
    if (command.kind == Kind::learning_test && !in_time) { return refuse(parents_agree_on_test); }

    return {{ResearchRecorded{
        .research = situation.new_id<ResearchId>(),
        .kind = command.kind,
        .on = command.on,
        .summary = command.summary,
        .parents_agreed_on = agreed}}};
}

Decision<Event> decide(EstimateSupport const& command, Situation const& situation) {
    if (situation.dossier.part<Research>().measures.empty()) { return refuse(measure_first); }

    return {{SupportEstimated{
        .basic_support = command.basic_support, .reason = command.reason, .offer = command.offer}}};
}

/// May be done again: a learning question that shows later takes the route back to research (C1-A10).
Decision<Event> decide(ClassifyQuestions const& command, Situation const& situation) {
    if (command.with_family_on > situation.today) { return refuse(talk_has_been); }

    LearningClassified learning{
        .learning = command.learning, .topics = {}, .with_family_on = command.with_family_on};
    LivingReported living{
        .reported = command.living_reported,
        .topics = {},
        .with_family_on = command.with_family_on,
        .by = situation.party()};
    for (auto const topic : command.topics) {
        (about_learning(topic) ? learning.topics : living.topics).push_back(topic);
    }
    return {{std::move(learning), std::move(living)}};
}

Decision<Event> decide(CheckRegistration const& command, Situation const& situation) {
    auto const& known = situation.profile.registrations;
    bool const is_known =
        std::ranges::find(known, command.registration, &route::Registration::id) != known.end();
    if (!is_known) { return refuse(registration_known); }

    return {{RegistrationChecked{
        .registration = command.registration,
        .result = command.result,
        .note = command.note,
        .by = situation.party()}}};
}

}  // namespace rondom::research
