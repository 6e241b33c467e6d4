#pragma once

#include <string>

#include "web/visit.hpp"

namespace rondom::overview {

/// Where an agreement stands, as people read it: "S2:283, S2:253" of the published text gives
/// "Ondersteuningsroute, regel 283 en 253"; an article of law stays as it is. Empty when there is no source.
std::string source_text(web::Visit const& visit, route::Origin const& origin);

}  // namespace rondom::overview
