#include "app/vocabulary.hpp"

#include <array>

#include "app/capabilities.hpp"

namespace rondom::app {

namespace {

/// A command that can change a fact. `only` narrows who, where the command sets it for some people only.
struct Sets {
    std::string_view fact;
    std::string_view command;
    Roles only = roles::everyone;
};

constexpr std::array sets{
    Sets{"talked_with_parents", "signals.record"},
    Sets{"talked_with_parents", "signals.take_up"},
    Sets{"concern_noted", "signals.record", roles::school},
    Sets{"consulted_internally", "signals.consult"},
    Sets{"support_needed", "research.estimate"},
    Sets{"basic_support", "research.estimate"},
    Sets{"learning", "questions.classify"},
    Sets{"living_reported", "signals.record"},
    Sets{"living_reported", "signals.note_worry"},
    Sets{"living_reported", "signals.raise"},
    Sets{"living_reported", "questions.classify"},
    Sets{"living", "triage.assess"},
    Sets{"living", "triage.sign"},
    Sets{"triage", "triage.intake"},
    Sets{"triage", "triage.assess"},
    Sets{"triage", "triage.sign"},
    Sets{"crisis_agreement", "triage.agree_on_crisis"},
    Sets{"deployed", "triage.deploy"},
    Sets{"registrations", "registrations.check"},
    Sets{"conference", "conference.request"},
    Sets{"conference", "conference.plan"},
    Sets{"conference", "conference.cancel"},
    Sets{"conference", "conference.record"},
    Sets{"arrangement", "arrangements.ask"},
    Sets{"arrangement", "arrangements.decide"},
    Sets{"family_view", "plan.give_view"},
    Sets{"plan", "plan.set_goal"},
    Sets{"plan", "plan.propose"},
    Sets{"plan", "plan.agree"},
    Sets{"evaluation", "evaluation.record"}};

Roles both(Roles one, Roles other) {
    Roles shared;
    for (auto const& role : names_of(Role{})) {
        if (one.has(role.value) && other.has(role.value)) { shared = shared | Roles{role.value}; }
    }
    return shared;
}

}  // namespace

proof::Vocabulary const& vocabulary() {
    static proof::Vocabulary const all = [] {
        proof::Vocabulary words;
        for (auto const* capability : all_capabilities()) {
            for (auto const& command : capability->commands) {
                words.commands.push_back({.name = command.permission->name, .who = command.permission->who});
            }
        }
        for (auto const& each : sets) {
            if (auto const* command = words.find(each.command)) {
                words.setters.push_back({.fact = each.fact, .who = both(command->who, each.only)});
            }
        }
        return words;
    }();
    return all;
}

}  // namespace rondom::app
