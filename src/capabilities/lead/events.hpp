#pragma once

#include <array>
#include <variant>

#include "domain/category.hpp"
#include "domain/fields.hpp"
#include "domain/role.hpp"

namespace rondom::lead {

/// Who leads the process, for the party that the region's table names (R-163..R-169). That somebody leads is
/// progress of that party: who may not know that the party takes part, does not know this either (C5-A4).
struct LeadAppointed {
    Party party{};
    PersonId person;
    std::string person_name;
    Role role{};

    static constexpr std::string_view name = "lead.appointed";
    static constexpr Category category = Category::progress;
    static constexpr auto fields() {
        return std::tuple{
            field("party", &LeadAppointed::party),
            field("person", &LeadAppointed::person),
            field("person_name", &LeadAppointed::person_name),
            field("role", &LeadAppointed::role)};
    }
    [[nodiscard]] std::optional<Party> owner() const { return party; }
};

/// Why this person, and not the one who was proposed first (G-04).
struct LeadExplained {
    Party party{};
    std::string reason;

    static constexpr std::string_view name = "lead.explained";
    static constexpr auto fields() {
        return std::tuple{field("party", &LeadExplained::party), field("reason", &LeadExplained::reason)};
    }
    [[nodiscard]] Category category_of() const {
        return party == Party::social_team ? Category::care_plan : Category::education_plan;
    }
};

/// S2:151: direction is a sliding scale. With the family's network as long as possible, then partly taken
/// over, then wholly.
enum class Level { network, shared, taken_over };

constexpr auto names_of(Level) {
    using enum Level;
    return std::array<Name<Level>, 3>{{{network, "network"}, {shared, "shared"}, {taken_over, "taken_over"}}};
}

struct DirectionSet {
    Level level{};
    std::string reason;

    static constexpr std::string_view name = "lead.direction-set";
    static constexpr Category category = Category::care_plan;
    static constexpr auto fields() {
        return std::tuple{field("level", &DirectionSet::level), field("reason", &DirectionSet::reason)};
    }
};

using Event = std::variant<LeadAppointed, LeadExplained, DirectionSet>;

}  // namespace rondom::lead
