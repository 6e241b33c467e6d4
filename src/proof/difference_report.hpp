#pragma once

#include <string>
#include <vector>

#include "domain/json.hpp"
#include "domain/language.hpp"
#include "proof/difference.hpp"

namespace rondom::proof {

/// The whole difference, as people read it: who can read more than before first and apart.
std::string text_of(Difference const& difference, Language language);

/// One sentence of a reading, with its place and example.
std::string text_of(SaidReading const& reading, Language language);

/// One changed rule and what it says otherwise.
std::string text_of(Change const& change, Language language);

/// That rule, and whether it is new or gone; and what it says, or says otherwise, a line each.
std::string title_of(Change const& change, Language language);
std::vector<std::string> lines_of(Change const& change, Language language);

/// What one thing that a rule says was, and what it becomes.
std::string text_of(Otherwise const& otherwise, Language language);

/// The same for programs, in both languages.
void write(json::Writer& out, Difference const& difference);

}  // namespace rondom::proof
