#pragma once

#include <string>

#include "journal/verify.hpp"

namespace rondom::cli {

/// One thing, with its place, as a line.
std::string damage_text(journal::Damage const& damage);

/// What was found, as lines: each damage with its place, and what there is.
std::string findings_text(journal::Findings const& findings);

}  // namespace rondom::cli
