#include "journal/secret.hpp"

#include <sodium.h>

namespace rondom::journal {

Secret::~Secret() { sodium_memzero(bytes_.data(), bytes_.size()); }

Secret Secret::random() {
    Secret secret;
    randombytes_buf(secret.data(), size);
    return secret;
}

Secret derived_key(RegionKey const& key, Purpose purpose) {
    static_assert(crypto_kdf_KEYBYTES == Secret::size);
    Secret derived;
    crypto_kdf_derive_from_key(
        derived.data(), Secret::size, static_cast<std::uint64_t>(purpose), "rondomjn", key.data()
    );
    return derived;
}

}  // namespace rondom::journal
