#include "capabilities/conference/rules.hpp"

#include <algorithm>

#include "capabilities/conference/table.hpp"
#include "domain/contains.hpp"
#include "dossier/dossiers.hpp"

namespace rondom::conference {

namespace {

Conference const* current(Situation const& situation) {
    return situation.dossier.part<Conferences>().current();
}

/// Who is wanted at the table outside school and family: those named, or everybody who takes part; and
/// whoever calls the meeting or always sits there, also before that person takes part (S4:11).
std::vector<Party> wanted(
    RequestConference const& command, route::Meeting const& meeting, Situation const& situation
) {
    auto parties = command.parties;
    auto const add = [&](Role role) {
        auto const party = party_of(role);
        bool const new_one =
            party && can_be_asked(situation.profile, meeting, *party) && !contains(parties, *party);
        if (new_one && needs_consent(*party)) { parties.push_back(*party); }
    };
    if (command.parties.empty()) {
        for (auto const& each : situation.standing().present()) {
            add(each.role);
        }
    }
    std::ranges::for_each(meeting.always, add);
    std::ranges::for_each(meeting.called_by, add);
    return parties;
}

/// Why these parties cannot sit at the table on this day, one reason each.
std::vector<Reason> obstacles(
    std::vector<Party> const& parties, route::Meeting const& meeting, Day day, Situation const& situation
) {
    std::vector<Reason> reasons;
    for (auto const party : parties) {
        auto reason = obstacle(situation.standing(), situation.profile, meeting, party, day);
        if (reason) { reasons.push_back(std::move(*reason)); }
    }
    return reasons;
}

PersonInvited invited(ConferenceId const& conference, Guest const& guest) {
    return {.conference = conference, .person = guest.person, .person_name = guest.name, .role = guest.role};
}

/// The conference that an organiser may change; `planned` when it must have a day already.
tl::expected<Conference const*, Refusal> organised(Situation const& situation, bool planned) {
    auto const* one = current(situation);
    if (!may_organise(situation)) { return refuse(role_no_power); }
    if (situation.profile.meeting(meeting_name) == nullptr) { return refuse(step_gate); }
    if (one == nullptr) { return refuse(request_first); }
    if (planned && one->status != Status::planned) { return refuse(plan_first); }
    return one;
}

/// Every fixed seat was taken by somebody with that role (R-157, C2-A4).
bool seats_taken(
    route::Meeting const& meeting, Conference const& conference, std::vector<PersonId> const& present
) {
    return std::ranges::all_of(meeting.present, [&](Role role) {
        return std::ranges::any_of(present, [&](PersonId const& person) {
            auto const* invitation = conference.invitation(person);
            return invitation != nullptr && invitation->role == role;
        });
    });
}

bool needs_recorded(route::Meeting const& meeting, Conference const& conference) {
    return std::ranges::all_of(meeting.needs, [&](route::Need const& each) {
        return conference.need(each.id) != nullptr;
    });
}

}  // namespace

Decision<Event> decide(RequestConference const& command, Situation const& situation) {
    auto const* meeting = situation.profile.meeting(meeting_name);
    if (!may_request(situation)) { return refuse(role_no_power); }
    if (meeting == nullptr || !route_has_come(situation)) { return refuse(step_gate); }
    if (current(situation) != nullptr) { return refuse(under_way); }

    auto const parties = wanted(command, *meeting, situation);
    auto reasons = obstacles(parties, *meeting, situation.today, situation);
    if (!reasons.empty()) { return refuse(std::move(reasons)); }
    return {{ConferenceRequested{.conference = situation.new_id<ConferenceId>(), .why = command.why}}};
}

/// Who is invited in any case is invited with the day.
Decision<Event> decide(PlanConference const& command, Situation const& situation) {
    auto const one = organised(situation, false);
    if (!one) { return tl::unexpected{one.error()}; }
    auto const& conference = **one;
    if (conference.status == Status::planned) { return refuse(under_way); }
    if (command.starts <= situation.now) { return refuse(starts_later); }

    std::vector<Event> events{ConferencePlanned{
        .conference = conference.id,
        .starts = command.starts,
        .minutes = command.minutes,
        .place = command.place,
        .chair = command.chair}};
    auto const* meeting = situation.profile.meeting(meeting_name);
    for (auto const& each : always_invited(*meeting, situation)) {
        bool const is_new = conference.invitation(each.person) == nullptr;
        if (is_new) { events.emplace_back(invited(conference.id, each)); }
    }
    return events;
}

Decision<Event> decide(MoveConference const& command, Situation const& situation) {
    auto const one = organised(situation, true);
    if (!one) { return tl::unexpected{one.error()}; }
    if (command.starts <= situation.now) { return refuse(starts_later); }

    return {{ConferenceMoved{
        .conference = (*one)->id,
        .starts = command.starts,
        .minutes = command.minutes,
        .place = command.place}}};
}

Decision<Event> decide(CancelConference const& command, Situation const& situation) {
    auto const one = organised(situation, false);
    if (!one) { return tl::unexpected{one.error()}; }

    return {{ConferenceCancelled{.conference = (*one)->id, .reason = command.reason}}};
}

Decision<Event> decide(Invite const& command, Situation const& situation) {
    auto const one = organised(situation, false);
    if (!one) { return tl::unexpected{one.error()}; }
    auto const* meeting = situation.profile.meeting(meeting_name);
    auto const who = guest(command.person, command.role, situation);

    if (!who) { return refuse(only_involved); }
    auto reason = obstacle(*who, *meeting, situation);
    if (reason) { return refuse({std::move(*reason)}); }
    if ((*one)->invitation(command.person) != nullptr) { return {}; }

    return {{invited((*one)->id, *who)}};
}

Decision<Event> decide(Reply const& command, Situation const& situation) {
    auto const* one = current(situation);
    auto const* invitation = one != nullptr ? one->invitation(situation.actor.person) : nullptr;
    if (invitation == nullptr) { return refuse(not_invited); }
    if (invitation->coming == command.coming) { return {}; }

    return {{InvitationAnswered{
        .conference = one->id, .person = situation.actor.person, .coming = command.coming}}};
}

Decision<Event> decide(PrepareVoice const& command, Situation const& situation) {
    auto const* one = current(situation);
    bool const needs_text = command.mode != Voice::present && command.mode != Voice::drawing;
    if (one == nullptr) { return refuse(request_first); }
    if (needs_text && command.text.empty()) { return refuse(voice_reason); }

    return {{VoicePrepared{.conference = one->id, .mode = command.mode, .text = command.text}}};
}

Decision<Event> decide(PrepareView const& command, Situation const& situation) {
    auto const* one = current(situation);
    if (one == nullptr) { return refuse(request_first); }

    return {{ViewPrepared{.conference = one->id, .text = command.text}}};
}

Decision<Event> decide(AddItem const& command, Situation const& situation) {
    auto const* one = current(situation);
    if (one == nullptr) { return refuse(request_first); }
    bool const at_table = one->invitation(situation.actor.person) != nullptr || may_organise(situation);
    if (!at_table) { return refuse(not_invited); }

    return {{ItemAdded{.conference = one->id, .text = command.text}}};
}

Decision<Event> decide(RecordNeed const& command, Situation const& situation) {
    auto const one = organised(situation, true);
    if (!one) { return tl::unexpected{one.error()}; }
    auto const& needs = situation.profile.meeting(meeting_name)->needs;
    bool const known = std::ranges::find(needs, command.need, &route::Need::id) != needs.end();
    if (!known) { return refuse(need_unknown); }

    return {{NeedRecorded{.conference = (*one)->id, .need = command.need, .text = command.text}}};
}

/// The child was heard, everybody who belongs there was invited, the fixed seats were taken or the report
/// says why not, every part of it is there, and nobody sat there without ground.
Decision<Event> decide(RecordConference const& command, Situation const& situation) {
    auto const one = organised(situation, true);
    if (!one) { return tl::unexpected{one.error()}; }
    auto const& conference = **one;
    auto const* meeting = situation.profile.meeting(meeting_name);
    auto const always = always_invited(*meeting, situation);

    std::vector<Party> parties;
    for (auto const& person : command.present) {
        auto const* invitation = conference.invitation(person);
        if (invitation == nullptr) { return refuse(only_involved); }
        parties.push_back(party_of(invitation->role).value_or(Party::education));
    }
    bool const all_invited = std::ranges::all_of(always, [&](Guest const& each) {
        return conference.invitation(each.person) != nullptr;
    });

    if (command.on > situation.today) { return refuse(not_yet); }
    if (!conference.child_is_heard()) { return refuse(voice_first); }
    if (!all_invited) { return refuse(quorum_missing); }
    if (!seats_taken(*meeting, conference, command.present) && command.absence.empty()) {
        return refuse(quorum_missing);
    }
    if (!needs_recorded(*meeting, conference)) { return refuse(needs_first); }
    auto reasons = obstacles(parties, *meeting, command.on, situation);
    if (!reasons.empty()) { return refuse(std::move(reasons)); }

    return {{ConferenceHeld{
        .conference = conference.id,
        .on = command.on,
        .present = command.present,
        .decisions = command.decisions,
        .absence = command.absence}}};
}

}  // namespace rondom::conference
