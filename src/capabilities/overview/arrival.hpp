#pragma once

#include <optional>

#include "capabilities/overview/pages.hpp"
#include "route/steps.hpp"

namespace rondom::overview {

/// The step that was entered last, with the way that led there, and how many entries the reader had before.
struct Arrived {
    route::StepEntered entered;  ///< the step by the name that it has now
    std::size_t before = 0;
    std::string version;  ///< of the agreement that opened the way
};

std::optional<Arrived> last_entered(VisibleDossier const& dossier);

/// The way that led there, in the version of then; nothing before the first step.
route::Transition const* way_of(web::Visit const& visit, Arrived const& last);

/// What this reader may know of what was known at that moment.
route::Facts facts_then(web::Visit const& visit, VisibleDossier const& dossier, Arrived const& last);

/// Which way of the profile led to this step, and what was known then; nothing before the first step.
std::optional<ArrivalView> arrival_of(
    web::Visit const& visit, VisibleDossier const& dossier, std::vector<Task> const& tasks
);

}  // namespace rondom::overview
