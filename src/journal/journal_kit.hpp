#pragma once

#include <functional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "journal/journal.hpp"

/// Made-up people and words for the journal's tests.
namespace rondom::journal::kit {

inline constexpr RegionKey region_key{1, 2, 3, 4, 5, 6, 7, 8, 9};

inline DossierId const milan{"milan"};
inline DossierId const noor{"noor"};

inline Entry concern(std::string words) {
    return {
        .seq = 0,
        .at = Moment{std::chrono::seconds{1'800'000'000}},
        .kind = "signals.recorded",
        .category = Category::concern,
        .compartment = Compartment::school,
        .owner = Party::education,
        .only = {},
        .by = PersonId{"p1"},
        .role = Role::teacher,
        .profile = "demo-1",
        .body = R"({"words":")" + std::move(words) + R"("})"};
}

inline Entry safety_note(std::string words) {
    auto entry = concern(std::move(words));
    entry.kind = "safety.noted";
    entry.category = Category::safety;
    entry.compartment = Compartment::safety;
    entry.owner = Party::social_team;
    entry.role = Role::case_manager;
    return entry;
}

inline Change change(DossierId dossier, std::int64_t expected, std::vector<Entry> entries) {
    Change made;
    made.dossier = std::move(dossier);
    made.expected = expected;
    made.entries = std::move(entries);
    return made;
}

/// So many people do this at once; returns when all are done. Each is told who it is, from 0.
inline void at_once(int people, std::function<void(int)> const& work) {
    std::vector<std::thread> threads;
    threads.reserve(static_cast<std::size_t>(people));
    for (int who = 0; who < people; ++who) {
        threads.emplace_back(work, who);
    }
    for (auto& thread : threads) {
        thread.join();
    }
}

}  // namespace rondom::journal::kit
