#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "route/profile.hpp"

namespace rondom::route {

/// When the lead table must say who leads, or that nobody does.
struct LeadDomain {
    Condition when;
    Origin origin;
};

/// Where a concern about safety goes, from whoever has it, without anybody's consent (law.md 3.6).
struct SafetyPath {
    Label receiver;          ///< "Veilig Thuis"
    std::vector<Role> by;    ///< who may report there
    std::vector<Role> told;  ///< who hears of it, unless that is not safe
    GroundKind ground{};
    std::string article;
    std::string term;  ///< its name; empty: none
    Origin origin;
};

/// Somebody of the region stands for an assumption. It counts for these words only: `words` is their mark.
struct SignOff {
    std::string rule;  ///< "transitions/light_to_closed"
    std::string by;
    std::string on;
    std::string words;
};

/// When a party may have a place in these steps, and when it may not: who needs nothing is given nothing
/// (S2:313).
struct Limit {
    std::string id;
    Party party{};
    std::vector<std::string> steps;
    Condition only;
    Origin origin;
};

/// Who is there for a child that no school has: the route begins at a school.
struct WithoutSchool {
    std::vector<Role> by;
    Origin origin;
};

/// What a region says so that its agreement can be proved; the running program needs none of it.
struct Evidence {
    std::map<std::string, std::string> follows;  ///< facts that nobody sets: "age_band" and "date of birth"
    std::set<std::string> per_step;              ///< facts that begin again when a step is entered
    /// Facts that go back to this value, when they were past it, as the route goes to an earlier step.
    std::map<std::string, std::string> on_return;
    std::optional<LeadDomain> lead_domain;
    std::optional<SafetyPath> safety_path;
    std::optional<WithoutSchool> without_school;
    std::vector<Limit> limits;
    std::vector<SignOff> sign_offs;
};

}  // namespace rondom::route
