#include "app/vocabulary.hpp"

#include <array>

#include "app/capabilities.hpp"

namespace rondom::app {

namespace {

constexpr std::array sets{
    FactSetter{"talked_with_parents", "signals.record"},
    FactSetter{"talked_with_parents", "signals.take_up"},
    FactSetter{"concern_noted", "signals.record", roles::school},
    FactSetter{"consulted_internally", "signals.consult"},
    FactSetter{"support_needed", "research.estimate"},
    FactSetter{"basic_support", "research.estimate"},
    FactSetter{"learning", "questions.classify"},
    FactSetter{"living_reported", "signals.record"},
    FactSetter{"living_reported", "signals.note_worry"},
    FactSetter{"living_reported", "signals.raise"},
    FactSetter{"living_reported", "questions.classify"},
    FactSetter{"living", "triage.assess"},
    FactSetter{"living", "triage.sign"},
    FactSetter{"triage", "triage.intake"},
    FactSetter{"triage", "triage.assess"},
    FactSetter{"triage", "triage.sign"},
    FactSetter{"crisis_agreement", "triage.agree_on_crisis"},
    FactSetter{"crisis_agreement", "triage.intake", roles::everyone, Effect::carries_along},  // triage anew
    FactSetter{"deployed", "triage.deploy"},
    FactSetter{"deployed", "triage.intake", roles::everyone, Effect::carries_along},
    FactSetter{"registrations", "registrations.check"},
    FactSetter{"conference", "conference.request"},
    FactSetter{"conference", "conference.plan"},
    FactSetter{"conference", "conference.cancel"},
    FactSetter{"conference", "conference.record"},
    FactSetter{"arrangement", "arrangements.ask"},
    FactSetter{"arrangement", "arrangements.decide"},
    FactSetter{"family_view", "plan.give_view"},
    FactSetter{
        "family_view", "plan.propose", roles::everyone, Effect::carries_along},  // a view is of one version
    FactSetter{
        "family_view", "family.name_holder", roles::everyone, Effect::carries_along},  // one more to hear
    FactSetter{"family_view", "family.end_holder", roles::everyone, Effect::carries_along},
    FactSetter{"family_view", "plan.set_goal", roles::everyone, Effect::carries_along},  // parents or youth
    FactSetter{"family_view", a_birthday, roles::everyone, Effect::carries_along},  // the child from twelve
    FactSetter{"education_goals", "plan.set_goal", roles::school},
    FactSetter{"education_goals", "plan.change_goal", roles::school},
    FactSetter{"education_goals", "plan.drop_goal", roles::school},
    FactSetter{"care_goals", "plan.set_goal", Roles{Role::case_manager}},
    FactSetter{"care_goals", "plan.change_goal", Roles{Role::case_manager}},
    FactSetter{"care_goals", "plan.drop_goal", Roles{Role::case_manager}},
    FactSetter{"plan", "plan.set_goal"},
    FactSetter{"plan", "plan.agree"},
    FactSetter{"evaluation", "evaluation.record"}};

Roles both(Roles one, Roles other) {
    Roles shared;
    for (auto const& role : names_of(Role{})) {
        if (one.has(role.value) && other.has(role.value)) { shared = shared | Roles{role.value}; }
    }
    return shared;
}

/// Who means to set a fact; what only carries it along needs no naming by a region.
void add_setters(proof::Vocabulary& words) {
    for (auto const& each : sets) {
        auto const* command = words.find(each.command);
        if (command == nullptr || each.effect == Effect::carries_along) { continue; }
        words.setters.push_back({.fact = each.fact, .who = both(command->who, each.only)});
    }
}

}  // namespace

std::span<FactSetter const> fact_setters() { return sets; }

proof::Vocabulary const& vocabulary() {
    static proof::Vocabulary const all = [] {
        proof::Vocabulary words;
        for (auto const* capability : all_capabilities()) {
            for (auto const& command : capability->commands) {
                words.commands.push_back({.name = command.permission->name, .who = command.permission->who});
            }
        }
        add_setters(words);
        return words;
    }();
    return all;
}

}  // namespace rondom::app
