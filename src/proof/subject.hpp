#pragma once

// What every proof works with. Only the proofs (this folder) include this.

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>

#include "domain/contains.hpp"
#include "proof/combinations.hpp"
#include "proof/prove.hpp"
#include "proof/statements.hpp"

namespace rondom::proof {

/// What is asked takes more looking than anybody waits for: a proof stops there and says so.
struct TooMuch {
    std::size_t facts = 0;
};

/// The profile under proof, and what was found. Nothing here relies on a reference that resolves: a profile
/// may be proved as far as it could be read.
struct Subject {
    route::Profile const& profile;
    route::Evidence const& evidence;
    route::ProfileText const& text;
    Vocabulary const& vocabulary;
    std::optional<Day> today;
    std::vector<Finding> findings;
    std::size_t combinations = 0;
    std::size_t looked_at = 0;  ///< the same, with what each question costs by itself

    /// Notes the statement `code` (statements.cpp) about what stands at `path`.
    void find(
        std::string_view code,
        std::string_view path,
        std::vector<std::string> const& words = {},
        std::string example = {}
    );

    /// Of all proofs together; the regions look at some thousands. About a second, and half a MB for each
    /// set.
    static constexpr std::size_t most_combinations = std::size_t{1} << 24U;
    static constexpr std::size_t least_of_a_space = 64;  ///< what a small one costs all the same

    /// The combinations of the facts in these conditions, counted. Throws `TooMuch`, which ends one proof.
    Space space(Space::Conditions const& conditions) {
        Space space{profile.facts, conditions};
        looked_at += std::max(space.size(), least_of_a_space);
        if (space.is_too_large() || looked_at > most_combinations) { throw TooMuch{space.facts().size()}; }
        combinations += space.size();
        return space;
    }
};

inline std::string text(std::string_view words) { return std::string{words}; }

template <Named Enum>
std::string text(Enum value) {
    return std::string{name_of(value)};
}

inline std::string path_of(route::Step const& step, route::Cell const& cell) {
    return fmt::format("steps/{}/parties/{}", step.id, name_of(cell.party));
}

/// A task in a cell of a step: it counts when both hold.
struct Placed {
    route::Step const& step;
    route::Cell const& cell;
    route::Task const& task;
};

/// The order of the route is that of its steps: does this way lead to an earlier one.
bool goes_back(route::Profile const& profile, route::Transition const& way);

std::vector<Placed> tasks_of(route::Profile const& profile, route::Step const& step);

/// The steps in which somebody may give this command.
std::vector<route::Step const*> steps_with(route::Profile const& profile, std::string_view command);

// ---- the proofs, each in a file of its own

void prove_origins(Subject& subject);
void prove_roles(Subject& subject);
void prove_lead(Subject& subject);
void prove_sharing(Subject& subject);
void prove_consent(Subject& subject);
void prove_family(Subject& subject);
void prove_safety(Subject& subject);
void prove_keeping(Subject& subject);
void prove_flow(Subject& subject);
void prove_terms(Subject& subject);
void prove_calendar(Subject& subject);
void prove_ways(Subject& subject);
void prove_use(Subject& subject);
void prove_meetings(Subject& subject);

}  // namespace rondom::proof
