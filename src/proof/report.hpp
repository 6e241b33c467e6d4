#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/json.hpp"
#include "domain/language.hpp"
#include "proof/prove.hpp"

namespace rondom::proof {

/// How a report is written down.
struct Wording {
    Language language = Language::en;
    bool publishing = false;  ///< every assumption needs somebody who stands for it
};

/// The assumptions that nobody stands for yet.
std::vector<Assumption const*> unsigned_of(Report const& report);

/// Holds no error, and when it is to be published no assumption without a name.
bool is_proved(Report const& report, bool publishing);

/// One finding: the line, what is wrong, for which facts, what usually mends it.
std::string text_of(Finding const& finding, Language language);

/// The whole report, as people read it.
std::string text_of(Report const& report, std::string_view name, Wording const& wording);

/// The same for programs, in both languages.
void write(json::Writer& out, Report const& report, std::string_view name, bool publishing);

}  // namespace rondom::proof
