#include "capabilities/terms/rules.hpp"

#include <algorithm>

#include "domain/contains.hpp"

namespace rondom::terms {

namespace {

void add(Changes& changes, Deed deed, std::string const& term, Entry const& entry) {
    changes.all.push_back(
        {.deed = deed, .term = term, .by = entry.by, .role = entry.role, .at = entry.at, .reason = {}}
    );
}

/// The term that the command is about, when it is for this person to change it.
tl::expected<RunningTerm, Refusal> own_term(std::string const& id, Situation const& situation) {
    Setting const setting{.profile = situation.profile, .today = situation.today};
    auto const all = running_terms(situation.dossier, setting, situation.facts, situation.pauses);
    auto const found =
        std::ranges::find_if(all, [&](RunningTerm const& each) { return each.term->id == id; });
    if (found == all.end()) { return refuse(term_known); }
    if (!watches(situation.actor.role, *found->term, situation.standing())) { return refuse(not_yours); }
    return *found;
}

/// Time is up: notice comes before that.
bool has_passed(RunningTerm const& one, Day today) {
    return !stands_still(one.due, today) && one.due.on < today;
}

}  // namespace

void apply(Changes& changes, route::TermExtended const& event, Entry const& entry) {
    add(changes, Deed::extended, event.term, entry);
}

void apply(Changes& changes, route::TermSuspended const& event, Entry const& entry) {
    add(changes, Deed::suspended, event.term, entry);
}

void apply(Changes& changes, route::TermResumed const& event, Entry const& entry) {
    add(changes, Deed::resumed, event.term, entry);
}

void apply(Changes& changes, TermExplained const& event) {
    auto const last = std::find_if(changes.all.rbegin(), changes.all.rend(), [&](Change const& each) {
        return each.term == event.term;
    });
    if (last != changes.all.rend()) { last->reason = event.reason; }
}

namespace {

/// The term of the step, and those of its tasks that are at turn; each once.
std::vector<std::string> names_of_terms(
    Entries const& entries,
    Setting const& setting,
    route::Facts const& facts,
    Pauses const& pauses,
    route::Step const& step
) {
    std::vector<std::string> names{step.term};
    for (auto const& task : route_tasks(entries, setting, facts, pauses)) {
        if (task.state == TaskState::at_turn && task.step == step.id) { add_once(names, task.term); }
    }
    return names;
}

}  // namespace

std::vector<RunningTerm> running_terms(
    Entries const& entries, Setting const& setting, route::Facts const& facts, Pauses const& pauses
) {
    std::vector<RunningTerm> all;
    auto const* passage = entries.part<route::Steps>().current();
    auto const* step = passage != nullptr ? setting.profile.step(passage->step) : nullptr;
    if (step == nullptr) { return all; }

    for (auto const& name : names_of_terms(entries, setting, facts, pauses, *step)) {
        auto const* term = setting.profile.term(name);
        if (term == nullptr) { continue; }
        auto const running = running_of(name, *passage, entries, setting.today, pauses);
        auto const due = setting.profile.due(name, running);
        if (!due) { continue; }
        auto const* run = entries.part<route::TermChanges>().run(name, passage->seq);
        bool const by_word = run != nullptr && run->stands_still();
        all.push_back({.term = term, .running = running, .due = *due, .by_word = by_word});
    }
    return all;
}

std::optional<Day> longer(RunningTerm const& one, route::Profile const& profile) {
    bool const can = one.term->extension && one.running.extensions < one.term->extension->times;
    if (!can) { return std::nullopt; }
    auto running = one.running;
    ++running.extensions;
    auto const due = profile.due(one.term->id, running);
    return due ? std::optional{due->on} : std::nullopt;
}

bool watches(Role role, route::Term const& term, access::Standing const& standing) {
    if (role == term.owner) { return true; }
    return role == term.next && standing.first_member(term.owner) == nullptr;
}

Decision<Event> decide(ExtendTerm const& command, Situation const& situation) {
    auto const term = own_term(command.term, situation);
    if (!term) { return tl::unexpected{term.error()}; }
    if (!longer(*term, situation.profile)) { return refuse(no_longer); }
    if (has_passed(*term, situation.today)) { return refuse(too_late); }
    if (command.reason.empty()) { return refuse(reason_first); }

    return {
        {route::TermExtended{.term = command.term, .party = situation.party()},
         TermExplained{.term = command.term, .party = situation.party(), .reason = command.reason}}};
}

Decision<Event> decide(SuspendTerm const& command, Situation const& situation) {
    auto const term = own_term(command.term, situation);
    if (!term) { return tl::unexpected{term.error()}; }
    if (term->by_word) { return {}; }
    bool const can = term->term->suspension && term->term->suspension->by_notice;
    if (!can) { return refuse(goes_on); }
    if (has_passed(*term, situation.today)) { return refuse(too_late); }
    if (command.reason.empty()) { return refuse(reason_first); }

    return {
        {route::TermSuspended{.term = command.term, .party = situation.party()},
         TermExplained{.term = command.term, .party = situation.party(), .reason = command.reason}}};
}

Decision<Event> decide(ResumeTerm const& command, Situation const& situation) {
    auto const term = own_term(command.term, situation);
    if (!term) { return tl::unexpected{term.error()}; }
    if (!term->by_word) { return {}; }

    return {{route::TermResumed{.term = command.term, .party = situation.party()}}};
}

}  // namespace rondom::terms
