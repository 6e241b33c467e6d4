#pragma once

#include <array>
#include <variant>

#include "domain/category.hpp"
#include "domain/fields.hpp"
#include "domain/role.hpp"

namespace rondom::triage {

/// S2:293: the areas of life that the intake talk goes through.
enum class LifeDomain { home, school, health, money, housing, safety, friends, leisure };

constexpr auto names_of(LifeDomain) {
    using enum LifeDomain;
    return std::array<Name<LifeDomain>, 8>{
        {{home, "home"},
         {school, "school"},
         {health, "health"},
         {money, "money"},
         {housing, "housing"},
         {safety, "safety"},
         {friends, "friends"},
         {leisure, "leisure"}}};
}

/// An intake after a triage was closed starts the next round.
struct IntakeHeld {
    Day on{};
    std::string with;
    std::vector<LifeDomain> domains;
    std::string summary;

    static constexpr std::string_view name = "triage.intake-held";
    static constexpr Category category = Category::care;
    static constexpr auto fields() {
        return std::tuple{
            field("on", &IntakeHeld::on),
            field("with", &IntakeHeld::with),
            field("domains", &IntakeHeld::domains),
            field("summary", &IntakeHeld::summary)};
    }
};

/// S2:297-299: one bounded problem; several at once; several with a serious threat. Or no question after all.
enum class Class { none, single, multiple, multi_problem };

constexpr auto names_of(Class) {
    using enum Class;
    return std::array<Name<Class>, 4>{
        {{none, "none"}, {single, "single"}, {multiple, "multiple"}, {multi_problem, "multi_problem"}}};
}

/// G-01: what the lead table calls complex.
constexpr bool is_complex(Class value) { return value == Class::multiple || value == Class::multi_problem; }

/// nature, severity and urgency of the question, and the class that follows from them.
struct QuestionAssessed {
    std::string nature;
    std::string severity;
    std::string urgency;
    Class proposed{};

    static constexpr std::string_view name = "triage.question-assessed";
    static constexpr Category category = Category::care;
    static constexpr auto fields() {
        return std::tuple{
            field("nature", &QuestionAssessed::nature),
            field("severity", &QuestionAssessed::severity),
            field("urgency", &QuestionAssessed::urgency),
            field("proposed", &QuestionAssessed::proposed)};
    }
};

/// One of the two signatures. Whose it is stands in the entry.
struct TriageSigned {
    Class value{};

    static constexpr std::string_view name = "triage.signed";
    static constexpr Category category = Category::care;
    static constexpr auto fields() { return std::tuple{field("class", &TriageSigned::value)}; }
};

/// Both signed for the same class: the outcome, without the story behind it.
struct TriageClosed {
    Class value{};

    static constexpr std::string_view name = "triage.closed";
    static constexpr Category category = Category::outcome;
    static constexpr auto fields() { return std::tuple{field("class", &TriageClosed::value)}; }
};

/// What was agreed to prevent a crisis or to make the situation stable (S2:301).
struct CrisisAgreed {
    std::string agreement;

    static constexpr std::string_view name = "triage.crisis-agreed";
    static constexpr Category category = Category::care;
    static constexpr auto fields() { return std::tuple{field("agreement", &CrisisAgreed::agreement)}; }
};

/// S2:309-311.
enum class Deployment { own_strength, general_provision, individual_provision };

constexpr auto names_of(Deployment) {
    using enum Deployment;
    return std::array<Name<Deployment>, 3>{
        {{own_strength, "own_strength"},
         {general_provision, "general_provision"},
         {individual_provision, "individual_provision"}}};
}

struct HelpDeployed {
    Deployment kind{};
    std::string what;
    Day on{};

    static constexpr std::string_view name = "triage.help-deployed";
    static constexpr Category category = Category::care;
    static constexpr auto fields() {
        return std::tuple{
            field("kind", &HelpDeployed::kind),
            field("what", &HelpDeployed::what),
            field("on", &HelpDeployed::on)};
    }
};

/// The case waits in the work queue. That it waits, and until when, is progress; why is care.
struct Queued {
    Day review_on{};

    static constexpr std::string_view name = "triage.queued";
    static constexpr Category category = Category::progress;
    static constexpr auto fields() { return std::tuple{field("review_on", &Queued::review_on)}; }
    [[nodiscard]] std::optional<Party> owner() const { return Party::social_team; }
};

struct QueueExplained {
    std::string reason;

    static constexpr std::string_view name = "triage.queue-explained";
    static constexpr Category category = Category::care;
    static constexpr auto fields() { return std::tuple{field("reason", &QueueExplained::reason)}; }
};

using Event = std::variant<
    IntakeHeld,
    QuestionAssessed,
    TriageSigned,
    TriageClosed,
    CrisisAgreed,
    HelpDeployed,
    Queued,
    QueueExplained>;

}  // namespace rondom::triage
