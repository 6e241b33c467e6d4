#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/visit.hpp"

namespace rondom::web {

/// A page that is one form: enough for most commands. Its words are "<key>.title" (of the browser),
/// "<key>.heading", "<key>.save", and when they are there "<key>.intro", "<key>.explain" and
/// "<key>.explain.text" (who reads this, what happens then).
struct FormPage {
    std::string_view key;   ///< "signals.worry"; also what the reading log says was opened ("page.<key>")
    std::string_view tab;   ///< of the dossier
    std::string_view back;  ///< below the dossier: "/signalen"
    std::vector<FieldView> fields;
    /// What the form is about, in words of people: shown above the fields.
    std::string about{};
    std::string_view action{};  ///< where it goes; empty: where the page is
};

/// Opens the dossier, notes it in the reading log, and answers with the page; for GET, and again after a
/// mistake.
http::Response form_page(Visit& visit, Form const& form, FormPage const& page);

// ---- what the template places

struct FormPageView {
    std::string_view heading;
    std::string_view intro;
    std::string about;
    FormView form;
    std::vector<FieldView> const& fields;
    std::string_view save;
    std::string back;
    std::string_view explain;
    std::string_view explain_text;
};

}  // namespace rondom::web
