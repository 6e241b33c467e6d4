#pragma once

// Dossiers that came to an end, for tests only.

#include <string>
#include <utility>

#include "capabilities/evaluation/events.hpp"
#include "dossier/scenario.hpp"

namespace rondom::keeping::kit {

using scenario::acting_as;
using scenario::around_a_child_of;
using scenario::day;
using scenario::Scenario;

/// Something that somebody wrote about the child.
struct Written {
    Category what{};
    std::string text;

    static constexpr std::string_view name = "test.written";
    static constexpr auto fields() {
        return std::tuple{field("what", &Written::what), field("text", &Written::text)};
    }
    [[nodiscard]] Category category_of() const { return what; }
};

inline route::StepEntered enters(std::string step, char const* on) {
    return {.step = std::move(step), .transition = {}, .on = day(on)};
}

inline evaluation::DossierClosed closes(char const* on) { return {.on = day(on), .by = Party::education}; }

/// Noor, eight years old, born on 1 September 2018: the school's notes of September, care in October, and the
/// end of the route on 1 December 2026.
inline Scenario ended() {
    auto story = around_a_child_of(8);
    story.given(Role::teacher, Written{Category::concern, "de fiets staat er niet"});
    story.on("2026-10-05").given(Role::case_manager, Written{Category::care, "het gesprek thuis"});
    story.on("2026-12-01").given(Role::support_coordinator, enters("closed", "2026-12-01"));
    story.given(Role::support_coordinator, closes("2026-12-01"));
    return story;
}

}  // namespace rondom::keeping::kit
