#include "domain/id.hpp"

#include <algorithm>
#include <array>

#include <sodium.h>

namespace rondom {

namespace {

using Bits = std::array<unsigned char, 16>;

std::string base32(Bits const& bits) {
    constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    std::string text;
    unsigned held = 0;
    unsigned count = 0;
    for (auto const byte : bits) {
        held = (held << 8U) | byte;
        count += 8;
        while (count >= 5) {
            count -= 5;
            text += alphabet[(held >> count) & 31U];
        }
        held &= (1U << count) - 1U;
    }
    text += alphabet[(held << (5U - count)) & 31U];
    return text;
}

}  // namespace

std::string random_text() {
    Bits bits{};
    randombytes_buf(bits.data(), bits.size());
    return base32(bits);
}

std::string derived_text(std::string_view from, std::string_view name) {
    std::string source{from};
    source += '\0';
    source += name;
    std::array<unsigned char, 32> hash{};
    std::string_view const text{source};
    crypto_generichash(
        hash.data(),
        hash.size(),
        reinterpret_cast<unsigned char const*>(text.data()),  // NOLINT: bytes of a text
        text.size(),
        nullptr,
        0
    );
    Bits bits{};
    std::copy_n(hash.begin(), bits.size(), bits.begin());
    return base32(bits);
}

}  // namespace rondom
