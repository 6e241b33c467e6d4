#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

#include "journal/secret.hpp"

// Signatures (Ed25519) by which one place knows what another one said. Each has a purpose, a line of its own
// in front of what is signed, so that a signature of one thing is never one of another.
namespace rondom::journal {

/// By what a key that signs is known: 64 hexadecimal characters, which everybody may read.
class PublicKey {
public:
    explicit PublicKey(std::string bytes) : bytes_{std::move(bytes)} {}

    static tl::expected<PublicKey, std::string> read(std::filesystem::path const& file);

    /// Whether whoever has the key signed these very bytes for this purpose. The signature is hexadecimal.
    [[nodiscard]] bool signed_by(std::string_view purpose, std::string_view text, std::string_view signature)
        const;

    [[nodiscard]] std::string text() const;

private:
    std::string bytes_;
};

/// A key that signs; not a region's, which opens dossiers. Kept like one (region_key.hpp).
class SigningKey {
public:
    static tl::expected<SigningKey, std::string> read(std::filesystem::path const& file);

    /// Hexadecimal.
    [[nodiscard]] std::string signature(std::string_view purpose, std::string_view text) const;

    [[nodiscard]] PublicKey known_by() const;

private:
    explicit SigningKey(Secret const& seed) : seed_{seed} {}

    Secret seed_;
};

/// Makes a key that signs, where nothing is yet; and beside it, in FILE.pub, what it is known by.
tl::expected<void, std::string> make_signing_key(std::filesystem::path const& file);

}  // namespace rondom::journal
