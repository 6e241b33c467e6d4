#pragma once

// The profile of Midden-Groningen for the tests of the route; included by tests only.

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "domain/repository.hpp"
#include "route/load.hpp"

namespace rondom::route::testing {

inline std::filesystem::path directory() { return repository / "profiles/midden-groningen"; }

inline Profile const& midden_groningen() {
    static Profile const profile = [] {
        auto loaded = load_directory(directory());
        if (loaded) { return std::move(*loaded); }
        for (auto const& each : loaded.error()) {
            MESSAGE(text_of(each));
        }
        throw std::runtime_error{"the profile of Midden-Groningen is not right"};
    }();
    return profile;
}

inline std::vector<SourceFile> files() {
    std::vector<SourceFile> all;
    for (auto const& entry : std::filesystem::directory_iterator{directory()}) {
        if (entry.path().extension() != ".yaml") { continue; }
        std::ifstream stream{entry.path(), std::ios::binary};
        all.push_back(
            {.name = entry.path().filename().string(),
             .text = std::string{std::istreambuf_iterator<char>{stream}, {}}}
        );
    }
    return all;
}

using Known = std::vector<std::pair<std::string_view, std::string_view>>;

inline Facts facts(Known const& known) {
    Facts facts{midden_groningen().facts};
    for (auto const& [fact, value] : known) {
        facts.set(fact, value);
    }
    return facts;
}

/// Calls `use` for every combination of the values of these facts; the others keep their first value.
template <class Use>
void for_every_combination(std::vector<std::size_t> const& which, Use const& use) {
    auto const& domain = midden_groningen().facts;
    Facts facts{domain};
    std::vector<std::size_t> digits(which.size(), 0);
    for (bool more = true; more;) {
        use(facts);
        more = false;
        for (std::size_t i = 0; i < which.size() && !more; ++i) {
            auto const& fact = domain[which[i]];
            digits[i] = (digits[i] + 1) % fact.values.size();
            facts.set(fact.name, fact.values[digits[i]]);
            more = digits[i] != 0;
        }
    }
}

}  // namespace rondom::route::testing
