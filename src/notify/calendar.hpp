#pragma once

#include <string>
#include <string_view>

#include "registers/appointments.hpp"

namespace rondom::notify {

/// What an agenda gets to know of an appointment: a time, a place, and where to answer. No name of a child,
/// no subject, no other guest (ux.md 10).
struct CalendarEntry {
    registers::CalendarItem item;
    std::string title;
    std::string text;
    std::string link;            ///< where an invitation is answered; people sign in there
    std::string organiser_mail;  ///< Rondom's own address
    std::string guest_mail;
    Moment sent{};
};

/// "REQUEST", or "CANCEL" when it does not go on for this guest (RFC 5546).
std::string_view calendar_method(registers::CalendarItem const& item);

/// The iTIP message (RFC 5545, RFC 5546) for one guest. It asks for no reply by mail: one answers at the
/// link.
std::string calendar_text(CalendarEntry const& entry);

}  // namespace rondom::notify
