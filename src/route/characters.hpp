#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "route/finding.hpp"

namespace rondom::route {

/// In characters. The longest line of the regions has under 1,000; a longer one than this was not written by
/// people.
inline constexpr std::size_t longest_line = 4000;

/// What keeps a file from being read as text that people wrote, and where: the first place at which it is no
/// UTF-8, holds what nobody can see (NUL, other control characters, marks that make text look otherwise than
/// it is), or runs on without an end of line. A mark of UTF-8 at the very start is fine.
struct Unreadable {
    Place place;
    std::string_view message;
    std::string_view allowed;
};
std::optional<Unreadable> first_unreadable(std::string_view file, std::string_view text);

/// The text without the mark that some editors put before UTF-8.
std::string_view without_mark(std::string_view text);

constexpr bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// How many characters `bytes` of UTF-8 are.
std::size_t characters_in(std::string_view bytes);

}  // namespace rondom::route
