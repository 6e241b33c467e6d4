#pragma once

#include <string>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "dossier/dossiers.hpp"

namespace rondom::accounts {

inline tl::unexpected<Obstacle> no(Rule const& rule, std::vector<std::string> details = {}) {
    return tl::unexpected{Obstacle{Refusal{{{&rule, std::move(details)}}}}};
}

inline tl::unexpected<Obstacle> trouble(journal::Trouble what) { return tl::unexpected{Obstacle{what}}; }

}  // namespace rondom::accounts
