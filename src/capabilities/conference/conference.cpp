#include "capabilities/conference/conference.hpp"

#include <algorithm>

namespace rondom::conference {

namespace {

Conference* find(Conferences& conferences, ConferenceId const& id) {
    auto const found = std::ranges::find(conferences.all, id, &Conference::id);
    return found != conferences.all.end() ? &*found : nullptr;
}

bool waits(
    Invitation const& invitation, access::Standing const& standing, route::Profile const& profile, Day today
) {
    auto const* meeting = profile.meeting(meeting_name);
    auto const party = party_of(invitation.role);
    return meeting != nullptr && party && obstacle(standing, profile, *meeting, *party, today).has_value();
}

Task reply_of(Invitation const& invitation, Conference const& conference, Setting const& setting) {
    return {
        .id = "reply/" + invitation.person.text(),
        .step = {},
        .party = party_of(invitation.role).value_or(Party::education),
        .who = {invitation.person},
        .role = invitation.role,
        .text = {.words = "conference.task.reply"},
        .plain = {.words = "conference.task.reply.plain", .details = {invitation.name}},
        .command = "conference.reply",
        .since = local_day(invitation.since),
        .due = local_day(conference.starts),
        .state = TaskState::at_turn,
        .category = Category::conference,
        .owner = setting.profile.categories.at(Category::conference).owner};
}

void add_replies(
    Conference const& conference, Entries const& entries, Setting const& setting, std::vector<Task>& tasks
) {
    for (auto const& invitation : conference.invitations) {
        if (invitation.coming) { continue; }
        auto task = reply_of(invitation, conference, setting);
        auto const& standing = entries.part<access::Standing>();
        if (waits(invitation, standing, setting.profile, setting.today)) { task.state = TaskState::waiting; }
        tasks.push_back(std::move(task));
    }
}

/// Who already prepared is not at turn any more.
void relieve(Conference const& conference, std::vector<Task>& tasks) {
    for (auto& task : tasks) {
        if (task.state != TaskState::at_turn || task.who.empty()) { continue; }
        if (task.command == "conference.prepare_view") {
            std::erase_if(task.who, [&](PersonId const& each) { return conference.has_view_of(each); });
        } else if (task.command == "conference.prepare_voice" && conference.child_is_heard()) {
            task.who.clear();
        }
        if (task.who.empty()) { task.state = TaskState::done; }
    }
}

}  // namespace

Invitation const* Conference::invitation(PersonId const& person) const {
    auto const found = std::ranges::find(invitations, person, &Invitation::person);
    return found != invitations.end() ? &*found : nullptr;
}

bool Conference::has_view_of(PersonId const& person) const {
    return std::ranges::find(views, person, &Words::by) != views.end();
}

NeedRecorded const* Conference::need(std::string_view wanted) const {
    auto const found = std::ranges::find(needs, wanted, &NeedRecorded::need);
    return found != needs.end() ? &*found : nullptr;
}

bool Conference::child_is_heard() const {
    return voice || std::ranges::find(views, Role::youth, &Words::role) != views.end();
}

Conference const* Conferences::last() const {
    auto const found = std::find_if(all.rbegin(), all.rend(), [](Conference const& each) {
        return each.status != Status::cancelled;
    });
    return found != all.rend() ? &*found : nullptr;
}

Conference const* Conferences::current() const {
    auto const* one = last();
    return one != nullptr && one->status != Status::held ? one : nullptr;
}

void apply(Conferences& conferences, ConferenceRequested const& event, Entry const& entry) {
    auto& fresh = conferences.all.emplace_back();
    fresh.id = event.conference;
    fresh.why = event.why;
    fresh.requested_by = entry.by;
}

void apply(Conferences& conferences, ConferencePlanned const& event) {
    if (auto* one = find(conferences, event.conference)) {
        one->status = Status::planned;
        one->starts = event.starts;
        one->minutes = event.minutes;
        one->place = event.place;
        one->chair = event.chair;
    }
}

/// For another day everybody is asked again.
void apply(Conferences& conferences, ConferenceMoved const& event) {
    if (auto* one = find(conferences, event.conference)) {
        one->starts = event.starts;
        one->minutes = event.minutes;
        one->place = event.place;
        ++one->sequence;
        for (auto& each : one->invitations) {
            each.coming.reset();
        }
    }
}

void apply(Conferences& conferences, ConferenceCancelled const& event) {
    if (auto* one = find(conferences, event.conference)) {
        one->status = Status::cancelled;
        ++one->sequence;
    }
}

void apply(Conferences& conferences, PersonInvited const& event, Entry const& entry) {
    if (auto* one = find(conferences, event.conference)) {
        one->invitations.push_back(
            {.person = event.person,
             .name = event.person_name,
             .role = event.role,
             .coming = std::nullopt,
             .since = entry.at}
        );
    }
}

void apply(Conferences& conferences, InvitationAnswered const& event) {
    auto* one = find(conferences, event.conference);
    if (one == nullptr) { return; }
    for (auto& each : one->invitations) {
        if (each.person == event.person) { each.coming = event.coming; }
    }
}

void apply(Conferences& conferences, VoicePrepared const& event) {
    if (auto* one = find(conferences, event.conference)) { one->voice = event; }
}

void apply(Conferences& conferences, ViewPrepared const& event, Entry const& entry) {
    auto* one = find(conferences, event.conference);
    if (one == nullptr) { return; }
    std::erase_if(one->views, [&](Words const& each) { return each.by == entry.by; });
    one->views.push_back({.by = entry.by, .role = entry.role, .text = event.text});
}

void apply(Conferences& conferences, ItemAdded const& event, Entry const& entry) {
    if (auto* one = find(conferences, event.conference)) {
        one->agenda.push_back({.by = entry.by, .role = entry.role, .text = event.text});
    }
}

void apply(Conferences& conferences, NeedRecorded const& event) {
    auto* one = find(conferences, event.conference);
    if (one == nullptr) { return; }
    std::erase_if(one->needs, [&](NeedRecorded const& each) { return each.need == event.need; });
    one->needs.push_back(event);
}

void apply(Conferences& conferences, ConferenceHeld const& event) {
    if (auto* one = find(conferences, event.conference)) {
        one->status = Status::held;
        one->held = event;
    }
}

bool can_be_asked(route::Profile const& profile, route::Meeting const& meeting, Party party) {
    return std::ranges::any_of(profile.sharing, [&](route::Sharing const& each) {
        return each.consented == party && each.purpose == meeting.purpose &&
               each.ground == route::GroundKind::consent;
    });
}

std::optional<Reason> obstacle(
    access::Standing const& standing,
    route::Profile const& profile,
    route::Meeting const& meeting,
    Party party,
    Day today
) {
    auto const* purpose = profile.purpose(meeting.purpose);
    if (!needs_consent(party)) { return std::nullopt; }
    if (purpose == nullptr || !can_be_asked(profile, meeting, party)) {
        return Reason{&access::no_ground, {}};
    }
    return access::reason_of(standing.consent(*purpose, party, Category::conference, today));
}

bool on_hold(Invitation const& invitation, Dossier const& dossier, route::Profile const& profile, Day today) {
    return waits(invitation, dossier.standing(), profile, today);
}

bool on_hold(Invitation const& invitation, VisibleDossier const& dossier, route::Profile const& profile) {
    auto const* meeting = profile.meeting(meeting_name);
    auto const party = party_of(invitation.role);
    if (meeting == nullptr || !party || !needs_consent(*party)) { return false; }
    return std::ranges::any_of(dossier.sharing(), [&](SharingLine const& each) {
        return each.scope.receiver == *party && each.scope.purpose == meeting->purpose && !each.complete;
    });
}

void facts_of(Entries const& entries, Setting const& setting, route::Facts& facts) {
    if (auto const* last = entries.part<Conferences>().last()) {
        switch (last->status) {
            case Status::requested: facts.set("conference", "requested"); break;
            case Status::planned: facts.set("conference", "planned"); break;
            case Status::held: facts.set("conference", "held"); break;
            case Status::cancelled: break;
        }
    }

    auto const* meeting = setting.profile.meeting(meeting_name);
    auto const& standing = entries.part<access::Standing>();
    if (meeting == nullptr) { return; }
    bool const complete = std::ranges::none_of(standing.present(), [&](access::Member const& each) {
        auto const party = party_of(each.role);
        return party && can_be_asked(setting.profile, *meeting, *party) &&
               obstacle(standing, setting.profile, *meeting, *party, setting.today).has_value();
    });
    if (complete) { facts.set("conference_consent", "complete"); }
}

void appointments_of(
    VisibleDossier const& dossier, route::Profile const& profile, std::vector<Appointment>& all
) {
    auto const* one = dossier.part<Conferences>().current();
    if (one == nullptr || one->status != Status::planned) { return; }
    Appointment appointment{
        .id = one->id.text(),
        .words = "conference.appointment",
        .page = "/overleggen",
        .command = "conference.reply",
        .starts = one->starts,
        .minutes = one->minutes,
        .place = one->place,
        .guests = {}};
    for (auto const& each : one->invitations) {
        if (on_hold(each, dossier, profile)) { continue; }
        appointment.guests.push_back({.person = each.person, .coming = each.coming});
    }
    if (!one->chair.empty() && one->invitation(one->chair) == nullptr) {
        appointment.guests.push_back({.person = one->chair, .coming = true, .asked = false});
    }
    all.push_back(std::move(appointment));
}

void tasks_of(Entries const& entries, Setting const& setting, std::vector<Task>& tasks) {
    auto const* current = entries.part<Conferences>().current();
    if (current == nullptr) { return; }

    relieve(*current, tasks);
    if (current->status == Status::planned) { add_replies(*current, entries, setting, tasks); }
}

}  // namespace rondom::conference
