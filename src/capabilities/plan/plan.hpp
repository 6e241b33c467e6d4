#pragma once

#include "access/standing.hpp"
#include "capabilities/plan/events.hpp"
#include "dossier/task.hpp"

namespace rondom::plan {

struct Goal {
    GoalId id;
    Kind kind{};
    Party by{};
    PersonId set_by;
    std::string text;
    bool special = false;
    std::string why_not_ordinary;
    std::string dropped;  ///< why; empty as long as it stands
    bool stands = true;
    std::int64_t written = 0;  ///< seq, of the last time it was set or changed
};

struct Action {
    ActionId id;
    GoalId goal;
    Kind kind{};
    Party by{};
    std::string what;
    PersonId person;
    std::string person_name;
    Role role{};
    Day due{};
    Moment since{};
    std::optional<Delivery> result;
    std::string note;
    std::vector<PersonId> flagged_by;

    [[nodiscard]] bool is_late(Day today) const { return result != Delivery::delivered && due < today; }
};

struct Flag {
    std::string task;
    PersonId person;
    Day on{};
};

struct View {
    PersonId person;
    Role role{};
    int version = 0;
    std::string text;
    Moment at{};
};

struct Version {
    int number = 0;
    Day next_evaluation{};
    Party by{};
    Moment at{};
    std::vector<PersonId> agreed;
    std::int64_t settled = 0;  ///< seq; 0 as long as somebody's agreement is missing
    bool overtaken = false;    ///< goals or actions changed since
};

/// Goals, actions and the versions in which they were put before the family.
struct Plan {
    using Event = plan::Event;

    std::vector<Goal> goals;
    std::vector<Action> actions;
    std::vector<Version> versions;
    std::vector<View> views;
    std::vector<Flag> flags;  ///< on tasks of the route

    [[nodiscard]] Goal const* goal(GoalId const& id) const;
    [[nodiscard]] Action const* action(ActionId const& id) const;
    [[nodiscard]] std::vector<Action const*> actions_of(GoalId const& id) const;
    [[nodiscard]] Version const* latest() const { return versions.empty() ? nullptr : &versions.back(); }
    [[nodiscard]] Version const* settled() const;  ///< the last one that everybody agreed to
    /// The version that waits for agreement, as long as nothing changed since.
    [[nodiscard]] Version const* open() const;
    [[nodiscard]] bool has_goal(Kind kind) const;
};

void apply(Plan& plan, GoalSet const& event, Entry const& entry);
void apply(Plan& plan, GoalChanged const& event, Entry const& entry);
void apply(Plan& plan, GoalDropped const& event);
void apply(Plan& plan, ActionAdded const& event, Entry const& entry);
void apply(Plan& plan, ActionReported const& event);
void apply(Plan& plan, ActionFlagged const& event, Entry const& entry);
void apply(Plan& plan, TaskFlagged const& event, Entry const& entry);
void apply(Plan& plan, VersionProposed const& event, Entry const& entry);
void apply(Plan& plan, ViewGiven const& event, Entry const& entry);
void apply(Plan& plan, AgreedTo const& event, Entry const& entry);
void apply(Plan& plan, VersionSettled const& event, Entry const& entry);

/// Whose agreement the plan needs on this day: every holder and the youth from 12; from 16 the youth alone
/// for care goals, while the holders keep their say over education goals until 18 (law.md 3.2, C5-A8).
std::vector<PersonId> asked(
    Plan const& plan, access::Standing const& standing, route::Profile const& profile, Day today
);

/// A day to evaluate on: after today, and within the region's term for meeting again (R-176, G-18).
bool in_term(Day day, route::Profile const& profile, Day today);

/// education_goals, care_goals, plan, family_view.
void facts_of(Entries const& entries, Setting const& setting, route::Facts& facts);

/// One per action for who does it; the region's tasks to read and to agree only for those who still have to;
/// and who asked after the region's tasks.
void tasks_of(Entries const& entries, Setting const& setting, std::vector<Task>& tasks);

}  // namespace rondom::plan
