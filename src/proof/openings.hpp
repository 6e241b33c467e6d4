#pragma once

// What lets a reader in, as far as a profile says it. Only readings.cpp includes this.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "proof/readings.hpp"

namespace rondom::proof {

/// One way in: a rule, and whose yes it takes at each age. Without consent it is open to all.
struct Opening {
    std::string rule;
    route::GroundKind ground{};
    std::string purpose;
    Party consented{};
    std::array<route::Required, names_of(route::AgeBand{}).size()> asked{};  ///< per band
    double until = 0;

    [[nodiscard]] route::Required const& asked_at(route::AgeBand band) const {
        return asked[static_cast<std::size_t>(band)];
    }
    [[nodiscard]] bool is_free() const { return ground != route::GroundKind::consent; }
};

/// Where and when a reader may come to some information.
struct Door {
    std::vector<Opening const*> openings;  ///< none: never
    route::Condition const* when = &always;

    static inline route::Condition const always{};
};

/// To whoever it belongs, and to the family by right.
Opening const& by_nature();

/// One asks the yes of nobody whom the other leaves out.
bool is_at_most(route::Required const& one, route::Required const& other);

/// Both hang on a yes for the same purpose, to the same party.
bool is_same_yes(Opening const& one, Opening const& other);

/// Whatever opens `narrow` opens `wide` as well.
bool covers(Opening const& wide, Opening const& narrow, route::AgeBand band);

/// One question: may this reader read this, in this step.
struct Question {
    Reader reader;
    std::string step;
    Category what{};
    std::optional<Party> owner;
};

/// A profile, and what each of its rules and systems opens.
struct Side {
    explicit Side(route::Profile const& read);

    route::Profile const& profile;
    std::vector<std::optional<Opening>> rules;    ///< one for each of `sharing`
    std::vector<std::optional<Opening>> systems;  ///< one for each of `systems`
};

/// A party reads its own without asking; the rest by its cell of the step and a rule with a purpose of it.
Door party_door(Side const& side, Question const& asked);

/// A system outside gets a file of its categories on consent for its purpose.
Door system_door(Side const& side, Question const& asked);

}  // namespace rondom::proof
