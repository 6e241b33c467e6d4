#pragma once

#include <cstdint>
#include <initializer_list>
#include <set>
#include <string>
#include <vector>

#include "route/profile.hpp"

namespace rondom::proof {

/// Some of the combinations of a `Space`, one bit each.
class Combinations {
public:
    Combinations(std::size_t size, bool full);

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const;
    [[nodiscard]] std::size_t count() const;
    [[nodiscard]] bool has(std::size_t which) const {
        return ((words_[which / 64] >> (which % 64)) & 1U) != 0;
    }
    [[nodiscard]] std::size_t first() const;  ///< the size when there is none

    void add(std::size_t from, std::size_t count);

    Combinations& operator&=(Combinations const& other);
    Combinations& operator|=(Combinations const& other);
    Combinations& operator-=(Combinations const& other);
    bool operator==(Combinations const&) const = default;

private:
    std::size_t size_;
    std::vector<std::uint64_t> words_;
};

inline Combinations operator&(Combinations one, Combinations const& other) { return one &= other; }
inline Combinations operator|(Combinations one, Combinations const& other) { return one |= other; }
inline Combinations operator-(Combinations one, Combinations const& other) { return one -= other; }

/// Every combination of the values of some facts: those on which a question depends. The others cannot change
/// the answer, so that going through these is going through all.
class Space {
public:
    using Conditions = std::vector<route::Condition const*>;

    /// The facts that these conditions name.
    Space(std::vector<route::Fact> const& domain, Conditions const& conditions);

    /// More than this is not looked through (half a MB a set); none of the regions comes near.
    static constexpr std::size_t largest = std::size_t{1} << 22U;

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool is_too_large() const noexcept { return size_ > largest; }
    [[nodiscard]] std::vector<std::size_t> const& facts() const noexcept { return facts_; }

    [[nodiscard]] Combinations all() const { return {size_, true}; }
    [[nodiscard]] Combinations none() const { return {size_, false}; }
    [[nodiscard]] Combinations where(route::Condition const& condition) const;
    [[nodiscard]] Combinations where(route::Box const& box) const;

    /// From which combinations one comes into `set` when this fact goes back to `most`, where it was past
    /// that: 0 is beginning again.
    [[nodiscard]] Combinations before_return(Combinations const& set, std::size_t fact, std::size_t most)
        const;

    /// The widest box around the first of these that lies wholly in them, as people write it:
    /// "learning: none, living: [multiple, multi_problem]". Empty when they are all there are.
    [[nodiscard]] std::string example(Combinations const& set) const;

    /// The same for what is left, again and again, until all are told or there are `most` of them.
    [[nodiscard]] std::string examples(Combinations set, int most) const;

    /// The same set as far as the facts of this space go: `wide` is a set of `of`, which has them all.
    [[nodiscard]] Combinations shadow(Combinations const& wide, Space const& of) const;

    /// The values of one combination, for every fact of the domain (0 for those outside).
    [[nodiscard]] std::vector<std::uint32_t> values(std::size_t which) const;

private:
    [[nodiscard]] std::uint32_t every(std::size_t i) const;
    [[nodiscard]] Combinations line(std::size_t i, std::uint32_t allowed) const;
    [[nodiscard]] Combinations box(std::vector<std::uint32_t> const& allowed) const;
    [[nodiscard]] std::vector<std::uint32_t> widest_box(Combinations const& set) const;
    [[nodiscard]] std::string text_of(std::vector<std::uint32_t> const& allowed) const;

    std::vector<route::Fact> const& domain_;
    std::vector<std::size_t> facts_;
    std::vector<std::size_t> strides_;  ///< of each of `facts_`
    std::size_t size_ = 1;
};

}  // namespace rondom::proof
