#include "journal/signature.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>

#include <fmt/core.h>
#include <sodium.h>

#include "domain/hex.hpp"
#include "journal/region_key.hpp"

namespace rondom::journal {

namespace {

static_assert(Secret::size == crypto_sign_SEEDBYTES);

/// Both halves of a key; the secret one is wiped in the end.
struct Pair {
    explicit Pair(Secret const& seed) {
        crypto_sign_seed_keypair(bytes_of(known.data()), secret.data(), seed.data());
    }
    Pair(Pair const&) = delete;
    Pair& operator=(Pair const&) = delete;
    ~Pair() { sodium_memzero(secret.data(), secret.size()); }

    std::string known = std::string(crypto_sign_PUBLICKEYBYTES, '\0');
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
};

/// So many bytes in hexadecimal, with or without the end of a line.
std::optional<std::string> bytes_in(std::string_view text, std::size_t size) {
    if (text.ends_with('\n')) { text.remove_suffix(1); }
    auto bytes = from_hex(text);
    return bytes && bytes->size() == size ? bytes : std::nullopt;
}

std::string message_of(std::string_view purpose, std::string_view text) {
    std::string message{purpose};
    return message += text;
}

Secret seed_in(RegionKey& key) {
    Secret seed;
    std::ranges::copy(key, seed.data());
    sodium_memzero(key.data(), key.size());
    return seed;
}

}  // namespace

tl::expected<PublicKey, std::string> PublicKey::read(std::filesystem::path const& file) {
    std::ifstream in{file, std::ios::binary};
    std::string line;
    std::getline(in, line);
    auto bytes = bytes_in(line, crypto_sign_PUBLICKEYBYTES);
    if (!bytes) {
        return tl::unexpected{
            fmt::format("{} is not what a key that signs is known by: its .pub", file.string())};
    }
    return PublicKey{std::move(*bytes)};
}

bool PublicKey::signed_by(std::string_view purpose, std::string_view text, std::string_view signature) const {
    auto const bytes = bytes_in(signature, crypto_sign_BYTES);
    auto const message = message_of(purpose, text);
    return bytes && crypto_sign_verify_detached(
                        bytes_of(*bytes), bytes_of(message), message.size(), bytes_of(bytes_)
                    ) == 0;
}

std::string PublicKey::text() const { return hex(bytes_); }

tl::expected<SigningKey, std::string> SigningKey::read(std::filesystem::path const& file) {
    auto seed = read_region_key(file.string());
    if (!seed) { return tl::unexpected{seed.error()}; }
    return SigningKey{seed_in(*seed)};
}

std::string SigningKey::signature(std::string_view purpose, std::string_view text) const {
    Pair const pair{seed_};
    std::string signature(crypto_sign_BYTES, '\0');
    auto const message = message_of(purpose, text);
    crypto_sign_detached(
        bytes_of(signature.data()), nullptr, bytes_of(message), message.size(), pair.secret.data()
    );
    return hex(signature);
}

PublicKey SigningKey::known_by() const { return PublicKey{Pair{seed_}.known}; }

tl::expected<void, std::string> make_signing_key(std::filesystem::path const& file) {
    auto made = create_region_key(file.string());
    if (!made) { return tl::unexpected{made.error()}; }
    sodium_memzero(made->data(), made->size());
    auto const key = SigningKey::read(file);
    if (!key) { return tl::unexpected{key.error()}; }
    auto const beside_it = std::filesystem::path{file}.concat(".pub");
    std::ofstream out{beside_it, std::ios::binary | std::ios::trunc};
    out << key->known_by().text() << '\n';
    out.close();
    if (out.fail()) { return tl::unexpected{beside_it.string() + " cannot be written"}; }
    return {};
}

}  // namespace rondom::journal
