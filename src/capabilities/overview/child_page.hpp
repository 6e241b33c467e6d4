#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/visit.hpp"

namespace rondom::overview {

/// One step as a family reads it.
struct PlainStep {
    std::string_view text;
    std::string_view kind;  ///< klaar, nu, straks
    bool here = false;
    bool done = false;
    std::string when;
};

struct ChildPage {
    std::vector<PlainStep> steps;
};

/// What parents and youth see first: where we are, in plain sentences.
http::Response child_page(web::Visit& visit);

}  // namespace rondom::overview
