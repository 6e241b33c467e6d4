#pragma once

#include <vector>

#include "route/profile.hpp"

namespace rondom::proof {

/// The facts of two profiles as one domain, by name, so that a condition of one can be held beside a
/// condition of the other. A fact or value that a profile does not know changes nothing there
/// (`route::Facts::set`): the first value holds.
class JointFacts {
public:
    JointFacts(std::vector<route::Fact> const& before, std::vector<route::Fact> const& after);

    [[nodiscard]] std::vector<route::Fact> const& all() const noexcept { return all_; }

    /// A condition of the earlier profile, or of the later one, over all of these facts.
    [[nodiscard]] route::Condition of_before(route::Condition const& condition) const;
    [[nodiscard]] route::Condition of_after(route::Condition const& condition) const;

private:
    [[nodiscard]] route::Condition widened(
        route::Condition const& condition, std::vector<route::Fact> const& domain
    ) const;

    std::vector<route::Fact> const& before_;
    std::vector<route::Fact> const& after_;
    std::vector<route::Fact> all_;
};

}  // namespace rondom::proof
