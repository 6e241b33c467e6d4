#include "web/tokens.hpp"

#include <sodium.h>

#include <cstdint>

#include "domain/hex.hpp"

namespace rondom::web {
namespace {

constexpr std::size_t proof_bytes = 20;
constexpr char separator = '~';

/// The length stands before the text, so that no two pairs of texts give the same bytes.
void add(crypto_generichash_state& state, std::string_view text) {
    std::uint64_t const size = text.size();
    crypto_generichash_update(&state, reinterpret_cast<unsigned char const*>(&size), sizeof size);
    crypto_generichash_update(&state, reinterpret_cast<unsigned char const*>(text.data()), text.size());
}

}  // namespace

bool equal_in_constant_time(std::string_view left, std::string_view right) {
    return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

std::string Tokens::proof(std::string_view purpose, std::string_view first, std::string_view second) const {
    crypto_generichash_state state;
    crypto_generichash_init(&state, key_.data(), key_.size(), proof_bytes);
    add(state, purpose);
    add(state, first);
    add(state, second);
    std::array<unsigned char, proof_bytes> hash{};
    crypto_generichash_final(&state, hash.data(), hash.size());

    return hex(hash);
}

std::string Tokens::form(std::string_view session_secret, std::string_view command) const {
    return proof("form", session_secret, command);
}

bool Tokens::is_form(std::string_view token, std::string_view session_secret, std::string_view command)
    const {
    return !command.empty() && equal_in_constant_time(token, form(session_secret, command));
}

std::string Tokens::sealed(std::string_view text, std::string_view session_secret) const {
    auto result = proof("cookie", session_secret, text);
    result += separator;
    result += text;
    return result;
}

std::string_view Tokens::opened(std::string_view sealed, std::string_view session_secret) const {
    auto const cut = sealed.find(separator);
    if (cut == std::string_view::npos) { return {}; }
    auto const text = sealed.substr(cut + 1);
    auto const ours = proof("cookie", session_secret, text);
    return equal_in_constant_time(sealed.substr(0, cut), ours) ? text : std::string_view{};
}

}  // namespace rondom::web
