#include <algorithm>

#include "capabilities/signals/rules.hpp"

// What the events add up to, and what follows from it: facts of the route and who is at turn.
namespace rondom::signals {

namespace {

/// Whom the family's own question lands with: the one who is closest, at school first (S2:255).
constexpr std::array doors{
    Role::teacher,
    Role::support_coordinator,
    Role::principal,
    Role::family_liaison,
    Role::case_manager,
    Role::youth_nurse};

Signal& named(Signals& signals, SignalId const& id, Entry const& entry) {
    auto const found = std::ranges::find(signals.all, id, &Signal::id);
    if (found != signals.all.end()) { return *found; }
    return signals.all.emplace_back(Signal{
        .id = id,
        .party = entry.owner,
        .by = entry.by,
        .role = entry.role,
        .since = local_day(entry.at),
        .status = Status::worry,
        .text = {},
        .note = std::nullopt,
        .answer = {}});
}

/// What becomes of a signal that may be invisible to this reader.
template <class Change>
void change(Signals& signals, SignalId const& id, Change const& change) {
    auto const found = std::ranges::find(signals.all, id, &Signal::id);
    if (found != signals.all.end()) { change(*found); }
}

/// The talk with the parents took place: a note tells of it, or a parent came with the question and was
/// answered.
bool is_talk(Signal const& signal) {
    // what a parent asks the advisor of the alliance stands apart from the school (S1:36, R-006)
    bool const noted = signal.note && signal.party != Party::alliance;
    return noted || (signal.status == Status::taken_up && signal.role == Role::parent);
}

}  // namespace

Signal const* Signals::find(SignalId const& id) const {
    auto const found = std::ranges::find(all, id, &Signal::id);
    return found != all.end() ? &*found : nullptr;
}

Signal const* Signals::pick(std::optional<SignalId> const& id, Party party) const {
    if (id) { return find(*id); }
    auto const last =
        std::find_if(all.rbegin(), all.rend(), [&](Signal const& each) { return each.party == party; });
    return last != all.rend() ? &*last : nullptr;
}

void apply(Signals& signals, WorryNoted const& event, Entry const& entry) {
    auto& signal = named(signals, event.signal, entry);
    signal.text = event.text;
    signal.question_class = event.question_class;
}

void apply(Signals& signals, ConcernNoted const& event, Entry const& entry) {
    auto& signal = named(signals, event.signal, entry);
    signal.status = Status::noted;
    signal.source = event.source;
    signal.question_class = event.question_class;
    signal.note = event;
}

void apply(Signals& signals, ConsultedInternally const& event) {
    change(signals, event.signal, [](Signal& each) { each.consulted = true; });
}

void apply(Signals& signals, SignalShared const& event) {
    change(signals, event.signal, [](Signal& each) { each.shared = true; });
}

void apply(Signals& signals, ConcernRaised const& event, Entry const& entry) {
    auto& signal = named(signals, event.signal, entry);
    signal.status = Status::raised;
    signal.source = event.source;
    signal.question_class = event.question_class;
    signal.text = event.text;
}

void apply(Signals& signals, RaisedTakenUp const& event) {
    change(signals, event.signal, [&](Signal& each) {
        each.status = Status::taken_up;
        each.answer = event.answer;
    });
}

void set_facts(Entries const& entries, Setting const& /*setting*/, route::Facts& facts) {
    auto const& signals = entries.part<Signals>();
    for (auto const& each : signals.all) {
        if (is_talk(each)) { facts.set("talked_with_parents", "yes"); }
        if (each.note && each.party == Party::education) { facts.set("concern_noted", "yes"); }
        if (each.consulted) { facts.set("consulted_internally", "yes"); }
        if (is_about_living(each.question_class)) { facts.set("living_reported", "yes"); }
    }
}

void add_tasks(Entries const& entries, Setting const& /*setting*/, std::vector<Task>& tasks) {
    auto const& standing = entries.part<access::Standing>();
    access::Member const* door = nullptr;
    for (auto const role : doors) {
        if (door == nullptr) { door = standing.first_member(role); }
    }

    for (auto const& each : entries.part<Signals>().all) {
        if (each.status != Status::raised) { continue; }
        Task task{
            .id = "signals/take-up/" + each.id.text(),
            .step = {},
            .party = Party::education,
            .who = {},
            .text = {.words = "signals.task.take-up"},
            .plain = {.words = "signals.task.take-up.plain"},
            .command = std::string{TakeUp::permission.name},
            .subject = each.id.text(),
            .since = each.since,
            .category = Category::question,
            .owner = Party::family};
        if (door != nullptr) {
            task.party = party_of(door->role).value_or(Party::education);
            task.role = door->role;
            task.who.push_back(door->person);
        }
        tasks.push_back(std::move(task));
    }
}

}  // namespace rondom::signals
