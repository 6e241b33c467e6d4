#pragma once

#include <array>
#include <variant>

#include "access/events.hpp"
#include "capabilities/plan/events.hpp"

namespace rondom::evaluation {

using EvaluationId = Id<struct EvaluationTag>;

struct EvaluationPlanned {
    EvaluationId evaluation;
    Moment starts{};
    int minutes = 0;
    std::string place;
    std::vector<PersonId> invited;

    static constexpr std::string_view name = "evaluation.planned";
    static constexpr Category category = Category::conference;
    static constexpr auto fields() {
        return std::tuple{
            field("evaluation", &EvaluationPlanned::evaluation),
            field("starts", &EvaluationPlanned::starts),
            field("minutes", &EvaluationPlanned::minutes),
            field("place", &EvaluationPlanned::place),
            field("invited", &EvaluationPlanned::invited)};
    }
};

/// Whoever is invited says whether they come; who planned it sees that.
struct InvitationAnswered {
    EvaluationId evaluation;
    PersonId person;
    bool coming = false;

    static constexpr std::string_view name = "evaluation.invitation-answered";
    static constexpr Category category = Category::conference;
    static constexpr auto fields() {
        return std::tuple{
            field("evaluation", &InvitationAnswered::evaluation),
            field("person", &InvitationAnswered::person),
            field("coming", &InvitationAnswered::coming)};
    }
};

/// Why a contact person is not there (R-175, C4-A7).
enum class Exception { no_youth_consent, no_consent, other };

constexpr auto names_of(Exception) {
    using enum Exception;
    return std::array<Name<Exception>, 3>{
        {{no_youth_consent, "no_youth_consent"}, {no_consent, "no_consent"}, {other, "other"}}};
}

/// Kept with the consents: it tells who said no, and that is for nobody else in the family (C3-A3, C4-A5).
struct ExceptionMade {
    EvaluationId evaluation;
    Exception reason{};
    std::string text;
    Party by{};

    static constexpr std::string_view name = "evaluation.exception-made";
    static constexpr Category category = Category::consent;
    static constexpr auto fields() {
        return std::tuple{
            field("evaluation", &ExceptionMade::evaluation),
            field("reason", &ExceptionMade::reason),
            field("text", &ExceptionMade::text),
            field("by", &ExceptionMade::by)};
    }
    [[nodiscard]] std::optional<Party> owner() const { return by; }
};

/// S2:364: adjust, scale up, scale down; or the goals are reached.
enum class Outcome { adjust, scale_up, scale_down, reached };

constexpr auto names_of(Outcome) {
    using enum Outcome;
    return std::array<Name<Outcome>, 4>{
        {{adjust, "adjust"}, {scale_up, "scale_up"}, {scale_down, "scale_down"}, {reached, "reached"}}};
}

struct EvaluationRecorded {
    EvaluationId evaluation;
    Day on{};
    Outcome outcome{};
    std::optional<Day> next_evaluation;

    static constexpr std::string_view name = "evaluation.recorded";
    static constexpr Category category = Category::conference;
    static constexpr auto fields() {
        return std::tuple{
            field("evaluation", &EvaluationRecorded::evaluation),
            field("on", &EvaluationRecorded::on),
            field("outcome", &EvaluationRecorded::outcome),
            field("next_evaluation", &EvaluationRecorded::next_evaluation)};
    }
};

/// How one goal stands, kept with the goal: each side of the plan reads its own.
struct GoalEvaluated {
    plan::GoalId goal;
    plan::Kind kind{};
    Party by{};
    bool reached = false;
    Day on{};

    static constexpr std::string_view name = "evaluation.goal-evaluated";
    static constexpr auto fields() {
        return std::tuple{
            field("goal", &GoalEvaluated::goal),
            field("kind", &GoalEvaluated::kind),
            field("by", &GoalEvaluated::by),
            field("reached", &GoalEvaluated::reached),
            field("on", &GoalEvaluated::on)};
    }
    [[nodiscard]] Category category_of() const { return plan::category_for(kind, by); }
    [[nodiscard]] std::optional<Party> owner() const { return plan::owner_for(kind, by); }
};

/// The family has the last word, whoever writes it down.
struct FamilySpoke {
    std::string words;

    static constexpr std::string_view name = "evaluation.family-spoke";
    static constexpr Category category = Category::view;
    static constexpr auto fields() { return std::tuple{field("words", &FamilySpoke::words)}; }
    [[nodiscard]] std::optional<Party> owner() const { return Party::family; }
};

/// The teacher looks back twice a year (S2:171-173, R-066).
struct YearlyEvaluated {
    Day on{};
    std::string social_emotional;
    std::string didactic;

    static constexpr std::string_view name = "evaluation.yearly-recorded";
    static constexpr Category category = Category::education;
    static constexpr auto fields() {
        return std::tuple{
            field("on", &YearlyEvaluated::on),
            field("social_emotional", &YearlyEvaluated::social_emotional),
            field("didactic", &YearlyEvaluated::didactic)};
    }
};

struct DossierClosed {
    Day on{};
    Party by{};

    static constexpr std::string_view name = "dossier.closed";
    static constexpr Category category = Category::progress;
    static constexpr auto fields() {
        return std::tuple{field("on", &DossierClosed::on), field("by", &DossierClosed::by)};
    }
    [[nodiscard]] std::optional<Party> owner() const { return by; }
};

using Event = std::variant<
    EvaluationPlanned,
    InvitationAnswered,
    ExceptionMade,
    EvaluationRecorded,
    GoalEvaluated,
    FamilySpoke,
    YearlyEvaluated,
    DossierClosed>;

}  // namespace rondom::evaluation
