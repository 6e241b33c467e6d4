#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace rondom {

/// Two lower case digits for each byte.
template <std::size_t Size>
std::string hex(std::array<unsigned char, Size> const& bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    constexpr unsigned half = 4;
    std::string text;
    text.reserve(2 * Size);
    for (auto const byte : bytes) {
        text += digits[byte >> half];
        text += digits[byte & (digits.size() - 1)];
    }
    return text;
}

}  // namespace rondom
