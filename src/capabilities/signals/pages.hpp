#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/parts.hpp"

namespace rondom::signals {

struct ActionView {
    std::string path;
    std::string_view label;
};

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
    std::vector<ActionView> actions;  ///< what this reader can do with it
};

struct ListPage {
    std::vector<SignalView> signals;
    std::vector<ActionView> actions;  ///< what this reader can begin
    web::EmptyView empty;
};

/// The pages of this capability, for its routes (capability.cpp).
http::Response list(web::Visit& visit);
http::Response record(web::Visit& visit);
http::Response record_sent(web::Visit& visit);
http::Response worry(web::Visit& visit);
http::Response worry_sent(web::Visit& visit);
http::Response consult(web::Visit& visit);
http::Response consult_sent(web::Visit& visit);
http::Response share(web::Visit& visit);
http::Response share_sent(web::Visit& visit);
http::Response raise(web::Visit& visit);
http::Response raise_sent(web::Visit& visit);
http::Response take_up(web::Visit& visit);
http::Response take_up_sent(web::Visit& visit);

}  // namespace rondom::signals
