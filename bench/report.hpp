#pragma once

#include <cstdint>
#include <string>

#include "appends.hpp"
#include "first_page.hpp"
#include "pages.hpp"

namespace rondom::bench {

/// Everything that was measured in one run.
struct Measured {
    Pages pages;
    Appends appends;
    Figure start;       ///< milliseconds to the first answer
    Figure memory;      ///< MB resident when everything was asked
    Figure new_memory;  ///< MB resident after the first answer
    FirstLoad sign_in;
    FirstLoad work;
    FirstLoad dossier;
    std::size_t large = 0;  ///< dossiers
    std::size_t small = 0;
    std::uintmax_t large_bytes = 0;
    std::uintmax_t small_bytes = 0;
    int rounds = 0;
};

/// What the issue asks for, line by line.
std::string table_of(Measured const& measured);

/// What else is good to know of the same run.
std::string remarks_on(Measured const& measured);

}  // namespace rondom::bench
