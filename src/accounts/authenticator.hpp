#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/day.hpp"

// Codes of an authenticator app: RFC 6238 with SHA-1, six digits, thirty seconds, as every app knows them.
namespace rondom::accounts {

/// 160 random bits in base 32, as people type it over (RFC 4226 4, R6).
std::string new_authenticator_secret();

/// The code of one period, `digits` long; periods count from 1970. Empty when the secret is none.
std::string authenticator_code(std::string_view secret, std::int64_t period, int digits = 6);

std::int64_t authenticator_period(Moment moment);

/// In which period this code is right: the present one, or the one before or after it, because clocks differ.
/// Codes up to and including period `last_used` are not right again. Takes the same time for every code.
std::optional<std::int64_t> period_of_code(
    std::string_view secret, std::string_view code, Moment now, std::int64_t last_used
);

/// What an app reads: "otpauth://totp/Rondom:..."
std::string otpauth_text(std::string_view secret, std::string_view account);

/// The secret in groups of four.
std::string in_groups(std::string_view secret);

}  // namespace rondom::accounts
