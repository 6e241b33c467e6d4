#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rondom::accounts {

/// An e-mail address as it can be written in a mail, without the spaces around it; nothing when it is none.
/// What could begin another line or another receiver is refused.
std::optional<std::string> readable_mail(std::string_view typed);

/// The same address for everybody who types it another way: small letters.
std::string same_mail(std::string_view mail);

/// A mobile number as the text-message gateway takes it: "+31612345678". Reads "06-1234 5678", "0031 6 ..."
/// and numbers of other countries that begin with + or 00; nothing when it is none.
std::optional<std::string> readable_mobile(std::string_view typed);

/// "•• •• •• 78": enough to recognise one's own number.
std::string masked_mobile(std::string_view mobile);

}  // namespace rondom::accounts
