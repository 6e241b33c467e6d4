#pragma once

#include <algorithm>
#include <string_view>

// How a header field that lists things is taken apart (RFC 9110 5.6.1).
namespace rondom::web {

/// Without the blanks around it.
inline std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t";
    text.remove_prefix(std::min(text.find_first_not_of(blank), text.size()));
    return text.substr(0, text.find_last_not_of(blank) + 1);
}

/// The trimmed text before the mark, or all of it; what comes after the mark stays in `rest`.
inline std::string_view cut(std::string_view& rest, char mark) {
    auto const end = std::min(rest.find(mark), rest.size());
    auto const part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return trimmed(part);
}

}  // namespace rondom::web
