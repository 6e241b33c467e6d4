#pragma once

#include <array>
#include <variant>

#include "domain/category.hpp"
#include "domain/fields.hpp"
#include "domain/role.hpp"

namespace rondom::arrangements {

using ArrangementId = Id<struct ArrangementTag>;

struct ArrangementAsked {
    ArrangementId arrangement;
    std::string kind;  ///< of the profile
    std::string what;
    std::string why;  ///< what was tried, and why that is not enough

    static constexpr std::string_view name = "arrangements.asked";
    static constexpr Category category = Category::education;
    static constexpr auto fields() {
        return std::tuple{
            field("arrangement", &ArrangementAsked::arrangement),
            field("kind", &ArrangementAsked::kind),
            field("what", &ArrangementAsked::what),
            field("why", &ArrangementAsked::why)};
    }
};

enum class Outcome { granted, refused, more_needed };

constexpr auto names_of(Outcome) {
    using enum Outcome;
    return std::array<Name<Outcome>, 3>{
        {{granted, "granted"}, {refused, "refused"}, {more_needed, "more_needed"}}};
}

struct ArrangementDecided {
    ArrangementId arrangement;
    Outcome outcome{};
    std::string reason;
    Party by{};

    static constexpr std::string_view name = "arrangements.decided";
    static constexpr Category category = Category::education;
    static constexpr auto fields() {
        return std::tuple{
            field("arrangement", &ArrangementDecided::arrangement),
            field("outcome", &ArrangementDecided::outcome),
            field("reason", &ArrangementDecided::reason),
            field("by", &ArrangementDecided::by)};
    }
    [[nodiscard]] std::optional<Party> owner() const { return by; }
};

/// A file for a system outside was made: which one, and of what.
struct FileMade {
    std::string system;
    std::vector<Category> what;

    static constexpr std::string_view name = "arrangements.file-made";
    static constexpr Category category = Category::education;
    static constexpr auto fields() {
        return std::tuple{field("system", &FileMade::system), field("what", &FileMade::what)};
    }
};

using Event = std::variant<ArrangementAsked, ArrangementDecided, FileMade>;

}  // namespace rondom::arrangements
