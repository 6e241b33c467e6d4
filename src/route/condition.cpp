#include "route/condition.hpp"

#include <algorithm>

namespace rondom::route {

Facts::Facts(std::vector<Fact> const& domain) : domain_{&domain}, values_(domain.size(), 0) {}

void Facts::set(std::string_view fact, std::string_view value) {
    auto const found = std::ranges::find(*domain_, fact, &Fact::name);
    if (found == domain_->end()) { return; }
    auto const known = std::ranges::find(found->values, value);
    if (known == found->values.end()) { return; }
    auto const index = static_cast<std::size_t>(found - domain_->begin());
    values_[index] = static_cast<std::uint32_t>(known - found->values.begin());
}

std::string_view Facts::get(std::string_view fact) const {
    auto const found = std::ranges::find(*domain_, fact, &Fact::name);
    if (found == domain_->end()) { return ""; }
    return found->values[values_[static_cast<std::size_t>(found - domain_->begin())]];
}

bool Condition::holds(Facts const& facts) const {
    auto const fits = [&](Box const& box) {
        return std::ranges::all_of(box.allowed, [&](auto const& row) {
            return ((row.second >> facts.value(row.first)) & 1U) != 0;
        });
    };
    return any.empty() || std::ranges::any_of(any, fits);
}

}  // namespace rondom::route
