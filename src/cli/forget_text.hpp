#pragma once

#include <string>
#include <vector>

#include "domain/language.hpp"
#include "keeping/forgetting.hpp"

// What is said about forgetting. Nothing of it names a child.
namespace rondom::cli {

/// A line for each dossier, and how many stay.
std::string forgotten_text(keeping::Outcome const& outcome, Language language, bool dry_run);

/// For the region's privacy officer: what was destroyed, on what ground, with proofs.
std::string certificate_text(
    std::vector<keeping::Certified> const& all, Day since, Moment now, Language language
);

}  // namespace rondom::cli
