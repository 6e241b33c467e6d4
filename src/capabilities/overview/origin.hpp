#pragma once

#include <string>
#include <vector>

#include "route/explanation.hpp"
#include "web/visit.hpp"

namespace rondom::overview {

/// Where an agreement stands, as people read it: "S2:283, S2:253" of the published text gives
/// "Ondersteuningsroute, regel 283 en 253"; an article of law stays as it is. Empty when there is no source.
std::string source_text(web::Visit const& visit, route::Origin const& origin);

/// What a rule rests on, in words. The quotes are in the language of the published text, which is Dutch; what
/// the region assumed stands in English.
struct SourceView {
    std::string where;
    std::vector<std::string> quotes;
    std::string assumption;
};

SourceView source_of(web::Visit const& visit, route::Backing const& backing);

}  // namespace rondom::overview
