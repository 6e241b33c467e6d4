#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/role.hpp"

namespace rondom::route {

/// Something the route depends on, with a finite domain, so that every check can be exhaustive.
struct Fact {
    std::string name;
    std::vector<std::string> values;  ///< at most 16; the first one holds until something else is known
    std::vector<Role> set_by;         ///< whose acts set it; empty: it follows from dates or consents
};

/// What is known of one dossier: one value per fact of the profile.
class Facts {
public:
    explicit Facts(std::vector<Fact> const& domain);

    /// An unknown fact or value changes nothing: a profile may leave out facts that its route does not use.
    void set(std::string_view fact, std::string_view value);
    [[nodiscard]] std::string_view get(std::string_view fact) const;
    [[nodiscard]] std::uint32_t value(std::size_t fact) const { return values_[fact]; }

private:
    std::vector<Fact> const* domain_;
    std::vector<std::uint32_t> values_;
};

/// One row: for each named fact the values (as bits) that are allowed. All must hold.
struct Box {
    std::vector<std::pair<std::size_t, std::uint32_t>> allowed;
};

/// Boxes of which one must hold; no boxes at all means always.
struct Condition {
    std::vector<Box> any;

    [[nodiscard]] bool holds(Facts const& facts) const;
};

}  // namespace rondom::route
