#pragma once

#include <string>

#include "domain/language.hpp"

namespace rondom::route {

/// A text in both languages of the region.
struct Label {
    std::string nl;
    std::string en;
    std::string
        youth_nl{};  ///< as the child itself reads it, where the text says "your child"; empty: the same
    std::string youth_en{};

    [[nodiscard]] std::string const& said(Language language, bool to_youth = false) const {
        bool const dutch = language == Language::nl;
        if (to_youth && !youth_nl.empty()) { return dutch ? youth_nl : youth_en; }
        return dutch ? nl : en;
    }
};

/// Where a rule comes from: a line of the published agreement ("S2:253"), an article of law, or an assumption
/// in words where the text is silent.
struct Origin {
    std::string source;
    std::string assumption;
};

}  // namespace rondom::route
