#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace rondom::walks {

/// Chances that are the same on every machine for the same seed (splitmix64).
class Chance {
public:
    explicit Chance(std::uint64_t seed) : state_{seed} {}

    /// One of 0, 1, ... below `many`.
    std::size_t below(std::size_t many) { return many == 0 ? 0 : static_cast<std::size_t>(next() % many); }

    /// In so many of a hundred cases.
    bool in_hundred(std::size_t times) { return below(100) < times; }

    template <class Item>
    Item const& one_of(std::vector<Item> const& items) {
        return items[below(items.size())];
    }

private:
    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15U;
        auto mixed = state_;
        mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
        return mixed ^ (mixed >> 31U);
    }

    std::uint64_t state_;
};

}  // namespace rondom::walks
