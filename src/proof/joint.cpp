#include "proof/joint.hpp"

#include <algorithm>
#include <iterator>

namespace rondom::proof {

namespace {

void add(std::vector<route::Fact>& all, route::Fact const& fact) {
    auto known = std::ranges::find(all, fact.name, &route::Fact::name);
    if (known == all.end()) { known = all.insert(all.end(), {fact.name, {}, {}}); }
    for (auto const& value : fact.values) {
        bool const there = std::ranges::find(known->values, value) != known->values.end();
        if (!there) { known->values.push_back(value); }
    }
}

/// Which of `values` are allowed, when `allowed` says so for the values of the fact as one profile knows it.
std::uint32_t carried(
    std::uint32_t allowed, std::vector<std::string> const& own, std::vector<std::string> const& values
) {
    std::uint32_t found = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto const at = std::ranges::find(own, values[i]);
        auto const known = at != own.end() ? static_cast<std::size_t>(at - own.begin()) : 0;
        if (((allowed >> known) & 1U) != 0) { found |= std::uint32_t{1} << i; }
    }
    return found;
}

}  // namespace

JointFacts::JointFacts(std::vector<route::Fact> const& before, std::vector<route::Fact> const& after)
    : before_{before}, after_{after} {
    for (auto const& fact : after) {
        add(all_, fact);
    }
    for (auto const& fact : before) {
        add(all_, fact);
    }
    std::ranges::sort(all_, {}, &route::Fact::name);
}

route::Condition JointFacts::of_before(route::Condition const& condition) const {
    return widened(condition, before_);
}

route::Condition JointFacts::of_after(route::Condition const& condition) const {
    return widened(condition, after_);
}

route::Condition JointFacts::widened(
    route::Condition const& condition, std::vector<route::Fact> const& domain
) const {
    route::Condition found;
    for (auto const& box : condition.any) {
        route::Box wide;
        for (auto const& [fact, allowed] : box.allowed) {
            auto const at = std::ranges::find(all_, domain[fact].name, &route::Fact::name);
            auto const index = static_cast<std::size_t>(at - all_.begin());
            wide.allowed.emplace_back(index, carried(allowed, domain[fact].values, at->values));
        }
        found.any.push_back(std::move(wide));
    }
    return found;
}

}  // namespace rondom::proof
