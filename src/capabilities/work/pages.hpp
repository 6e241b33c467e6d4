#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/parts.hpp"

namespace rondom::work {

/// One way to look at a list, as a link.
struct FilterView {
    std::string_view label;
    std::string path;
    int count = 0;
    bool here = false;
};

/// The route of one dossier in dots: done, here, to come.
struct MiniRoute {
    std::vector<std::string_view> dots;  ///< k, n or nothing, as the style sheet names them
    std::string words;                   ///< the same in words
};

struct WorkRow {
    std::string path;
    std::string child;
    std::string initial;
    std::string task;
    std::string why;
    std::string_view kind;  ///< laat, zet; empty: quiet
    std::optional<web::StateView> state;
    std::string when;
    std::string why_then;  ///< why that day, and who is next when it has passed
};

struct WorkGroup {
    std::string_view id;
    std::string_view title;
    bool quiet = false;
    std::vector<WorkRow> rows;
};

struct DossierRow {
    std::string path;
    std::string child;
    std::string initial;
    std::string about;  ///< "groep 5 · De Zwaluw"
    std::string step;
    std::string at_turn;
    std::string_view kind;
    MiniRoute route;
    std::optional<web::StateView> state;
    std::string due;
};

struct WorkPage {
    Day today{};
    std::vector<FilterView> filters;
    std::vector<WorkGroup> groups;
    std::vector<DossierRow> dossiers;
    std::string all_dossiers;
    std::string new_path;  ///< where a dossier begins; empty when this reader may not
    web::EmptyView empty;
};

struct DossiersPage {
    std::vector<FilterView> filters;
    std::string search;
    std::string_view shown;  ///< the filter that is on, to keep it while searching
    std::vector<DossierRow> rows;
    std::string new_path;
    web::EmptyView empty;
};

http::Response my_work(web::Visit& visit);
http::Response my_dossiers(web::Visit& visit);

}  // namespace rondom::work
