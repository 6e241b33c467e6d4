#pragma once

#include "capabilities/signals/events.hpp"
#include "dossier/situation.hpp"
#include "dossier/task.hpp"

namespace rondom::signals {

// What the events add up to.

enum class Status { worry, noted, raised, taken_up };

constexpr auto names_of(Status) {
    using enum Status;
    return std::array<Name<Status>, 4>{
        {{worry, "worry"}, {noted, "noted"}, {raised, "raised"}, {taken_up, "taken_up"}}};
}

struct Signal {
    SignalId id;
    Party party{};
    PersonId by;
    Role role{};
    Day since{};
    Status status{};
    Source source{};
    QuestionClass question_class{};
    std::string text;                  ///< of a worry or a raised concern
    std::optional<ConcernNoted> note;  ///< once the talk was there
    std::string answer;                ///< to a raised concern
    bool consulted = false;
    bool shared = false;
};

struct Signals {
    using Event = std::
        variant<WorryNoted, ConcernNoted, ConsultedInternally, SignalShared, ConcernRaised, RaisedTakenUp>;

    std::vector<Signal> all;

    [[nodiscard]] Signal const* find(SignalId const& id) const;
    /// The one named, or the last one that this party wrote down.
    [[nodiscard]] Signal const* pick(std::optional<SignalId> const& id, Party party) const;
};

void apply(Signals& signals, WorryNoted const& event, Entry const& entry);
void apply(Signals& signals, ConcernNoted const& event, Entry const& entry);
void apply(Signals& signals, ConsultedInternally const& event);
void apply(Signals& signals, SignalShared const& event);
void apply(Signals& signals, ConcernRaised const& event, Entry const& entry);
void apply(Signals& signals, RaisedTakenUp const& event);

// The rules that people meet.

/// Who asks the family liaison to think along names this purpose; a region that has none shares nothing.
inline constexpr std::string_view think_along = "think_along";

inline constexpr Rule parents_first{.name = "parents.talk.first", .source = "S2:253; R-021"};
inline constexpr Rule note_incomplete{.name = "note.incomplete", .source = "S2:255-259; R-025"};
inline constexpr Rule talk_in_future{.name = "note.talk-in-future", .source = "S2:257; R-025"};
inline constexpr Rule signal_unknown{.name = "signal.unknown", .source = "S2:253; R-023"};

// What people can do.

struct NoteWorry {
    std::optional<QuestionClass> question_class;
    std::string text;

    static constexpr Permission permission{.name = "signals.note_worry", .who = roles::school};
    static constexpr auto fields() {
        return std::tuple{
            field("question_class", &NoteWorry::question_class), field("text", &NoteWorry::text)};
    }
};

/// The concern note. Its parts are optional to read, so that the rule can say which one is missing.
struct RecordConcern {
    std::optional<SignalId> signal;  ///< a worry that this note completes
    std::optional<Source> source;
    std::optional<QuestionClass> question_class;
    std::optional<Day> discussed_on;
    std::string discussed_with;
    std::string observed;
    std::string agreements;

    static constexpr Permission permission{
        .name = "signals.record",
        .who = roles::school | roles::youth_health |
               Roles{Role::family_liaison, Role::case_manager, Role::alliance_advisor}};
    static constexpr auto fields() {
        return std::tuple{
            field("signal", &RecordConcern::signal),
            field("source", &RecordConcern::source),
            field("question_class", &RecordConcern::question_class),
            field("discussed_on", &RecordConcern::discussed_on),
            field("discussed_with", &RecordConcern::discussed_with),
            field("observed", &RecordConcern::observed),
            field("agreements", &RecordConcern::agreements)};
    }
};

/// Teacher and support coordinator discuss the concern; no consent needed inside the school.
struct ConsultInternally {
    std::optional<SignalId> signal;
    std::string note;

    static constexpr Permission permission{.name = "signals.consult", .who = roles::school};
    static constexpr auto fields() {
        return std::tuple{
            field("signal", &ConsultInternally::signal), field("note", &ConsultInternally::note)};
    }
};

/// Asks the school's family liaison to think along.
struct ShareSignal {
    std::optional<SignalId> signal;

    static constexpr Permission permission{.name = "signals.share", .who = roles::school};
    static constexpr auto fields() { return std::tuple{field("signal", &ShareSignal::signal)}; }
};

struct RaiseConcern {
    std::optional<Source> source;
    std::optional<QuestionClass> question_class;
    std::string text;

    static constexpr Permission permission{.name = "signals.raise", .who = roles::family};
    static constexpr auto fields() {
        return std::tuple{
            field("source", &RaiseConcern::source),
            field("question_class", &RaiseConcern::question_class),
            field("text", &RaiseConcern::text)};
    }
};

/// Answers what the family raised; any of the doors may (S2:255).
struct TakeUp {
    SignalId signal;
    std::string answer;

    static constexpr Permission permission{
        .name = "signals.take_up",
        .who = roles::school | Roles{Role::family_liaison, Role::case_manager, Role::youth_nurse}};
    static constexpr auto fields() {
        return std::tuple{field("signal", &TakeUp::signal), field("answer", &TakeUp::answer)};
    }
};

Decision<Event> decide(NoteWorry const& command, Situation const& situation);
Decision<Event> decide(RecordConcern const& command, Situation const& situation);
Decision<Event> decide(ConsultInternally const& command, Situation const& situation);
Decision<Event> decide(ShareSignal const& command, Situation const& situation);
Decision<Event> decide(RaiseConcern const& command, Situation const& situation);
Decision<Event> decide(TakeUp const& command, Situation const& situation);

void set_facts(Entries const& entries, Setting const& setting, route::Facts& facts);

/// What the family raised waits for an answer of somebody.
void add_tasks(Entries const& entries, Setting const& setting, std::vector<Task>& tasks);

}  // namespace rondom::signals
