#pragma once

#include <array>
#include <variant>

#include "domain/category.hpp"
#include "domain/fields.hpp"
#include "domain/role.hpp"

namespace rondom::plan {

using GoalId = Id<struct GoalTag>;
using ActionId = Id<struct ActionTag>;

/// Education answers for education goals, the case manager for care goals; the family has
/// goals of its own.
enum class Kind { education, care, own };

constexpr auto names_of(Kind) {
    using enum Kind;
    return std::array<Name<Kind>, 3>{{{education, "education"}, {care, "care"}, {own, "own"}}};
}

/// Where a goal and its actions are kept. What the family wants at school stands with the education goals,
/// because school works on it; what it wants elsewhere is its view, and stays the family's.
constexpr Category category_for(Kind kind, Party by) {
    if (kind == Kind::education) { return Category::education_plan; }
    return kind == Kind::care && by != Party::family ? Category::care_plan : Category::view;
}

constexpr std::optional<Party> owner_for(Kind kind, Party by) {
    return category_for(kind, by) == Category::view ? std::optional{Party::family} : std::nullopt;
}

struct GoalSet {
    GoalId goal;
    Kind kind{};
    Party by{};
    std::string text;
    bool special = false;  ///< a special measure: then why an ordinary one is not enough (R-173)
    std::string why_not_ordinary;

    static constexpr std::string_view name = "plan.goal-set";
    static constexpr auto fields() {
        return std::tuple{
            field("goal", &GoalSet::goal),
            field("kind", &GoalSet::kind),
            field("by", &GoalSet::by),
            field("text", &GoalSet::text),
            field("special", &GoalSet::special),
            field("why_not_ordinary", &GoalSet::why_not_ordinary)};
    }
    [[nodiscard]] Category category_of() const { return category_for(kind, by); }
    [[nodiscard]] std::optional<Party> owner() const { return owner_for(kind, by); }
};

struct GoalChanged {
    GoalId goal;
    Kind kind{};
    Party by{};
    std::string text;

    static constexpr std::string_view name = "plan.goal-changed";
    static constexpr auto fields() {
        return std::tuple{
            field("goal", &GoalChanged::goal),
            field("kind", &GoalChanged::kind),
            field("by", &GoalChanged::by),
            field("text", &GoalChanged::text)};
    }
    [[nodiscard]] Category category_of() const { return category_for(kind, by); }
    [[nodiscard]] std::optional<Party> owner() const { return owner_for(kind, by); }
};

struct GoalDropped {
    GoalId goal;
    Kind kind{};
    Party by{};
    std::string reason;

    static constexpr std::string_view name = "plan.goal-dropped";
    static constexpr auto fields() {
        return std::tuple{
            field("goal", &GoalDropped::goal),
            field("kind", &GoalDropped::kind),
            field("by", &GoalDropped::by),
            field("reason", &GoalDropped::reason)};
    }
    [[nodiscard]] Category category_of() const { return category_for(kind, by); }
    [[nodiscard]] std::optional<Party> owner() const { return owner_for(kind, by); }
};

/// Somebody of the circle, at school, at the municipality or at home, does this before that day.
struct ActionAdded {
    ActionId action;
    GoalId goal;
    Kind kind{};
    Party by{};
    std::string what;
    PersonId person;
    std::string person_name;
    Role role{};
    Day due{};

    static constexpr std::string_view name = "plan.action-added";
    static constexpr auto fields() {
        return std::tuple{
            field("action", &ActionAdded::action),
            field("goal", &ActionAdded::goal),
            field("kind", &ActionAdded::kind),
            field("by", &ActionAdded::by),
            field("what", &ActionAdded::what),
            field("person", &ActionAdded::person),
            field("person_name", &ActionAdded::person_name),
            field("role", &ActionAdded::role),
            field("due", &ActionAdded::due)};
    }
    [[nodiscard]] Category category_of() const { return category_for(kind, by); }
    [[nodiscard]] std::optional<Party> owner() const { return owner_for(kind, by); }
};

enum class Delivery { delivered, not_delivered };

constexpr auto names_of(Delivery) {
    using enum Delivery;
    return std::array<Name<Delivery>, 2>{{{delivered, "delivered"}, {not_delivered, "not_delivered"}}};
}

/// what was agreed, and whether it came.
struct ActionReported {
    ActionId action;
    Kind kind{};
    Party by{};
    Delivery result{};
    std::string note;

    static constexpr std::string_view name = "plan.action-reported";
    static constexpr auto fields() {
        return std::tuple{
            field("action", &ActionReported::action),
            field("kind", &ActionReported::kind),
            field("by", &ActionReported::by),
            field("result", &ActionReported::result),
            field("note", &ActionReported::note)};
    }
    [[nodiscard]] Category category_of() const { return category_for(kind, by); }
    [[nodiscard]] std::optional<Party> owner() const { return owner_for(kind, by); }
};

/// Somebody asks after an action that is late.
struct ActionFlagged {
    ActionId action;
    Kind kind{};
    Party by{};

    static constexpr std::string_view name = "plan.action-flagged";
    static constexpr auto fields() {
        return std::tuple{
            field("action", &ActionFlagged::action),
            field("kind", &ActionFlagged::kind),
            field("by", &ActionFlagged::by)};
    }
    [[nodiscard]] Category category_of() const { return category_for(kind, by); }
    [[nodiscard]] std::optional<Party> owner() const { return owner_for(kind, by); }
};

/// Somebody asks after a task of the route that is late. It tells that the one who asks takes part,
/// so it is read as the progress of that party; of the family, that everybody in the circle knows, of the
/// party whose task it is.
struct TaskFlagged {
    std::string task;  ///< of the region's matrix
    Party party{};     ///< whose progress tells of it

    static constexpr std::string_view name = "plan.task-flagged";
    static constexpr Category category = Category::progress;
    static constexpr auto fields() {
        return std::tuple{field("task", &TaskFlagged::task), field("party", &TaskFlagged::party)};
    }
    [[nodiscard]] std::optional<Party> owner() const { return party; }
};

/// The goals and actions of this moment are put before the family. The frame only: whoever sees one side of
/// the plan must know that there is a version.
struct VersionProposed {
    int version = 0;
    Day next_evaluation{};
    Party by{};

    static constexpr std::string_view name = "plan.version-proposed";
    static constexpr Category category = Category::progress;
    static constexpr auto fields() {
        return std::tuple{
            field("version", &VersionProposed::version),
            field("next_evaluation", &VersionProposed::next_evaluation),
            field("by", &VersionProposed::by)};
    }
    [[nodiscard]] std::optional<Party> owner() const { return by; }
};

struct ViewGiven {
    int version = 0;
    std::string text;

    static constexpr std::string_view name = "plan.view-given";
    static constexpr Category category = Category::view;
    static constexpr auto fields() {
        return std::tuple{field("version", &ViewGiven::version), field("text", &ViewGiven::text)};
    }
};

/// One person of the family agrees. Who it is stands in the entry.
struct AgreedTo {
    int version = 0;

    static constexpr std::string_view name = "plan.agreed-to";
    static constexpr Category category = Category::view;
    static constexpr auto fields() { return std::tuple{field("version", &AgreedTo::version)}; }
};

/// Everybody whose agreement is needed agreed.
struct VersionSettled {
    int version = 0;
    Party by{};

    static constexpr std::string_view name = "plan.version-settled";
    static constexpr Category category = Category::progress;
    static constexpr auto fields() {
        return std::tuple{field("version", &VersionSettled::version), field("by", &VersionSettled::by)};
    }
    [[nodiscard]] std::optional<Party> owner() const { return by; }
};

using Event = std::variant<
    GoalSet,
    GoalChanged,
    GoalDropped,
    ActionAdded,
    ActionReported,
    ActionFlagged,
    TaskFlagged,
    VersionProposed,
    ViewGiven,
    AgreedTo,
    VersionSettled>;

}  // namespace rondom::plan
