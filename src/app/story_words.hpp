#pragma once

#include <string>
#include <string_view>

#include "domain/language.hpp"
#include "domain/rule.hpp"
#include "route/profile.hpp"

namespace rondom::app {

/// A reason as people read it on the page: why not, and what now.
std::string spoken(Reason const& reason, route::Profile const& profile, Language language);

/// Why not, in English, without the details of one case; empty when there is no such rule.
std::string words_of_rule(std::string_view rule);

/// What is wrong with a field, in English: from the key of a complaint.
std::string words_of_complaint(std::string_view key);

}  // namespace rondom::app
