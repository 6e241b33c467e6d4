#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "journal/secret.hpp"

namespace rondom::journal {

/// A nonce of 24 bytes in front, a tag of 16 behind (XChaCha20-Poly1305).
inline constexpr std::size_t seal_overhead = 40;

/// Pads `plain` with zeros to a multiple of `step`, and seals it under a fresh random nonce; `plain` is
/// wiped. `bound` is what the bytes belong to: they open only beside the same.
std::string sealed(std::string& plain, std::size_t step, std::string_view bound, Secret const& key);

/// Opens into `plain` (its memory is reused); false when anything is not as it was sealed.
bool opened(std::string& plain, std::string_view sealed, std::string_view bound, Secret const& key);

}  // namespace rondom::journal
