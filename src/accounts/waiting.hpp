#pragma once

#include <array>
#include <optional>
#include <string>

#include "domain/day.hpp"
#include "domain/fields.hpp"
#include "domain/id.hpp"
#include "journal/journal.hpp"
#include "registers/appointments.hpp"

namespace rondom::accounts {

/// What waits in the outbox for somebody. `news` and `meeting` come from the registers (`registers::Notice`,
/// `registers::Summons`). All but news are urgent and go out at once.
enum class WaitingKind {
    news,            ///< something is ready to be seen
    code,            ///< six digits by text message
    invitation,      ///< a link by mail, for family
    enrolment,       ///< a link by mail, for professionals
    password_reset,  ///< a link by mail
    meeting,         ///< a calendar item by mail
};

constexpr auto names_of(WaitingKind) {
    using enum WaitingKind;
    return std::array<Name<WaitingKind>, 6>{
        {{news, "news"},
         {code, "code"},
         {invitation, "invitation"},
         {enrolment, "enrolment"},
         {password_reset, "password_reset"},
         {meeting, "meeting"}}};
}

/// One row of the outbox. Without a person it goes nowhere: what an unknown address sets going costs the same
/// as what a known one does.
struct Waiting {
    PersonId person;
    Moment at{};
    WaitingKind kind{};
    std::string secret;           ///< the code, or the token of the link; gone as soon as it was sent
    std::optional<Moment> until;  ///< after this it is of no use to anybody
    std::optional<registers::CalendarItem> meeting{};

    static constexpr auto fields() {
        return std::tuple{
            field("person", &Waiting::person),
            field("at", &Waiting::at),
            field("kind", &Waiting::kind),
            field("secret", &Waiting::secret),
            field("until", &Waiting::until),
            field("meeting", &Waiting::meeting)};
    }
};

/// Puts it in the outbox, together with everything else in the change.
void put_waiting(journal::Change& change, Waiting const& waiting);

}  // namespace rondom::accounts
