#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "capabilities/log/sentences.hpp"
#include "web/parts.hpp"

namespace rondom::log {

/// One way to look at the log, as a link.
struct FilterView {
    std::string_view label;
    std::string path;
    bool here = false;
};

struct LogRow {
    std::optional<Day> month;  ///< at the first line of a month
    Moment at{};
    std::string_view colour;  ///< of the point: ja, besluit, gesprek
    std::string_view icon;
    std::string who;
    std::string what;
    std::string text;
};

/// What this reader may know of that it exists, and of whom.
struct ShieldedView {
    std::string_view what;
    std::string_view whose;
};

struct LogPage {
    std::vector<FilterView> filters;
    std::vector<LogRow> rows;
    std::vector<ShieldedView> shielded;
    web::EmptyView empty;
    std::string note_path;  ///< empty when this reader may not add a note
    std::string newer;
    std::string older;
};

struct NotePage {
    web::FormView form;
    web::FieldView text;
    std::string_view who_sees;
    std::string back;
};

http::Response list(web::Visit& visit);
http::Response note(web::Visit& visit);
http::Response note_sent(web::Visit& visit);

}  // namespace rondom::log
