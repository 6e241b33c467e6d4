#pragma once

#include <cstddef>
#include <string>

#include <sodium.h>

namespace rondom::bench {

inline std::string random_bytes(std::size_t size) {
    std::string bytes(size, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

/// What the rows of one append (appends.cpp) hold when they are sealed, by size.
struct AppendBytes {
    std::string entry = random_bytes(552);  // NOLINT: measured
    std::string line = random_bytes(488);   // NOLINT: measured
    std::string head = random_bytes(104);   // NOLINT: measured
    std::string link = random_bytes(32);    // NOLINT: BLAKE2b-256
};

}  // namespace rondom::bench
