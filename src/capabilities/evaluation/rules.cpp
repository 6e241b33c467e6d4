#include "capabilities/evaluation/rules.hpp"

#include <algorithm>

#include "capabilities/conference/rules.hpp"
#include "capabilities/conference/table.hpp"
#include "capabilities/plan/rules.hpp"
#include "domain/contains.hpp"

namespace rondom::evaluation {

namespace {

using conference::Guest;

bool is_in_step(std::string_view command, Situation const& situation) {
    auto const* step = conference::current_step(situation.dossier, situation.profile);
    return step != nullptr && conference::has_task(*step, situation.profile, command);
}

/// The parties of which a contact person must be invited now: as the region says, where they have a place in
/// this step at all.
std::vector<Party> contact_parties(route::Meeting const& meeting, Situation const& situation) {
    auto const* step = conference::current_step(situation.dossier, situation.profile);
    if (step == nullptr || !meeting.contact_when.holds(situation.facts)) { return {}; }
    std::vector<Party> parties;
    for (auto const role : meeting.contact) {
        auto const party = party_of(role);
        auto const* cell = party ? step->cell(*party) : nullptr;
        bool const takes_part = cell != nullptr && cell->when.holds(situation.facts);
        if (takes_part && !contains(parties, *party)) { parties.push_back(*party); }
    }
    return parties;
}

/// S2:364: contact persons of school and municipality are always invited.
bool contacts_invited(std::vector<PersonId> const& invited, Situation const& situation) {
    auto const* meeting = situation.profile.meeting("evaluation");
    if (meeting == nullptr) { return true; }
    return std::ranges::all_of(contact_parties(*meeting, situation), [&](Party party) {
        return std::ranges::any_of(invited, [&](PersonId const& person) {
            auto const who = conference::guest(person, situation);
            return who && party_of(who->role) == party && contains(meeting->contact, who->role);
        });
    });
}

bool is_explained(std::optional<Exception> exception, std::string const& text) {
    return !exception || *exception != Exception::other || !text.empty();
}

/// Why these people cannot be invited: they do not take part, or there is no consent.
std::vector<Reason> obstacles(std::vector<PersonId> const& invited, Situation const& situation) {
    auto const* meeting = situation.profile.meeting("evaluation");
    std::vector<Reason> reasons;
    for (auto const& person : invited) {
        auto const who = conference::guest(person, situation);
        if (meeting == nullptr || !who) { return {Reason{&conference::only_involved, {}}}; }
        auto reason = conference::obstacle(*who, *meeting, situation);
        if (reason) { reasons.push_back(std::move(*reason)); }
    }
    return reasons;
}

std::vector<PersonId> everybody(PlanEvaluation const& command, Situation const& situation) {
    auto people = command.invited;
    auto const* meeting = situation.profile.meeting("evaluation");
    if (meeting == nullptr) { return people; }
    for (auto const& each : conference::always_invited(*meeting, situation)) {
        if (!contains(people, each.person)) { people.push_back(each.person); }
    }
    return people;
}

/// What comes after: another day within the term, or at the end the word of the family.
Rule const* nothing_after(RecordEvaluation const& command, Situation const& situation) {
    if (command.outcome == Outcome::reached) {
        return command.family_words.empty() ? &family_first : nullptr;
    }
    auto const& next = command.next_evaluation;
    bool const in_term = next && plan::in_term(*next, situation.profile, situation.today);
    return in_term ? nullptr : &next_day;
}

/// Why this evaluation cannot be recorded yet; nothing when it can.
Rule const* obstacle(RecordEvaluation const& command, Situation const& situation) {
    auto const& planned = situation.dossier.part<Evaluations>().planned;
    bool const excepted = command.exception || (planned && planned->exception);
    bool const complete = contacts_invited(planned ? planned->invited : std::vector<PersonId>{}, situation);

    if (!is_in_step("evaluation.record", situation)) { return &not_in_this_step; }
    if (command.on > situation.today) { return &not_yet; }
    if (!complete && !excepted) { return &party_missing; }
    if (!is_explained(command.exception, command.exception_text)) { return &exception_reason; }
    return nothing_after(command, situation);
}

/// One result per goal; false when a goal is not in the plan.
bool add_results(
    std::vector<plan::GoalId> const& goals,
    bool reached,
    RecordEvaluation const& command,
    Situation const& situation,
    std::vector<Event>& events
) {
    auto const& plan = situation.dossier.part<plan::Plan>();
    return std::ranges::all_of(goals, [&](plan::GoalId const& id) {
        auto const* goal = plan.goal(id);
        if (goal == nullptr) { return false; }
        events.emplace_back(GoalEvaluated{
            .goal = id, .kind = goal->kind, .by = goal->by, .reached = reached, .on = command.on});
        return true;
    });
}

}  // namespace

Decision<Event> decide(PlanEvaluation const& command, Situation const& situation) {
    auto const people = everybody(command, situation);
    bool const complete = contacts_invited(people, situation);

    if (!is_in_step("evaluation.plan", situation)) { return refuse(not_in_this_step); }
    if (command.starts <= situation.now) { return refuse(starts_later); }
    if (auto reasons = obstacles(command.invited, situation); !reasons.empty()) {
        return refuse(std::move(reasons));
    }
    if (!complete && !command.exception) { return refuse(party_missing); }
    if (!is_explained(command.exception, command.exception_text)) { return refuse(exception_reason); }

    // planned again is moved: the same one, at another time
    auto const& planned = situation.dossier.part<Evaluations>().planned;
    auto const id = planned ? planned->id : situation.new_id<EvaluationId>();
    std::vector<Event> events{EvaluationPlanned{
        .evaluation = id,
        .starts = command.starts,
        .minutes = command.minutes,
        .place = command.place,
        .invited = people}};
    if (command.exception) {
        events.emplace_back(ExceptionMade{
            .evaluation = id,
            .reason = *command.exception,
            .text = command.exception_text,
            .by = situation.party()});
    }
    return events;
}

Decision<Event> decide(Reply const& command, Situation const& situation) {
    auto const& planned = situation.dossier.part<Evaluations>().planned;
    auto const& me = situation.actor.person;
    if (!planned || !contains(planned->invited, me)) { return refuse(not_invited); }
    auto const answer = planned->coming.find(me);
    if (answer != planned->coming.end() && answer->second == command.coming) { return {}; }

    return {{InvitationAnswered{.evaluation = planned->id, .person = me, .coming = command.coming}}};
}

/// The outcome last but for the family, who has the last word.
Decision<Event> decide(RecordEvaluation const& command, Situation const& situation) {
    if (auto const* rule = obstacle(command, situation)) { return refuse(*rule); }

    auto const& planned = situation.dossier.part<Evaluations>().planned;
    auto const id = planned ? planned->id : situation.new_id<EvaluationId>();
    std::vector<Event> events;
    if (command.exception) {
        events.emplace_back(ExceptionMade{
            .evaluation = id,
            .reason = *command.exception,
            .text = command.exception_text,
            .by = situation.party()});
    }
    bool const known = add_results(command.goals_reached, true, command, situation, events) &&
                       add_results(command.goals_open, false, command, situation, events);
    if (!known) { return refuse(plan::goal_known); }

    events.emplace_back(EvaluationRecorded{
        .evaluation = id,
        .on = command.on,
        .outcome = command.outcome,
        .next_evaluation = command.outcome == Outcome::reached ? std::nullopt : command.next_evaluation});
    if (!command.family_words.empty()) { events.emplace_back(FamilySpoke{.words = command.family_words}); }
    return events;
}

Decision<Event> decide(RecordYearly const& command, Situation const& situation) {
    if (command.on > situation.today) { return refuse(not_yet); }

    return {{YearlyEvaluated{
        .on = command.on, .social_emotional = command.social_emotional, .didactic = command.didactic}}};
}

/// Only where the route ends; then nobody outside school and family keeps a place around the child.
Decision<Closing> decide(CloseDossier const& command, Situation const& situation) {
    auto const* step = conference::current_step(situation.dossier, situation.profile);

    if (step == nullptr || !step->end) { return refuse(route_goes_on); }
    if (situation.dossier.part<Evaluations>().closed) { return {}; }
    if (command.family_words.empty()) { return refuse(family_first); }

    std::vector<Closing> events{DossierClosed{.on = situation.today, .by = situation.party()}};
    for (auto const& each : names_of(Party{})) {
        bool const leaves =
            conference::needs_consent(each.value) && situation.standing().takes_part(each.value);
        if (leaves) {
            events.emplace_back(access::PartyClosed{
                .party = each.value, .reason = "closed", .on = situation.today});
        }
    }
    events.emplace_back(FamilySpoke{.words = command.family_words});
    return events;
}

Decision<Leaving> decide(TellSchoolLeft const& command, Situation const& situation) {
    if (command.on > situation.today) { return refuse(not_yet); }
    if (situation.dossier.part<keeping::Closings>().left_school == command.on) { return {}; }

    return {{keeping::SchoolLeft{.on = command.on}}};
}

}  // namespace rondom::evaluation
