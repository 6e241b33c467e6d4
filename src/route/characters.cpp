#include "route/characters.hpp"

#include <algorithm>

namespace rondom::route {

namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

/// How many bytes the UTF-8 character that starts with `lead` has; 0 when none starts like that.
std::size_t length_of(unsigned char lead) {
    if (lead < 0x80) { return 1; }
    if (lead >= 0xC2 && lead < 0xE0) { return 2; }
    if (lead >= 0xE0 && lead < 0xF0) { return 3; }
    return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

bool is_follower(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// Overlong forms, surrogates and what lies beyond Unicode.
bool is_crooked(unsigned char lead, unsigned char second) {
    return (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
           (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
}

/// The first character of `text`; none when it is no UTF-8.
struct Character {
    char32_t code = 0;
    std::size_t bytes = 0;
};

std::optional<Character> first_of(std::string_view text) {
    auto const lead = static_cast<unsigned char>(text.front());
    auto const bytes = length_of(lead);
    if (bytes == 0 || bytes > text.size() || !std::ranges::all_of(text.substr(1, bytes - 1), is_follower)) {
        return std::nullopt;
    }
    if (bytes == 1) { return Character{.code = lead, .bytes = 1}; }
    if (is_crooked(lead, static_cast<unsigned char>(text[1]))) { return std::nullopt; }
    char32_t code = lead & (0x7FU >> bytes);
    for (auto const byte : text.substr(1, bytes - 1)) {
        code = (code << 6U) | (static_cast<unsigned char>(byte) & 0x3FU);
    }
    return Character{.code = code, .bytes = bytes};
}

struct Range {
    char32_t first;
    char32_t last;
};

/// What has no shape of its own, or makes other words look otherwise than they are.
constexpr Range unseen[] = {
    {0x00, 0x08},      // NUL and its like
    {0x0B, 0x0C},      // form feed
    {0x0E, 0x1F},      // escape
    {0x7F, 0x84},      // delete
    {0x86, 0x9F},      // control characters of other times
    {0x202A, 0x202E},  // turning the direction of reading for what follows
    {0x2066, 0x2069},  // the same
    {0xFEFF, 0xFEFF},  // the mark of UTF-8, anywhere but at the start
    {0xFFFE, 0xFFFF}   // no characters
};

bool is_unseen(char32_t code) {
    return std::ranges::any_of(unseen, [&](Range const& each) {
        return each.first <= code && code <= each.last;
    });
}

/// UTF-16 and UTF-32 begin with a mark of their own; without it every second byte of plain text is NUL.
bool is_wide(std::string_view text) {
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) { return true; }
    return text.size() >= 4 && (text[0] == '\0') != (text[1] == '\0') && (text[2] == '\0' || text[3] == '\0');
}

}  // namespace

std::optional<Unreadable> first_unreadable(std::string_view file, std::string_view text) {
    Place place{.file = file, .line = 1, .column = 1};
    if (is_wide(text)) {
        return Unreadable{place, "this file is UTF-16 or UTF-32", "save the file as UTF-8"};
    }
    for (auto rest = without_mark(text); !rest.empty();) {
        auto const character = first_of(rest);
        if (!character) { return Unreadable{place, "this is not readable text", "save the file as UTF-8"}; }
        if (is_unseen(character->code)) {
            return Unreadable{place, "a character that nobody can see stands here", "remove it"};
        }
        if (static_cast<std::size_t>(place.column) > longest_line) {
            return Unreadable{place, "this line is too long", "a line has at most 4000 characters: break it"};
        }
        ++place.column;
        if (character->code == '\n') {
            ++place.line;
            place.column = 1;
        }
        rest.remove_prefix(character->bytes);
    }
    return std::nullopt;
}

std::string_view without_mark(std::string_view text) {
    if (text.starts_with(utf8_mark)) { text.remove_prefix(utf8_mark.size()); }
    return text;
}

std::size_t characters_in(std::string_view bytes) {
    return bytes.size() - static_cast<std::size_t>(std::ranges::count_if(bytes, is_follower));
}

}  // namespace rondom::route
