#pragma once

#include "capabilities/conference/events.hpp"
#include "dossier/dossier.hpp"
#include "dossier/task.hpp"

namespace rondom::conference {

struct Invitation {
    PersonId person;
    std::string name;
    Role role{};
    std::optional<bool> coming;
    Moment since{};
};

struct Words {
    PersonId by;
    Role role{};
    std::string text;
};

enum class Status { requested, planned, held, cancelled };

struct Conference {
    ConferenceId id;
    Status status{};
    std::string why;
    PersonId requested_by;
    Moment starts{};
    int minutes = 0;
    std::string place;
    PersonId chair;
    int sequence = 0;  ///< how often it was moved or cancelled (RFC 5545, SEQUENCE)
    std::vector<Invitation> invitations;
    std::vector<Words> agenda;
    std::vector<Words> views;
    std::optional<VoicePrepared> voice;
    std::vector<NeedRecorded> needs;  ///< the last words on each
    std::optional<ConferenceHeld> held;

    [[nodiscard]] Invitation const* invitation(PersonId const& person) const;
    [[nodiscard]] bool has_view_of(PersonId const& person) const;
    [[nodiscard]] NeedRecorded const* need(std::string_view wanted) const;
    /// Somebody asked the child, or the youth wrote its own words.
    [[nodiscard]] bool child_is_heard() const;
};

struct Conferences {
    using Event = conference::Event;

    std::vector<Conference> all;

    [[nodiscard]] Conference const* last() const;     ///< that was not cancelled
    [[nodiscard]] Conference const* current() const;  ///< requested or planned
};

void apply(Conferences& conferences, ConferenceRequested const& event, Entry const& entry);
void apply(Conferences& conferences, ConferencePlanned const& event);
void apply(Conferences& conferences, ConferenceMoved const& event);
void apply(Conferences& conferences, ConferenceCancelled const& event);
void apply(Conferences& conferences, PersonInvited const& event, Entry const& entry);
void apply(Conferences& conferences, InvitationAnswered const& event);
void apply(Conferences& conferences, VoicePrepared const& event);
void apply(Conferences& conferences, ViewPrepared const& event, Entry const& entry);
void apply(Conferences& conferences, ItemAdded const& event, Entry const& entry);
void apply(Conferences& conferences, NeedRecorded const& event);
void apply(Conferences& conferences, ConferenceHeld const& event);

/// The name under which a profile lists this meeting.
inline constexpr std::string_view meeting_name = "conference";

/// Outside school and family nobody sits at the table without consent for this purpose.
constexpr bool needs_consent(Party party) { return party != Party::family && party != Party::education; }

/// The region lets this party hear of what is said at the table, if the family agrees.
bool can_be_asked(route::Profile const& profile, route::Meeting const& meeting, Party party);

/// What is missing for somebody of this party to sit at the table of this meeting on this day.
std::optional<Reason> obstacle(
    access::Standing const& standing,
    route::Profile const& profile,
    route::Meeting const& meeting,
    Party party,
    Day today
);

/// The invitation waits: consent for this person's party is not complete (C4-A3). Derived on the day, so that
/// it follows birthdays and withdrawals. On the whole dossier, and as one reader may know it.
bool on_hold(Invitation const& invitation, Dossier const& dossier, route::Profile const& profile, Day today);
bool on_hold(Invitation const& invitation, VisibleDossier const& dossier, route::Profile const& profile);

/// conference, conference_consent.
void facts_of(Entries const& entries, Setting const& setting, route::Facts& facts);

/// The one that is planned. Whoever chairs comes, too.
void appointments_of(
    VisibleDossier const& dossier, route::Profile const& profile, std::vector<Appointment>& all
);

/// A reply per invited person; and the region's tasks to prepare only for those who still have to.
void tasks_of(Entries const& entries, Setting const& setting, std::vector<Task>& tasks);

}  // namespace rondom::conference
