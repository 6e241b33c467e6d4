#pragma once

#include "capabilities/research/events.hpp"
#include "dossier/situation.hpp"
#include "dossier/task.hpp"

namespace rondom::research {

/// How far the school's research is, and which questions there are.
struct Research {
    using Event = research::Event;

    std::vector<MeasureTried> measures;
    std::vector<ResearchRecorded> records;
    std::optional<SupportEstimated> estimate;
    std::optional<LearningClassified> learning;
    std::optional<LivingReported> living;
    std::vector<RegistrationChecked> registrations;  ///< the last result of each

    [[nodiscard]] RegistrationChecked const* registration(std::string_view id) const;
    [[nodiscard]] bool all_checked(route::Profile const& profile) const;
};

void apply(Research& research, MeasureTried const& event);
void apply(Research& research, ResearchRecorded const& event);
void apply(Research& research, SupportEstimated const& event);
void apply(Research& research, LearningClassified const& event);
void apply(Research& research, LivingReported const& event);
void apply(Research& research, RegistrationChecked const& event);

/// basic_support, support_needed, learning, living_reported, registrations.
void facts_of(Entries const& entries, Setting const& setting, route::Facts& facts);

inline constexpr Rule measure_first{.name = "research.measure.first", .source = "R-057; S2:167; S2:329"};
inline constexpr Rule parents_agree_on_test{
    .name = "research.test.parents-agree", .source = "R-061; law.md 3.2"};
inline constexpr Rule talk_has_been{.name = "questions.talk.first", .source = "R-019; S2:30"};
inline constexpr Rule registration_known{.name = "registrations.unknown", .source = "R-144; S2:283-287"};

struct TryMeasure {
    std::string what;
    Day since{};
    std::string result;

    static constexpr Permission permission{
        .name = "research.try_measure", .who = {Role::teacher, Role::support_coordinator}};
    static constexpr auto fields() {
        return std::tuple{
            field("what", &TryMeasure::what),
            field("since", &TryMeasure::since),
            field("result", &TryMeasure::result)};
    }
};

struct RecordResearch {
    Kind kind{};
    Day on{};
    std::string summary;
    std::optional<Day> parents_agreed_on{};

    static constexpr Permission permission{
        .name = "research.record", .who = {Role::teacher, Role::support_coordinator}};
    static constexpr auto fields() {
        return std::tuple{
            field("kind", &RecordResearch::kind),
            field("on", &RecordResearch::on),
            field("summary", &RecordResearch::summary),
            field("parents_agreed_on", &RecordResearch::parents_agreed_on)};
    }
};

struct EstimateSupport {
    BasicSupport basic_support{};
    std::string reason;
    std::string offer;

    static constexpr Permission permission{
        .name = "research.estimate", .who = {Role::teacher, Role::support_coordinator, Role::principal}};
    static constexpr auto fields() {
        return std::tuple{
            field("basic_support", &EstimateSupport::basic_support),
            field("reason", &EstimateSupport::reason),
            field("offer", &EstimateSupport::offer)};
    }
};

struct ClassifyQuestions {
    Learning learning{};
    bool living_reported = false;
    std::vector<Topic> topics;
    Day with_family_on{};

    static constexpr Permission permission{
        .name = "questions.classify",
        .who = {Role::support_coordinator, Role::teacher, Role::family_liaison}};
    static constexpr auto fields() {
        return std::tuple{
            field("learning", &ClassifyQuestions::learning),
            field("living_reported", &ClassifyQuestions::living_reported),
            field("topics", &ClassifyQuestions::topics),
            field("with_family_on", &ClassifyQuestions::with_family_on)};
    }
};

struct CheckRegistration {
    std::string registration;
    Registered result{};
    std::string note;

    static constexpr Permission permission{
        .name = "registrations.check",
        .who = {Role::support_coordinator, Role::principal, Role::case_manager}};
    static constexpr auto fields() {
        return std::tuple{
            field("registration", &CheckRegistration::registration),
            field("result", &CheckRegistration::result),
            field("note", &CheckRegistration::note)};
    }
};

Decision<Event> decide(TryMeasure const& command, Situation const& situation);
Decision<Event> decide(RecordResearch const& command, Situation const& situation);
Decision<Event> decide(EstimateSupport const& command, Situation const& situation);
Decision<Event> decide(ClassifyQuestions const& command, Situation const& situation);
Decision<Event> decide(CheckRegistration const& command, Situation const& situation);

}  // namespace rondom::research
