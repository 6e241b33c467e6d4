#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "web/form.hpp"
#include "web/page.hpp"
#include "web/route.hpp"

namespace rondom::web {

/// Signing in, and coming in for the first time.
std::span<Route const> sign_in_routes();

/// One step: one question on one card.
struct DoorPage {
    std::string_view heading;
    std::string intro;
    std::string_view fact_term;  ///< something to read or type over
    std::string fact;
    FormView form;
    std::vector<FieldView> fields;
    std::string_view save;
    std::vector<NavItem> others;  ///< other ways
};

}  // namespace rondom::web
