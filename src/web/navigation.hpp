#pragma once

#include <string>
#include <vector>

#include "web/page.hpp"

namespace rondom::web {

/// The main navigation of whoever looks; only pages that exist (ux.md 3).
std::vector<NavItem> navigation_of(Visit const& visit, Head const& head);

/// The tabs of a dossier for whoever looks; only pages that exist.
std::vector<NavItem> tabs_of(Visit const& visit, Head const& head);

/// What stands at the foot of every page, in the same order (WCAG 3.2.6); only pages that exist.
std::vector<NavItem> footer_of(Visit const& visit);

/// Where people sign in; in the demonstration they choose who to be.
std::string_view sign_in_path(Visit const& visit);

/// Where somebody begins: after signing in, and when the logo is chosen.
std::string_view first_page_of(Visit const& visit);

/// The address of a public page in the language of this visit: somebody who is not signed in reads English at
/// "/en/route".
std::string public_path(Visit const& visit, std::string_view path);

}  // namespace rondom::web
