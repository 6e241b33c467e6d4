#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/directory.hpp"
#include "accounts/keys.hpp"
#include "journal/journal.hpp"

namespace rondom::accounts {

inline constexpr Rule must_wait{.name = "sign-in.wait", .source = "assurance.md S6"};

/// How often something may go wrong, and how long it then takes before the next try counts: `first_delay`,
/// and twice as long after every further one.
struct Limit {
    std::size_t free = 10;
    std::chrono::minutes first_delay{1};
    std::chrono::minutes longest_delay{60};
    std::chrono::hours remembered{24};
};

/// What is limited, where. `place` tells neither an address nor a network.
struct Limited {
    std::string place;
    Limit limit{};
};

/// A try that counts as wrong until it is known to be right.
struct Attempt {
    std::vector<journal::RowKey> rows;
};

/// Counts tries at what can be guessed. The counts are rows, so several processes share them; a try is
/// counted before it is judged, so many at once are not judged more often than one after the other.
class Attempts {
public:
    explicit Attempts(journal::Journal& journal) : journal_{journal} {}

    /// Counts a try in every place; refuses with the minutes to wait when one of them has had too many.
    [[nodiscard]] tl::expected<Attempt, Obstacle> begin(std::vector<Limited> const& places, Moment now);

    /// It was not judged after all: it does not count, at once.
    [[nodiscard]] Asked<void> drop(Attempt const& attempt);
    /// It was right: it does not count.
    static void take_back(Attempt const& attempt, journal::Change& change);
    /// Somebody proved who they are: earlier wrong tries are forgotten.
    static void forget(std::string_view place, journal::Change& change);

private:
    [[nodiscard]] Asked<Moment> free_from(Limited const& limited, Attempt const& own, Moment now) const;
    journal::Journal& journal_;
};

/// The part of a network address that is one household or school: all of IPv4, the first half of IPv6.
std::string network_of(std::string_view peer);

}  // namespace rondom::accounts
