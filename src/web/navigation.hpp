#pragma once

#include <string>
#include <vector>

#include "web/page.hpp"

namespace rondom::web {

/// The main navigation of whoever looks; only pages that exist (ux.md 3).
std::vector<NavItem> navigation_of(Visit const& visit, Head const& head);

/// The tabs of a dossier for whoever looks; only pages that exist.
std::vector<NavItem> tabs_of(Visit const& visit, Head const& head);

/// Where somebody begins: after signing in, and when the logo is chosen.
std::string_view first_page_of(Visit const& visit);

}  // namespace rondom::web
