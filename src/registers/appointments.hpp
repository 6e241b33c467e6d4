#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "dossier/task.hpp"
#include "journal/journal.hpp"

// Who meets when: lines of "my appointments", and what the calendars of people are told.
namespace rondom::registers {

/// One line of "my appointments". Made from what the person may read, and from nothing else.
struct AppointmentLine {
    DossierId dossier;
    std::string child;  ///< as this person reads the name
    std::string words;  ///< what it is: key of the words files
    std::string page;   ///< below the dossier
    std::string command;
    Moment starts{};
    int minutes = 0;
    std::string place;
    std::optional<bool> coming;  ///< what this person answered
    bool asked = false;

    static constexpr auto fields() {
        return std::tuple{
            field("dossier", &AppointmentLine::dossier),
            field("child", &AppointmentLine::child),
            field("words", &AppointmentLine::words),
            field("page", &AppointmentLine::page),
            field("command", &AppointmentLine::command),
            field("starts", &AppointmentLine::starts),
            field("minutes", &AppointmentLine::minutes),
            field("place", &AppointmentLine::place),
            field("coming", &AppointmentLine::coming),
            field("asked", &AppointmentLine::asked)};
    }
};

/// All that a calendar gets to know: a time and a place. No child, no subject, no other guest (ux.md 10).
struct CalendarItem {
    std::string uid;   ///< the same for every message about one appointment; nothing can be read from it
    int sequence = 0;  ///< one higher with every message to this person (RFC 5545, 3.8.7.4)
    Moment starts{};
    int minutes = 0;
    std::string place;
    bool cancelled = false;

    static constexpr auto fields() {
        return std::tuple{
            field("uid", &CalendarItem::uid),
            field("sequence", &CalendarItem::sequence),
            field("starts", &CalendarItem::starts),
            field("minutes", &CalendarItem::minutes),
            field("place", &CalendarItem::place),
            field("cancelled", &CalendarItem::cancelled)};
    }
};

/// Somebody's calendar is to be told something; `accounts::Waiting` reads it in the outbox.
struct Summons {
    PersonId person;
    Moment at{};
    std::string kind{"meeting"};
    CalendarItem meeting;

    static constexpr auto fields() {
        return std::tuple{
            field("person", &Summons::person),
            field("at", &Summons::at),
            field("kind", &Summons::kind),
            field("meeting", &Summons::meeting)};
    }
};

/// What must stand in whose calendar: of a person and a uid.
using Calendars = std::map<std::pair<PersonId, std::string>, CalendarItem>;

/// The appointments that this reader may read of and is to come to.
std::vector<Appointment> appointments_of(
    VisibleDossier const& dossier, route::Profile const& profile, std::vector<Contribution> const& all
);

/// The reader's lines. `key` and `child` as for the reader's other lists.
void put_lines(
    VisibleDossier const& dossier,
    std::vector<Appointment> const& mine,
    std::string const& key,
    std::string const& child,
    journal::Change& change
);

/// Adds what is still to come. A place that names the child stays out of calendars.
void add_items(
    VisibleDossier const& dossier, std::vector<Appointment> const& mine, Moment now, Calendars& calendars
);

/// Tells every calendar what it does not know yet: that somebody is invited, that it is at another time or
/// place, or that it does not go on (for this person). What was told is kept beside the dossier, so that the
/// same is never told twice, whoever moved, withdrew a consent, left or grew older. Returns who was told.
std::set<PersonId> tell_calendars(
    journal::Journal const& journal,
    DossierId const& dossier,
    Calendars const& calendars,
    Moment now,
    journal::Change& change
);

/// Forgets what calendars were told of this dossier.
void erase_calendars(DossierId const& dossier, journal::Change& change);

}  // namespace rondom::registers
