#include "planted.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include <fmt/core.h>

#include "app/capabilities.hpp"
#include "walk.hpp"

namespace rondom::walks {

namespace {

constexpr int most_walks = 60;

/// What the walks are held next to, with a fault in it.
struct Told {
    route::Profile profile;
    route::Evidence evidence;
    std::vector<app::FactSetter> setters;
};

struct Fault {
    std::string_view name;
    std::string_view about;  ///< how the disagreement begins
    std::function<void(Told& told)> plant;
};

void drop_setter(Told& told, std::string_view fact, std::string_view command) {
    std::erase_if(told.setters, [&](app::FactSetter const& each) {
        return each.fact == fact && each.command == command;
    });
}

std::vector<Fault> faults() {
    return {
        {"the vocabulary does not know that research.estimate sets support_needed",
         "setter support_needed",
         [](Told& told) { drop_setter(told, "support_needed", "research.estimate"); }},
        {"the vocabulary does not know that plan.set_goal sets plan",
         "setter plan",
         [](Told& told) { drop_setter(told, "plan", "plan.set_goal"); }},
        {"the vocabulary says that only a behavioural scientist makes triage ready",
         "setter triage",
         [](Told& told) {
             for (auto& each : told.setters) {
                 if (each.command == "triage.sign") { each.only = Roles{Role::behavioural_scientist}; }
             }
         }},
        {"the automaton has no way from the signal to triage",
         "way",
         [](Told& told) {
             std::erase_if(told.profile.transitions, [](route::Transition const& each) {
                 return each.id == "signal_to_triage";
             });
         }},
        {"the automaton does not let an evaluation begin again in a step",
         "step",
         [](Told& told) { told.evidence.per_step.clear(); }},
        {"the automaton keeps a plan as it was when the route goes back",
         "step",
         [](Told& told) { told.evidence.on_return.clear(); }},
        {"the first two rows of the lead table are swapped",
         "lead",
         [](Told& told) { std::swap(told.profile.lead_table[0], told.profile.lead_table[1]); }},
        {"a task counts always",
         "task",
         [](Told& told) {
             for (auto& each : told.profile.tasks) {
                 if (each.id == "sign_as_case_manager") { each.when = {}; }
             }
         }},
        {"a promise says the opposite", "promise", [](Told& told) {
             for (auto& each : told.profile.promises) {
                 std::swap(each.when, each.holds);
                 for (auto& box : each.holds.any) {
                     for (auto& [fact, allowed] : box.allowed) {
                         allowed = ((1U << told.profile.facts[fact].values.size()) - 1U) & ~allowed;
                     }
                 }
             }
         }}};
}

/// Every moment of the story happens when it is played.
bool can_be_played(std::string const& text, route::Profile const& profile) {
    auto const story = app::read_story("walk.yaml", text);
    if (!story) {
        fmt::print("  the story cannot be read: {}\n{}\n", story.error().front().what, text);
        return false;
    }
    app::StoryRegion region{profile, app::all_capabilities()};
    auto const played = app::play(*story, region.stage());
    for (auto const& each : played.differences) {
        fmt::print("  the story cannot be played, line {}: {}\n{}\n", each.line, each.what, text);
    }
    return played.differences.empty();
}

/// Found in a walk; and when asked, told in a story that can be played.
bool is_found(Fault const& fault, route::Reading const& reading, bool with_story) {
    Told told{reading.profile, reading.evidence, {app::fact_setters().begin(), app::fact_setters().end()}};
    fault.plant(told);
    Automaton const automaton{told.profile, told.evidence};
    Coverage coverage;
    for (int seed = 1; seed <= most_walks; ++seed) {
        auto failures =
            walk(reading.profile, automaton, told.setters, static_cast<std::uint64_t>(seed), {}, coverage);
        auto const found = std::ranges::find_if(failures, [&](Failure const& each) {
            return each.disagreement.about.starts_with(fault.about);
        });
        if (found == failures.end()) { continue; }
        fmt::print(
            "  planted: {}; found in walk {} after {} moves: {}\n",
            fault.name,
            seed,
            found->moves.size(),
            found->disagreement.what
        );
        if (!with_story) { return true; }
        auto const shown = shortest(reading.profile, automaton, told.setters, std::move(*found));
        fmt::print("    told in {} moves\n", shown.moves.size());
        return can_be_played(story_of(reading.profile, shown), reading.profile);
    }
    fmt::print("  planted: {}; NOT FOUND\n", fault.name);
    return false;
}

}  // namespace

bool finds_planted_faults(route::Reading const& reading) {
    bool good = true;
    bool first = true;
    for (auto const& each : faults()) {
        good = is_found(each, reading, std::exchange(first, false)) && good;
    }
    return good;
}

}  // namespace rondom::walks
