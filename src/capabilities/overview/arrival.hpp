#pragma once

#include <optional>

#include "capabilities/overview/pages.hpp"

namespace rondom::overview {

/// Which way of the profile led to this step, and what was known then; nothing before the first step.
std::optional<ArrivalView> arrival_of(
    web::Visit const& visit, VisibleDossier const& dossier, std::vector<Task> const& tasks
);

}  // namespace rondom::overview
