#pragma once

#include <map>

#include "capabilities/evaluation/events.hpp"
#include "dossier/task.hpp"

namespace rondom::evaluation {

struct Meeting {
    EvaluationId id;
    Moment starts{};
    int minutes = 0;
    std::string place;
    std::vector<PersonId> invited;
    std::optional<ExceptionMade> exception;
    std::map<PersonId, bool> coming;  ///< what those who answered said
};

struct Result {
    EvaluationRecorded record;
    std::int64_t seq = 0;
};

struct FamilyWords {
    std::string words;
    Moment at{};
};

struct Evaluations {
    using Event = evaluation::Event;

    std::optional<Meeting> planned;  ///< the one that is still to come
    std::vector<Result> results;
    std::vector<GoalEvaluated> goals;
    std::vector<FamilyWords> family;
    std::vector<YearlyEvaluated> yearly;
    std::optional<DossierClosed> closed;
};

void apply(Evaluations& evaluations, EvaluationPlanned const& event);
void apply(Evaluations& evaluations, InvitationAnswered const& event);
void apply(Evaluations& evaluations, ExceptionMade const& event);
void apply(Evaluations& evaluations, EvaluationRecorded const& event, Entry const& entry);
void apply(Evaluations& evaluations, GoalEvaluated const& event);
void apply(Evaluations& evaluations, FamilySpoke const& event, Entry const& entry);
void apply(Evaluations& evaluations, YearlyEvaluated const& event);
void apply(Evaluations& evaluations, DossierClosed const& event);

/// The days before which the teacher looks back, in the school year of this day. S2:171 says twice a year and
/// names no days: before 1 February and before 1 June, so that parents hear it before the reports.
std::vector<Day> yearly_days(Day today);

/// evaluation: what the last one of the present step says.
void facts_of(Entries const& entries, Setting const& setting, route::Facts& facts);

/// The one that is planned.
void appointments_of(
    VisibleDossier const& dossier, route::Profile const& profile, std::vector<Appointment>& all
);

/// The teacher's two evaluations a year; and the region's task to evaluate gets the day that was agreed on.
void tasks_of(Entries const& entries, Setting const& setting, std::vector<Task>& tasks);

}  // namespace rondom::evaluation
