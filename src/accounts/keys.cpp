#include "accounts/keys.hpp"

#include <array>
#include <cstdint>

#include <sodium.h>

#include "domain/hex.hpp"
#include "domain/id.hpp"

namespace rondom::accounts {

namespace {

using journal::bytes_of;
using journal::Secret;

/// Eight bytes that keep these keys apart from the journal's own. Part of the format, as the numbers are.
constexpr char const* context = "rondomac";
constexpr std::uint64_t for_tokens = 1;
constexpr std::uint64_t for_places = 2;

Secret derived(journal::RegionKey const& key, std::uint64_t number) {
    Secret secret;
    crypto_kdf_derive_from_key(secret.data(), Secret::size, number, context, key.data());
    return secret;
}

std::string keyed_hash(Secret const& key, std::string_view kind, std::string_view text) {
    constexpr unsigned char end_of_kind = 0;
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash_state state;
    crypto_generichash_init(&state, key.data(), Secret::size, hash.size());
    crypto_generichash_update(&state, bytes_of(kind), kind.size());
    crypto_generichash_update(&state, &end_of_kind, 1);
    crypto_generichash_update(&state, bytes_of(text), text.size());
    crypto_generichash_final(&state, hash.data(), hash.size());
    return hex(hash);
}

constexpr std::string_view kind_of(Token purpose) {
    switch (purpose) {
        case Token::session: return "session";
        case Token::ticket: return "ticket";
        case Token::code: return "code";
        case Token::invitation: return "invitation";
        case Token::enrolment: return "enrolment";
        case Token::password_reset: return "password-reset";
    }
    return "";
}

}  // namespace

Keys::Keys(journal::RegionKey const& key)
    : tokens_{derived(key, for_tokens)}, places_{derived(key, for_places)} {}

std::string Keys::hash(Token purpose, std::string_view token) const {
    return keyed_hash(tokens_, kind_of(purpose), token);
}

std::string Keys::place(std::string_view kind, std::string_view name) const {
    return keyed_hash(places_, kind, name);
}

std::string random_token() { return random_text() + random_text(); }

bool equal_in_constant_time(std::string_view left, std::string_view right) {
    return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace rondom::accounts
