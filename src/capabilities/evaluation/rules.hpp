#pragma once

#include "capabilities/evaluation/evaluation.hpp"
#include "dossier/situation.hpp"
#include "keeping/events.hpp"

namespace rondom::evaluation {

inline constexpr Rule not_in_this_step{.name = "evaluation.not-in-this-step", .source = "S2:364; R-174"};
inline constexpr Rule not_invited{.name = "evaluation.not-invited", .source = "S2:364; R-175"};
inline constexpr Rule starts_later{.name = "evaluation.starts-later", .source = "S2:364; R-174"};
inline constexpr Rule party_missing{
    .name = "evaluation.partyMissing", .source = "S2:364; R-175; G-03; C4-A7"};
inline constexpr Rule exception_reason{.name = "evaluation.exception.reason", .source = "R-175; C4-A7"};
inline constexpr Rule not_yet{.name = "evaluation.not-yet", .source = "R-174"};
inline constexpr Rule next_day{.name = "evaluation.next-day", .source = "R-176; G-18"};
inline constexpr Rule family_first{.name = "evaluation.family-words", .source = "S2:30; R-039"};
inline constexpr Rule route_goes_on{.name = "dossier.close.route-goes-on", .source = "S2:364; R-131"};

struct PlanEvaluation {
    Moment starts{};
    int minutes = 0;
    std::string place;
    std::vector<PersonId> invited;
    std::optional<Exception> exception{};
    std::string exception_text{};

    static constexpr Permission permission{
        .name = "evaluation.plan",
        .who = roles::school | Roles{Role::case_manager, Role::board_support_lead}};
    static constexpr auto fields() {
        return std::tuple{
            field("starts", &PlanEvaluation::starts),
            field("minutes", &PlanEvaluation::minutes),
            field("place", &PlanEvaluation::place),
            field("invited", &PlanEvaluation::invited),
            field("exception", &PlanEvaluation::exception),
            field("exception_text", &PlanEvaluation::exception_text)};
    }
};

struct Reply {
    bool coming = false;

    static constexpr Permission permission{
        .name = "evaluation.reply", .who = roles::everyone | Roles{Role::supporter}};
    static constexpr auto fields() { return std::tuple{field("coming", &Reply::coming)}; }
};

struct RecordEvaluation {
    Day on{};
    Outcome outcome{};
    std::string family_words{};
    std::optional<Day> next_evaluation{};
    std::vector<plan::GoalId> goals_reached{};
    std::vector<plan::GoalId> goals_open{};
    std::optional<Exception> exception{};
    std::string exception_text{};

    static constexpr Permission permission{
        .name = "evaluation.record", .who = roles::school | Roles{Role::case_manager}};
    static constexpr auto fields() {
        return std::tuple{
            field("on", &RecordEvaluation::on),
            field("outcome", &RecordEvaluation::outcome),
            field("family_words", &RecordEvaluation::family_words),
            field("next_evaluation", &RecordEvaluation::next_evaluation),
            field("goals_reached", &RecordEvaluation::goals_reached),
            field("goals_open", &RecordEvaluation::goals_open),
            field("exception", &RecordEvaluation::exception),
            field("exception_text", &RecordEvaluation::exception_text)};
    }
};

struct RecordYearly {
    Day on{};
    std::string social_emotional;
    std::string didactic;

    static constexpr Permission permission{
        .name = "evaluation.yearly", .who = {Role::teacher, Role::support_coordinator}};
    static constexpr auto fields() {
        return std::tuple{
            field("on", &RecordYearly::on),
            field("social_emotional", &RecordYearly::social_emotional),
            field("didactic", &RecordYearly::didactic)};
    }
};

struct CloseDossier {
    std::string family_words;

    static constexpr Permission permission{
        .name = "dossier.close", .who = {Role::support_coordinator, Role::principal}};
    static constexpr auto fields() { return std::tuple{field("family_words", &CloseDossier::family_words)}; }
};

/// From then on the periods of what the school keeps count (law.md 3.8).
struct TellSchoolLeft {
    Day on{};

    static constexpr Permission permission{
        .name = "dossier.school_left", .who = {Role::support_coordinator, Role::principal}};
    static constexpr auto fields() { return std::tuple{field("on", &TellSchoolLeft::on)}; }
};

using Leaving = std::variant<keeping::SchoolLeft>;

/// With the dossier the part of everybody outside school and family ends.
using Closing = std::variant<FamilySpoke, access::PartyClosed, DossierClosed>;

Decision<Event> decide(PlanEvaluation const& command, Situation const& situation);
Decision<Event> decide(Reply const& command, Situation const& situation);
Decision<Event> decide(RecordEvaluation const& command, Situation const& situation);
Decision<Event> decide(RecordYearly const& command, Situation const& situation);
Decision<Closing> decide(CloseDossier const& command, Situation const& situation);
Decision<Leaving> decide(TellSchoolLeft const& command, Situation const& situation);

}  // namespace rondom::evaluation
