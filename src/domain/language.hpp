#pragma once

#include <array>

#include "domain/names.hpp"

namespace rondom {

/// The languages of the interface and of what is sent to people.
enum class Language { nl, en };

constexpr auto names_of(Language) {
    return std::array<Name<Language>, 2>{{{Language::nl, "nl"}, {Language::en, "en"}}};
}

}  // namespace rondom
