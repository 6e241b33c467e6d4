#pragma once

// One family at every age and with every state of its consents, for tests only.

#include <array>
#include <utility>
#include <vector>

#include "access/histories.hpp"
#include "dossier/dossier.hpp"

namespace rondom::access {

inline constexpr std::array ages{9, 13, 16, 18};

/// How far the consents are: every purpose at once, so the ground says which one a reading hangs on.
enum class State {
    unasked,
    agreed,
    parent_no,
    parent_stopped,
    ended,
    unchecked,
    youth_missing,
    court,
    closed
};

constexpr auto names_of(State) {
    using enum State;
    return std::array<Name<State>, 9>{
        {{unasked, "nobody was asked"},
         {agreed, "everybody said yes"},
         {parent_no, "a parent said no"},
         {parent_stopped, "a parent stopped"},
         {ended, "the consent ended"},
         {unchecked, "a parent's authority is not checked"},
         {youth_missing, "the youth did not answer"},
         {court, "a court replaced a parent's no"},
         {closed, "the party's part was over, and began again"}}};
}

/// A family with two parents, where everybody of every party takes part.
histories::History family(int age, State state);

/// Facts under which every cell of the route counts: both questions are there and heavy.
route::Facts heavy();

using Column = std::pair<int, State>;

/// All of them, made once.
struct Families {
    struct One {
        Column column;
        Dossier dossier;
        Day today{};
    };

    Families();

    std::vector<One> all;
    route::Facts facts = heavy();
};

}  // namespace rondom::access
