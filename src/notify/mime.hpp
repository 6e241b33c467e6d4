#pragma once

#include <string>
#include <string_view>

#include "notify/post.hpp"

namespace rondom::notify {

/// Who sends.
struct Sender {
    std::string mail;    ///< "rondom@regio.example"
    std::string domain;  ///< of Message-ID and the greeting
};

/// The mail as it goes over the line (RFC 5322): plain text and the same as minimal HTML, without images or
/// anything that tells whether it was read.
std::string mime_of(Mail const& mail, Sender const& sender);

/// RFC 2045 6.7, for text with lines of any length.
std::string quoted_printable(std::string_view text);

/// "Tue, 03 Nov 2026 09:00:00 +0000"
std::string mail_date(Moment moment);

}  // namespace rondom::notify
