#pragma once

#include <string>

#include "capabilities/conference/conference.hpp"

namespace rondom::conference {

/// What an agenda gets to know of a conference: a time and a place. No name of a child, no subject, no other
/// guest (ux.md 10).
struct CalendarEntry {
    ConferenceId conference;
    int sequence = 0;  ///< of the conference; a calendar keeps the highest
    Moment starts{};
    int minutes = 0;
    std::string place;
    std::string organiser_mail;
    std::string guest_mail;
    Moment sent{};
};

/// The same for every message about one conference, and nothing can be read from it.
std::string calendar_uid(ConferenceId const& conference);

/// An iTIP message (RFC 5545, RFC 5546) for one guest: come, or come at another time.
std::string calendar_request(CalendarEntry const& entry);

/// An iTIP message for one guest: it does not go on, or this guest is not invited any more.
std::string calendar_cancel(CalendarEntry const& entry);

}  // namespace rondom::conference
