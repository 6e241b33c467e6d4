#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace rondom::fuzz {

/// What must hold for every input; libFuzzer keeps the input for which it does not.
inline void expected(bool holds, std::string_view what, std::string_view about = {}) {
    if (holds) { return; }
    std::fprintf(stderr, "should hold: %s: %s\n", std::string{what}.c_str(), std::string{about}.c_str());
    std::abort();
}

}  // namespace rondom::fuzz
