#pragma once

#include <optional>

#include "capabilities/overview/pages.hpp"
#include "route/steps.hpp"

namespace rondom::overview {

/// The step that was entered last, with the way that led there, and how many entries the reader had before.
struct Arrived {
    route::StepEntered entered;
    std::size_t before = 0;
};

std::optional<Arrived> last_entered(VisibleDossier const& dossier);

/// Which way of the profile led to this step, and what was known then; nothing before the first step.
std::optional<ArrivalView> arrival_of(
    web::Visit const& visit, VisibleDossier const& dossier, std::vector<Task> const& tasks
);

}  // namespace rondom::overview
