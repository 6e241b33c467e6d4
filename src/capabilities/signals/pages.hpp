#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/parts.hpp"

namespace rondom::signals {

/// One concern, worry or question, as this reader reads it.
struct SignalView {
    std::string id;
    web::StateView state;
    std::string_view about;  ///< learning, living or both
    std::string who;
    Day since{};
    std::string text;
    std::optional<Day> discussed_on;
    std::string discussed_with;
    std::string agreements;
    std::string answer;
    std::string complete_path;  ///< to where a worry becomes a note; empty when this reader may not
};

struct ListPage {
    std::vector<SignalView> signals;
    std::string record_path;  ///< empty when this reader may not record one
    web::EmptyView empty;
};

struct RecordPage {
    web::FormView form;
    web::FieldView discussed_on;
    web::FieldView discussed_with;
    web::FieldView observed;
    web::FieldView agreements;
    web::FieldView question_class;
    std::string back;
};

/// The pages of this capability, for its routes (capability.cpp).
http::Response list(web::Visit& visit);
http::Response record(web::Visit& visit);
http::Response record_sent(web::Visit& visit);

}  // namespace rondom::signals
