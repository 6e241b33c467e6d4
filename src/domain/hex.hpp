#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace rondom {

/// Two lower case digits for each byte.
inline std::string hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    constexpr unsigned half = 4;
    std::string text;
    text.reserve(2 * bytes.size());
    for (auto const each : bytes) {
        auto const byte = static_cast<unsigned char>(each);
        text += digits[byte >> half];
        text += digits[byte & (digits.size() - 1)];
    }
    return text;
}

template <std::size_t Size>
std::string hex(std::array<unsigned char, Size> const& bytes) {
    return hex(std::string_view{reinterpret_cast<char const*>(bytes.data()), Size}
    );  // NOLINT: the same bytes
}

/// The bytes that were written so; nothing when none were.
inline std::optional<std::string> from_hex(std::string_view text) {
    if (text.size() % 2 != 0) { return std::nullopt; }
    std::string bytes;
    bytes.reserve(text.size() / 2);
    for (; !text.empty(); text.remove_prefix(2)) {
        unsigned char byte = 0;
        constexpr int base = 16;
        auto const read = std::from_chars(text.data(), text.data() + 2, byte, base);
        if (read.ec != std::errc{} || read.ptr != text.data() + 2) { return std::nullopt; }
        bytes += static_cast<char>(byte);
    }
    return bytes;
}

}  // namespace rondom
