#include "proof/combinations.hpp"

#include <algorithm>
#include <bit>

#include <fmt/core.h>
#include <fmt/ranges.h>

namespace rondom::proof {

namespace {

constexpr std::size_t word_size = 64;

/// The bits [from, to) of a word.
std::uint64_t mask(std::size_t from, std::size_t to) {
    auto const upto = to == word_size ? ~std::uint64_t{0} : (std::uint64_t{1} << to) - 1;
    return upto & ~((std::uint64_t{1} << from) - 1);
}

}  // namespace

Combinations::Combinations(std::size_t size, bool full)
    : size_{size}, words_((size + word_size - 1) / word_size, full ? ~std::uint64_t{0} : 0) {
    if (full && size % word_size != 0) { words_.back() = mask(0, size % word_size); }
}

bool Combinations::empty() const {
    return std::ranges::all_of(words_, [](auto word) { return word == 0; });
}

std::size_t Combinations::count() const {
    std::size_t count = 0;
    for (auto const word : words_) {
        count += static_cast<std::size_t>(std::popcount(word));
    }
    return count;
}

std::size_t Combinations::first() const {
    auto const word = std::ranges::find_if(words_, [](auto each) { return each != 0; });
    if (word == words_.end()) { return size_; }
    return static_cast<std::size_t>(word - words_.begin()) * word_size +
           static_cast<std::size_t>(std::countr_zero(*word));
}

void Combinations::add(std::size_t from, std::size_t count) {
    for (auto const to = from + count; from < to;) {
        auto const begin = from % word_size;
        auto const end = std::min(word_size, begin + (to - from));
        words_[from / word_size] |= mask(begin, end);
        from += end - begin;
    }
}

Combinations& Combinations::operator&=(Combinations const& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) {
        words_[i] &= other.words_[i];
    }
    return *this;
}

Combinations& Combinations::operator|=(Combinations const& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) {
        words_[i] |= other.words_[i];
    }
    return *this;
}

Combinations& Combinations::operator-=(Combinations const& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) {
        words_[i] &= ~other.words_[i];
    }
    return *this;
}

Space::Space(std::vector<route::Fact> const& domain, Conditions const& conditions) : domain_{domain} {
    std::set<std::size_t> named;
    for (auto const* condition : conditions) {
        for (auto const& row : condition->any) {
            for (auto const& [fact, allowed] : row.allowed) {
                named.insert(fact);
            }
        }
    }
    facts_.assign(named.begin(), named.end());
    for (auto const fact : facts_) {
        strides_.push_back(size_);
        if (size_ <= largest) { size_ *= domain_[fact].values.size(); }
    }
}

std::uint32_t Space::every(std::size_t i) const {
    return static_cast<std::uint32_t>((std::uint64_t{1} << domain_[facts_[i]].values.size()) - 1U);
}

Combinations Space::line(std::size_t i, std::uint32_t allowed) const {
    auto found = none();
    auto const values = domain_[facts_[i]].values.size();
    for (std::size_t from = 0; from < size_; from += strides_[i] * values) {
        for (std::size_t value = 0; value < values; ++value) {
            if (((allowed >> value) & 1U) != 0) { found.add(from + value * strides_[i], strides_[i]); }
        }
    }
    return found;
}

Combinations Space::where(route::Box const& box) const {
    auto found = all();
    for (auto const& [fact, allowed] : box.allowed) {
        auto const at = std::ranges::find(facts_, fact);
        if (at != facts_.end()) { found &= line(static_cast<std::size_t>(at - facts_.begin()), allowed); }
    }
    return found;
}

Combinations Space::where(route::Condition const& condition) const {
    if (condition.any.empty()) { return all(); }
    auto found = none();
    for (auto const& row : condition.any) {
        found |= where(row);
    }
    return found;
}

Combinations Space::before_return(Combinations const& set, std::size_t fact, std::size_t most) const {
    auto const at = std::ranges::find(facts_, fact);
    if (at == facts_.end()) { return set; }
    auto const i = static_cast<std::size_t>(at - facts_.begin());
    auto const values = domain_[fact].values.size();
    auto found = none();
    for (std::size_t which = 0; which < size_; ++which) {
        auto const value = which / strides_[i] % values;
        auto const after = which - (value - std::min(value, most)) * strides_[i];
        if (set.has(after)) { found.add(which, 1); }
    }
    return found;
}

std::vector<std::uint32_t> Space::values(std::size_t which) const {
    std::vector<std::uint32_t> values(domain_.size(), 0);
    for (std::size_t i = 0; i < facts_.size(); ++i) {
        auto const count = domain_[facts_[i]].values.size();
        values[facts_[i]] = static_cast<std::uint32_t>(which / strides_[i] % count);
    }
    return values;
}

Combinations Space::box(std::vector<std::uint32_t> const& allowed) const {
    auto found = all();
    for (std::size_t i = 0; i < facts_.size(); ++i) {
        if (allowed[i] != every(i)) { found &= line(i, allowed[i]); }
    }
    return found;
}

std::vector<std::uint32_t> Space::widest_box(Combinations const& set) const {
    auto const start = values(set.first());
    std::vector<std::uint32_t> allowed;
    for (auto const fact : facts_) {
        allowed.push_back(1U << start[fact]);
    }
    for (std::size_t i = 0; i < facts_.size(); ++i) {
        for (std::uint32_t value = 0; value < domain_[facts_[i]].values.size(); ++value) {
            auto wider = allowed;
            wider[i] |= 1U << value;
            if (wider != allowed && (box(wider) - set).empty()) { allowed = wider; }
        }
    }
    return allowed;
}

std::string Space::text_of(std::vector<std::uint32_t> const& allowed) const {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < facts_.size(); ++i) {
        if (allowed[i] == every(i)) { continue; }
        std::vector<std::string> names;
        for (std::size_t value = 0; value < domain_[facts_[i]].values.size(); ++value) {
            if (((allowed[i] >> value) & 1U) != 0) { names.push_back(domain_[facts_[i]].values[value]); }
        }
        auto const& fact = domain_[facts_[i]].name;
        lines.push_back(
            names.size() == 1 ? fmt::format("{}: {}", fact, names.front())
                              : fmt::format("{}: [{}]", fact, fmt::join(names, ", "))
        );
    }
    return fmt::format("{}", fmt::join(lines, ", "));
}

Combinations Space::shadow(Combinations const& wide, Space const& of) const {
    auto found = none();
    for (std::size_t which = 0; which < wide.size(); ++which) {
        if (!wide.has(which)) { continue; }
        auto const known = of.values(which);
        std::size_t here = 0;
        for (std::size_t i = 0; i < facts_.size(); ++i) {
            here += known[facts_[i]] * strides_[i];
        }
        found.add(here, 1);
    }
    return found;
}

std::string Space::example(Combinations const& set) const { return text_of(widest_box(set)); }

std::string Space::examples(Combinations set, int most) const {
    std::vector<std::string> told;
    for (int i = 0; i < most && !set.empty(); ++i) {
        auto const widest = widest_box(set);
        told.push_back(text_of(widest));
        set -= box(widest);
    }
    return fmt::format("{}", fmt::join(told, "; "));
}

}  // namespace rondom::proof
