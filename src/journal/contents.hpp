#pragma once

#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "journal/store.hpp"

namespace rondom::journal {

/// The same for two collections of different things in any order: how many, and the sum of their hashes.
class Fingerprint {
public:
    void add(std::string_view thing);
    [[nodiscard]] std::size_t count() const noexcept { return count_; }
    bool operator==(Fingerprint const&) const = default;

private:
    std::size_t count_ = 0;
    std::array<unsigned char, 32> sum_{};
};

/// Everything that a region is, apart from its keys: entries with their links, rows, commands.
struct Contents {
    Fingerprint entries;
    Fingerprint rows;
    Fingerprint commands;
    std::size_t dossiers = 0;
    std::set<std::string> key_ids;  ///< of the keys that the entries were sealed with

    bool operator==(Contents const&) const = default;
    [[nodiscard]] bool empty() const noexcept { return dossiers + rows.count() + commands.count() == 0; }
};

/// Reads all of it; what an arriving place remembers of that (arrival.hpp) does not count. Throws a Hindrance
/// when it cannot.
Contents contents_of(Store& store);

}  // namespace rondom::journal
