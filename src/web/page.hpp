#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/dossier.hpp"
#include "web/form.hpp"

namespace rondom::web {

class Visit;

/// What a page tells the layout.
struct Head {
    std::string_view title;  ///< key of the words files; says the task and never names a child
    std::string_view nav{};  ///< item of the main navigation: "work", "dossiers", "plan"...
    /// Shows the head of the dossier, with the child's name as the page's only <h1>, and the tabs. The page
    /// itself begins at <h2>. Without a dossier the page has the <h1>.
    VisibleDossier const* dossier = nullptr;
    std::string_view tab{};      ///< "route", "circle", "plan"...
    Form const* form = nullptr;  ///< its problems stand above the page and set the status
    int status = 200;
};

// ---- what the layout places

struct NavItem {
    std::string_view label;
    std::string path;
    std::string_view icon;
    bool here = false;
    int count = 0;
};

struct OtherRole {
    std::string_view role;  ///< name of the role, for the form
    std::string_view label;
    std::string_view organisation_name;
    std::string_view organisation;
};

/// Who is signed in, for the menu.
struct MenuView {
    std::string name;
    std::string initials;
    std::string_view party;  ///< for the colour
    std::string_view role;
    std::string_view organisation;
    std::vector<OtherRole> others;
    bool family = false;
};

/// Who leads, or who guards the process where nobody leads.
struct LeadView {
    std::string_view heading;
    std::string name;
    std::string_view party;
    std::string_view why;
};

struct DossierHead {
    std::string name;
    std::string initial;
    std::string line;  ///< "8 jaar, groep 5, De Zwaluw"
    std::optional<LeadView> lead;
    std::vector<NavItem> tabs;
};

struct Chrome {
    std::string_view title;
    std::string_view region_name;
    std::string_view home;
    std::vector<NavItem> nav;
    std::vector<NavItem> footer;
    std::string_view sign_in;  ///< where people sign in
    std::optional<MenuView> menu;
    std::optional<DossierHead> dossier;
    std::vector<ProblemLine> problems;
    std::vector<ReasonView> reasons;
    std::string_view flash;       ///< text of the message
    std::string_view flash_next;  ///< what happens now
    std::string path;             ///< to come back to after changing the language
    std::string other_language;   ///< address of the public page in the other language
    FormView form;                ///< for the small forms of the layout
    std::optional<Moment> story;  ///< the demonstration's time
    bool wrong = false;
    bool conflict = false;
    bool family = false;
};

/// What the layout needs to know for this page.
Chrome chrome_of(Visit const& visit, Head const& head);

/// "MD" for Marieke Dijkstra; at most two letters, of any alphabet.
std::string initials_of(std::string_view name);

}  // namespace rondom::web
