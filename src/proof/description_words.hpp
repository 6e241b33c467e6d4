#pragma once

// How a description says single things. Only description.cpp and description_rules.cpp include this.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>

#include "proof/combinations.hpp"
#include "proof/description.hpp"

namespace rondom::proof::words {

using route::Label;

inline Label same(std::string_view text) { return {std::string{text}, std::string{text}, {}, {}}; }
inline Label both(std::string_view nl, std::string_view en) {
    return {std::string{nl}, std::string{en}, {}, {}};
}

inline Said said(std::string_view nl, std::string_view en, std::vector<Part> parts, bool ordered = false) {
    return {std::string{en}, both(nl, en), std::move(parts), ordered};
}

/// A text in both languages, as it is written. In both: a change of one is a change.
std::vector<Part> text(Label const& label);
std::vector<Part> text(std::string_view words);
std::vector<Part> flag(bool value);
std::vector<Part> number(int value);
std::vector<Part> duration(std::string_view iso);
std::vector<Part> length(route::Length const& length);
std::vector<Part> term(route::Term const* term, route::Profile const& names);
std::vector<Part> days(route::Period const& days);

template <Named Enum>
std::vector<Part> name(Enum value) {
    return {same(name_of(value))};
}

Label ground(route::GroundKind kind);
Label compartment(Compartment compartment);

template <class Enum>
Part label(route::Profile const& names, Enum value) {
    return {label_of(names, value), name_of(value)};
}

/// Labels of roles, parties or categories.
template <class Enum>
std::vector<Part> labels(route::Profile const& names, std::vector<Enum> const& all) {
    std::vector<Part> labels;
    labels.reserve(all.size());
    for (auto const each : all) {
        labels.push_back(label(names, each));
    }
    return labels;
}

std::vector<Part> ids(std::vector<std::string> const& all);

/// In which combinations of facts it holds.
class When {
public:
    When(std::vector<route::Fact> const& facts, Widen const& widen) : facts_{facts}, widen_{widen} {}

    [[nodiscard]] std::vector<Part> operator()(route::Condition const& condition) const;

private:
    std::vector<route::Fact> const& facts_;
    Widen const& widen_;
};

}  // namespace rondom::proof::words
