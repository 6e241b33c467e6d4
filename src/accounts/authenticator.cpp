#include "accounts/authenticator.hpp"

#include <array>

#include <fmt/core.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include "accounts/keys.hpp"
#include "journal/secret.hpp"

namespace rondom::accounts {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::int64_t seconds_of_period = 30;
constexpr std::int64_t codes_differ = 1;  // periods
constexpr std::size_t secret_bytes = 20;

std::string base32(std::string_view bytes) {
    std::string text;
    unsigned held = 0;
    unsigned count = 0;
    for (auto const each : bytes) {
        held = (held << 8U) | static_cast<unsigned char>(each);
        for (count += 8; count >= 5; count -= 5) {
            text += alphabet[(held >> (count - 5)) & 31U];
        }
        held &= (1U << count) - 1U;
    }
    if (count > 0) { text += alphabet[(held << (5U - count)) & 31U]; }
    return text;
}

/// Empty when there is something in it that is no base 32.
std::string bytes_of_base32(std::string_view text) {
    std::string bytes;
    unsigned held = 0;
    unsigned count = 0;
    for (auto const each : text) {
        auto const value = alphabet.find(each);
        if (value == std::string_view::npos) { return {}; }
        held = (held << 5U) | static_cast<unsigned>(value);
        count += 5;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>((held >> count) & 255U);
        }
        held &= (1U << count) - 1U;
    }
    return bytes;
}

}  // namespace

std::string new_authenticator_secret() {
    std::string bytes(secret_bytes, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return base32(bytes);
}

std::int64_t authenticator_period(Moment moment) {
    return moment.time_since_epoch().count() / seconds_of_period;
}

/// RFC 4226 5.3.
std::string authenticator_code(std::string_view secret, std::int64_t period, int digits) {
    auto const key = bytes_of_base32(secret);
    if (key.empty()) { return {}; }
    std::array<unsigned char, 8> counter{};
    for (std::size_t each = 0; each < counter.size(); ++each) {
        counter[counter.size() - 1 - each] =
            static_cast<unsigned char>(static_cast<std::uint64_t>(period) >> (8 * each));
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned size = 0;
    HMAC(
        EVP_sha1(),
        key.data(),
        static_cast<int>(key.size()),
        counter.data(),
        counter.size(),
        hash.data(),
        &size
    );
    if (size == 0) { return {}; }
    std::size_t const from = hash[size - 1] & 15U;
    std::uint32_t number = 0;
    for (std::size_t each = 0; each < 4; ++each) {
        number = (number << 8U) | hash[from + each];
    }
    number &= 0x7FFFFFFFU;
    auto const text = fmt::format("{:010}", number);
    return text.substr(text.size() - static_cast<std::size_t>(digits));
}

std::optional<std::int64_t> period_of_code(
    std::string_view secret, std::string_view code, Moment now, std::int64_t last_used
) {
    auto const present = authenticator_period(now);
    std::optional<std::int64_t> found;
    for (auto period = present - codes_differ; period <= present + codes_differ; ++period) {
        bool const right = equal_in_constant_time(authenticator_code(secret, period), code);
        if (right && !code.empty() && period > last_used) { found = period; }
    }
    return found;
}

std::string otpauth_text(std::string_view secret, std::string_view account) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~@";
    std::string label;
    for (auto const each : account) {
        if (plain.find(each) != std::string_view::npos) {
            label += each;
        } else {
            label += fmt::format("%{:02X}", static_cast<unsigned char>(each));
        }
    }
    return fmt::format("otpauth://totp/Rondom:{}?secret={}&issuer=Rondom", label, secret);
}

std::string in_groups(std::string_view secret) {
    constexpr std::size_t group = 4;
    std::string text;
    for (std::size_t from = 0; from < secret.size(); from += group) {
        text += (from == 0 ? "" : " ");
        text += secret.substr(from, group);
    }
    return text;
}

}  // namespace rondom::accounts
