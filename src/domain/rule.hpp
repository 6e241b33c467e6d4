#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

namespace rondom {

/// One agreement the system keeps, with the place it comes from. A refusal names it, so a person reads why
/// and what now (words `rule.<name>` and `rule.<name>.next`), and a test proves that every rule is met.
struct Rule {
    std::string_view name;    ///< "parents.talk.first": the stable code that stories and the API use
    std::string_view source;  ///< "S2:253", "Jeugdwet 7.3.4", "R-021"
};

/// One reason for "no". `details` fill the {1}, {2} of its text, as in "1 of 2".
struct Reason {
    Rule const* rule = nullptr;
    std::vector<std::string> details;
};

/// The answer "no", with every reason that holds, the most useful first. Never empty.
struct Refusal {
    std::vector<Reason> reasons;

    [[nodiscard]] bool names(Rule const& rule) const {
        for (auto const& each : reasons) {
            if (each.rule->name == rule.name) { return true; }
        }
        return false;
    }
};

inline tl::unexpected<Refusal> refuse(Rule const& rule, std::vector<std::string> details = {}) {
    return tl::unexpected{Refusal{{Reason{&rule, std::move(details)}}}};
}

inline tl::unexpected<Refusal> refuse(std::vector<Reason> reasons) {
    return tl::unexpected{Refusal{std::move(reasons)}};
}

/// What a command leads to: events (none when nothing needs to change), or a refusal.
template <class Event>
using Decision = tl::expected<std::vector<Event>, Refusal>;

}  // namespace rondom
