#pragma once

#include "access/events.hpp"

// That somebody takes part or not decides who reads, so those facts live in access/events.hpp.
namespace rondom::circle {

using access::MemberJoined;
using access::MemberLeft;
using access::PartyClosed;

using HandOverId = Id<struct HandOverTag>;
using SupportingPersonId = Id<struct SupportingPersonTag>;

/// Why somebody's part ends. A choice and no free text: progress never tells what was said.
enum class Ending { finished, single, none, not_needed, moved };

constexpr auto names_of(Ending) {
    using enum Ending;
    return std::array<Name<Ending>, 5>{
        {{finished, "finished"},
         {single, "single"},
         {none, "none"},
         {not_needed, "not_needed"},
         {moved, "moved"}}};
}

enum class HandOverReason { fits_better, question_changed, colleague_away };

constexpr auto names_of(HandOverReason) {
    using enum HandOverReason;
    return std::array<Name<HandOverReason>, 3>{
        {{fits_better, "fits_better"},
         {question_changed, "question_changed"},
         {colleague_away, "colleague_away"}}};
}

/// Somebody passed it on to a colleague, who is asked to say that it arrived.
struct HandedOver {
    HandOverId hand_over;
    PersonId to;
    Role to_role{};
    HandOverReason why{};

    static constexpr std::string_view name = "circle.handed-over";
    static constexpr Category category = Category::progress;
    static constexpr auto fields() {
        return std::tuple{
            field("hand_over", &HandedOver::hand_over),
            field("to", &HandedOver::to),
            field("to_role", &HandedOver::to_role),
            field("why", &HandedOver::why)};
    }
    [[nodiscard]] std::optional<Party> owner() const { return party_of(to_role); }
};

struct HandOverAcknowledged {
    HandOverId hand_over;

    static constexpr std::string_view name = "circle.hand-over-acknowledged";
    static constexpr Category category = Category::progress;
    static constexpr auto fields() {
        return std::tuple{field("hand_over", &HandOverAcknowledged::hand_over)};
    }
};

/// How near a supporting person stands, as in the network picture.
enum class Ring { home, school, help };

constexpr auto names_of(Ring) {
    using enum Ring;
    return std::array<Name<Ring>, 3>{{{home, "home"}, {school, "school"}, {help, "help"}}};
}

/// Somebody who matters to the child and has no access: a grandmother, a coach.
struct SupportingPersonNamed {
    SupportingPersonId supporting_person;
    std::string person_name;
    std::string relation;
    Ring ring{};
    Party named_by{};

    static constexpr std::string_view name = "circle.supporting-person-named";
    static constexpr Category category = Category::family_data;
    static constexpr auto fields() {
        return std::tuple{
            field("supporting_person", &SupportingPersonNamed::supporting_person),
            field("person_name", &SupportingPersonNamed::person_name),
            field("relation", &SupportingPersonNamed::relation),
            field("ring", &SupportingPersonNamed::ring),
            field("named_by", &SupportingPersonNamed::named_by)};
    }
    [[nodiscard]] std::optional<Party> owner() const { return named_by; }
};

struct SupportingPersonRemoved {
    SupportingPersonId supporting_person;
    Party named_by{};

    static constexpr std::string_view name = "circle.supporting-person-removed";
    static constexpr Category category = Category::family_data;
    static constexpr auto fields() {
        return std::tuple{
            field("supporting_person", &SupportingPersonRemoved::supporting_person),
            field("named_by", &SupportingPersonRemoved::named_by)};
    }
    [[nodiscard]] std::optional<Party> owner() const { return named_by; }
};

using Event = std::variant<
    MemberJoined,
    MemberLeft,
    PartyClosed,
    HandedOver,
    HandOverAcknowledged,
    SupportingPersonNamed,
    SupportingPersonRemoved>;

/// What the family hears of, without content (C1-A7).
inline constexpr std::array notified_kinds{MemberJoined::name, PartyClosed::name, HandedOver::name};

}  // namespace rondom::circle
