#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "journal/store.hpp"

namespace rondom::journal {

/// 32 secret bytes, wiped when they go out of scope.
class Secret {
public:
    static constexpr std::size_t size = 32;

    Secret() = default;
    Secret(Secret const&) = default;
    Secret& operator=(Secret const&) = default;
    ~Secret();

    /// Fresh random bytes.
    static Secret random();

    [[nodiscard]] unsigned char* data() noexcept { return bytes_.data(); }
    [[nodiscard]] unsigned char const* data() const noexcept { return bytes_.data(); }

private:
    std::array<unsigned char, size> bytes_{};
};

/// What a key is for. Each purpose has a key of its own, derived from the region's key (crypto_kdf); the
/// numbers are part of the format and never change.
enum class Purpose : std::uint64_t {
    wrap_data_keys = 1,
    seal_rows = 2,
    recognise_key = 3,  ///< the check value that tells a wrong region key
    prove_forgotten = 4,
};

Secret derived_key(RegionKey const& key, Purpose purpose);

/// Text as the bytes that a C library wants.
inline unsigned char const* bytes_of(std::string_view text) noexcept {
    return reinterpret_cast<unsigned char const*>(text.data());  // NOLINT: the same bytes, another name
}

inline unsigned char* bytes_of(char* text) noexcept {
    return reinterpret_cast<unsigned char*>(text);  // NOLINT: the same bytes, another name
}

}  // namespace rondom::journal
