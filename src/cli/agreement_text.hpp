#pragma once

#include <string>

#include "renewal/agreements.hpp"
#include "renewal/migration.hpp"
#include "renewal/replay.hpp"
#include "web/words.hpp"

// What is said about versions, migrations and replays: for people, and for programs.
namespace rondom::cli {

/// `versions` name what an outcome speaks of.
std::string outcome_text(
    renewal::Outcome const& outcome,
    route::Versions const& versions,
    route::Profile const& to,
    Language language,
    bool dry_run
);
std::string outcome_json(renewal::Outcome const& outcome, route::Profile const& to, bool dry_run);

std::string replayed_text(renewal::Replayed const& replayed, Language language);
std::string replayed_json(renewal::Replayed const& replayed);

std::string objection_text(renewal::Objection const& objection, Language language);

/// One line for each version and proposal.
std::string agreements_text(std::vector<renewal::Agreement> const& agreements);

}  // namespace rondom::cli
