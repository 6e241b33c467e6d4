#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "accounts/waiting.hpp"
#include "domain/language.hpp"

namespace rondom::notify {

/// What a text may say beside its own words: where Rondom is, whom to call, and a link or code.
struct Particulars {
    std::string address;  ///< "rondom.regio.example": people go there themselves
    std::string phone;
    std::string secret;
};

/// The words of a key, with {1} the address, {2} the number and {3} the link or code.
using Wording = std::function<std::string(Language, std::string_view key, Particulars const&)>;

/// Every mail has the same subject, so that nobody who looks over a shoulder knows which one it is.
inline constexpr std::string_view subject_key = "notify.subject";

/// What stands in somebody's calendar beside a time and a place.
inline constexpr std::string_view calendar_title_key = "notify.calendar.title";
inline constexpr std::string_view calendar_text_key = "notify.calendar.text";

/// The mail with an appointment that does not go on.
inline constexpr std::string_view cancelled_key = "notify.mail.meeting-cancelled";

/// The key of a mail's text.
std::string_view mail_key(accounts::WaitingKind kind);

/// The key of a text message's text; empty for what never goes by text message.
std::string_view text_key(accounts::WaitingKind kind);

/// The path behind which a link is used, and that of my appointments, where an invitation is answered by
/// whoever signs in; empty for what has no link.
std::string_view link_path(accounts::WaitingKind kind);

}  // namespace rondom::notify
