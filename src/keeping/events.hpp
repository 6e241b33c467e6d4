#pragma once

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/entries.hpp"

// What is written in a dossier when a part of it is forgotten.
namespace rondom::keeping {

/// From when a period counts.
enum class Start {
    last_change,  ///< of that part
    left_school,  ///< or the last day on which the child can have left it
    closed,       ///< the dossier
};

constexpr auto names_of(Start) {
    using enum Start;
    return std::array<Name<Start>, 3>{
        {{last_change, "last_change"}, {left_school, "left_school"}, {closed, "closed"}}};
}

/// Whoever may read what was in a part may know that it is no more: of the safety compartment nobody reads
/// that, and a parent of somebody of sixteen does not learn from it that there was youth help (C5-A4).
constexpr Category told_as(Compartment part) {
    using enum Compartment;
    switch (part) {
        case school: return Category::progress;
        case youth_help: return Category::outcome;
        case health: return Category::health_advice;
        case attendance: return Category::attendance;
        case safety: return Category::safety;
        case address: return Category::family_data;
    }
    return Category::safety;
}

/// The period of this part was over, and its key was destroyed.
struct PartForgotten {
    Compartment part{};
    Start start{};
    Day from{};          ///< when the period began
    std::string period;  ///< as the region agreed: "P2Y"
    Day until{};         ///< the last day on which it was kept
    Day on{};

    static constexpr std::string_view name = "dossier.part-forgotten";
    static constexpr auto fields() {
        return std::tuple{
            field("part", &PartForgotten::part),
            field("start", &PartForgotten::start),
            field("from", &PartForgotten::from),
            field("period", &PartForgotten::period),
            field("until", &PartForgotten::until),
            field("on", &PartForgotten::on)};
    }
    [[nodiscard]] Category category_of() const { return told_as(part); }
};

/// What of a dossier is no more, as far as whoever folds it may know.
struct ForgottenParts {
    using Event = std::variant<PartForgotten>;

    std::vector<PartForgotten> parts;
};

inline void apply(ForgottenParts& forgotten, PartForgotten const& event) { forgotten.parts.push_back(event); }

/// The end that people gave a dossier (`evaluation::DossierClosed`), as far as keeping goes.
struct Closed {
    Day on{};

    static constexpr std::string_view name = "dossier.closed";
    static constexpr auto fields() { return std::tuple{field("on", &Closed::on)}; }
};

/// The child is a pupil of this school no longer. Said again, the last one counts.
struct SchoolLeft {
    Day on{};

    static constexpr std::string_view name = "dossier.school-left";
    static constexpr Category category = Category::progress;
    static constexpr auto fields() { return std::tuple{field("on", &SchoolLeft::on)}; }
    [[nodiscard]] std::optional<Party> owner() const { return Party::education; }
};

struct Closings {
    using Event = std::variant<Closed, SchoolLeft>;

    std::vector<Closed> all;
    std::optional<Day> left_school;
};

inline void apply(Closings& closings, Closed const& event) { closings.all.push_back(event); }
inline void apply(Closings& closings, SchoolLeft const& event) { closings.left_school = event.on; }

}  // namespace rondom::keeping
