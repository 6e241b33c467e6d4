#include "journal/seal.hpp"

#include <sodium.h>

namespace rondom::journal {

namespace {

constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(nonce_size + tag_size == seal_overhead);
static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == Secret::size);

}  // namespace

std::string sealed(std::string& plain, std::size_t step, std::string_view bound, Secret const& key) {
    auto const used = plain.size();
    plain.resize((used + step - 1) / step * step, '\0');
    std::string out(plain.size() + seal_overhead, '\0');
    auto* const nonce = bytes_of(out.data());
    randombytes_buf(nonce, nonce_size);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        nonce + nonce_size,
        nullptr,
        bytes_of(std::string_view{plain}),
        plain.size(),
        bytes_of(bound),
        bound.size(),
        nullptr,
        nonce,
        key.data()
    );
    sodium_memzero(plain.data(), used);
    return out;
}

bool opened(std::string& plain, std::string_view sealed, std::string_view bound, Secret const& key) {
    if (sealed.size() < seal_overhead) { return false; }
    plain.resize(sealed.size() - seal_overhead);
    auto const* const nonce = bytes_of(sealed);
    return crypto_aead_xchacha20poly1305_ietf_decrypt(
               bytes_of(plain.data()),
               nullptr,
               nullptr,
               nonce + nonce_size,
               sealed.size() - nonce_size,
               bytes_of(bound),
               bound.size(),
               nonce,
               key.data()
           ) == 0;
}

}  // namespace rondom::journal
