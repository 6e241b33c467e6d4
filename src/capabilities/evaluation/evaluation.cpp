#include "capabilities/evaluation/evaluation.hpp"

#include <algorithm>

#include "capabilities/plan/plan.hpp"
#include "route/steps.hpp"

namespace rondom::evaluation {

namespace {

/// How long before its day a yearly evaluation is at turn.
constexpr std::chrono::days ahead{28};

Day first_of_school_year(Day today) {
    auto const year =
        today.month() >= std::chrono::August ? today.year() : today.year() - std::chrono::years{1};
    return year / std::chrono::August / 1;
}

/// The day that was agreed on last: with the plan, or at the last evaluation.
std::optional<Day> agreed_day(Entries const& entries) {
    auto const& results = entries.part<Evaluations>().results;
    auto const* version = entries.part<plan::Plan>().settled();
    bool const plan_is_newer =
        version != nullptr && (results.empty() || version->settled > results.back().seq);
    if (plan_is_newer) { return version->next_evaluation; }
    return results.empty() ? std::nullopt : results.back().record.next_evaluation;
}

Task yearly_task(Day due, access::Standing const& standing, Setting const& setting) {
    auto const* teacher = standing.first_member(Role::teacher);
    auto const from = due + -ahead;
    Task task{
        .id = "yearly/" + iso_text(due),
        .step = {},
        .party = Party::education,
        .who = {},
        .role = Role::teacher,
        .text = {.words = "evaluation.task.yearly"},
        .plain = {.words = "evaluation.task.yearly.plain"},
        .command = "evaluation.yearly",
        .since = from,
        .from = from,
        .due = due,
        .state = setting.today < from ? TaskState::later : TaskState::at_turn,
        .category = Category::education,
        .owner = setting.profile.categories.at(Category::education).owner};
    if (teacher != nullptr) { task.who.push_back(teacher->person); }
    return task;
}

/// Those of this school year that came after the dossier was opened, less those that were recorded.
void add_yearly(Entries const& entries, Setting const& setting, std::vector<Task>& tasks) {
    auto const& yearly = entries.part<Evaluations>().yearly;
    auto const opened = local_day(entries.all().front().at);
    auto const start = first_of_school_year(setting.today);
    auto recorded =
        std::ranges::count_if(yearly, [&](YearlyEvaluated const& each) { return each.on >= start; });

    for (auto const due : yearly_days(setting.today)) {
        if (due < opened) { continue; }
        if (recorded > 0) {
            --recorded;
            continue;
        }
        tasks.push_back(yearly_task(due, entries.part<access::Standing>(), setting));
    }
}

}  // namespace

void apply(Evaluations& evaluations, EvaluationPlanned const& event) {
    evaluations.planned = Meeting{
        .id = event.evaluation,
        .starts = event.starts,
        .minutes = event.minutes,
        .place = event.place,
        .invited = event.invited,
        .exception = std::nullopt,
        .coming = {}};
}

void apply(Evaluations& evaluations, InvitationAnswered const& event) {
    bool const this_one = evaluations.planned && evaluations.planned->id == event.evaluation;
    if (this_one) { evaluations.planned->coming[event.person] = event.coming; }
}

void apply(Evaluations& evaluations, ExceptionMade const& event) {
    if (evaluations.planned && evaluations.planned->id == event.evaluation) {
        evaluations.planned->exception = event;
    }
}

void apply(Evaluations& evaluations, EvaluationRecorded const& event, Entry const& entry) {
    evaluations.results.push_back({.record = event, .seq = entry.seq});
    evaluations.planned.reset();
}

void apply(Evaluations& evaluations, GoalEvaluated const& event) { evaluations.goals.push_back(event); }

void apply(Evaluations& evaluations, FamilySpoke const& event, Entry const& entry) {
    evaluations.family.push_back({.words = event.words, .at = entry.at});
}

void apply(Evaluations& evaluations, YearlyEvaluated const& event) { evaluations.yearly.push_back(event); }
void apply(Evaluations& evaluations, DossierClosed const& event) { evaluations.closed = event; }

std::vector<Day> yearly_days(Day today) {
    auto const start = first_of_school_year(today);
    auto const year = start.year() + std::chrono::years{1};
    return {year / std::chrono::February / 1, year / std::chrono::June / 1};
}

void facts_of(Entries const& entries, Setting const& /*setting*/, route::Facts& facts) {
    auto const& results = entries.part<Evaluations>().results;
    auto const* step = entries.part<route::Steps>().current();
    bool const counts = !results.empty() && (step == nullptr || results.back().seq > step->seq);
    if (counts) { facts.set("evaluation", name_of(results.back().record.outcome)); }
}

/// Who was invited outside school reads of it on consent only, so whoever reads is not on hold.
void appointments_of(
    VisibleDossier const& dossier, route::Profile const& /*profile*/, std::vector<Appointment>& all
) {
    auto const& planned = dossier.part<Evaluations>().planned;
    if (!planned) { return; }
    Appointment appointment{
        .id = planned->id.text(),
        .words = "evaluation.appointment",
        .page = "/evaluatie",
        .command = "evaluation.reply",
        .starts = planned->starts,
        .minutes = planned->minutes,
        .place = planned->place,
        .guests = {}};
    for (auto const& each : planned->invited) {
        auto const answer = planned->coming.find(each);
        appointment.guests.push_back(
            {.person = each,
             .coming = answer != planned->coming.end() ? std::optional{answer->second} : std::nullopt}
        );
    }
    all.push_back(std::move(appointment));
}

void tasks_of(Entries const& entries, Setting const& setting, std::vector<Task>& tasks) {
    bool const closed = entries.part<Evaluations>().closed.has_value();
    auto const agreed = agreed_day(entries);
    for (auto& task : tasks) {
        if (task.state != TaskState::at_turn) { continue; }
        if (task.command == "evaluation.record" && agreed) {
            task.due = agreed;
            task.reckoned.reset();
        }
        if (task.command == "dossier.close" && closed) { task.state = TaskState::done; }
    }
    if (!closed && !entries.empty()) { add_yearly(entries, setting, tasks); }
}

}  // namespace rondom::evaluation
