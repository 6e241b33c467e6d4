#pragma once

#include "app/rondom.hpp"
#include "web/region.hpp"

namespace rondom::app {

/// `Rondom::explain` on this region: the explanation that the reader has on the page, without a page.
tl::expected<std::string, std::string> explained(web::Region const& region, ExplainQuestion const& question);

}  // namespace rondom::app
