#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/parts.hpp"

namespace rondom::agenda {

struct AppointmentRow {
    std::string id;
    Moment starts{};
    web::DayLeaf leaf;
    std::string_view what;
    std::string child;
    std::string hours;
    std::string place;
    std::string path;  ///< of the meeting in its dossier
    web::StateView answer;
    std::optional<web::FormView> reply;
};

struct AgendaPage {
    std::vector<AppointmentRow> rows;
    web::EmptyView empty;
};

http::Response my_appointments(web::Visit& visit);

}  // namespace rondom::agenda
