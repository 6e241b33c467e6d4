#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "app/vocabulary.hpp"
#include "automaton.hpp"
#include "world.hpp"

namespace rondom::walks {

/// Where the running application and what was proved are not the same.
struct Disagreement {
    std::string about;  ///< "way", "step", "promise", "lead", "task", "setter", "time": what shrinking keeps
    std::string what;
};

/// What the walks of one region met.
struct Coverage {
    std::map<std::string, int> steps;
    std::map<std::string, int> transitions;
    std::map<std::size_t, int> lead_rows;
    std::map<std::string, int> tasks;
    std::set<std::pair<std::string, std::string>> values;               ///< of facts
    std::map<std::tuple<std::string, std::string, Role>, int> setters;  ///< fact, command, who
    std::set<std::pair<std::string, std::string>>
        beyond_reach;  ///< values that nothing says yet: not aimed at
    int moves = 0;
    int given = 0;
    int nobody =
        0;  ///< states in which somebody is at turn in the automaton, and nobody has any of the roles
    int waiting = 0;  ///< a way that is open, and that nobody's act has gone through yet: a day passed
};

/// Holds what the application did next to the automaton and to the table of who sets what.
class Agreement {
public:
    Agreement(Automaton const& automaton, std::span<app::FactSetter const> setters, Coverage& coverage)
        : automaton_{automaton}, setters_{setters}, coverage_{coverage} {}

    /// How it stood before the move, and after it.
    [[nodiscard]] std::vector<Disagreement> look(
        World const& world, Dossier const& before, Dossier const& after, Move const& move
    );

    /// A day, or many, on which nobody did anything.
    [[nodiscard]] std::vector<Disagreement> look_at_time(
        World const& world, Dossier const& dossier, Day from, Day to
    );

private:
    struct Found;

    [[nodiscard]] bool is_listed(std::string_view fact, std::string_view command, Role role) const;
    void look_at_facts(Found& found, route::Facts const& before, route::Facts const& after);
    void look_at_ways(Found& found);
    void look_at_way(
        Found& found, std::string const& step, route::StepEntered const& entered, route::Facts const& facts
    );
    void look_at_lead(Found& found, route::Facts const& facts);
    void look_at_tasks(Found& found, route::Facts const& facts, std::string const& step);
    void look_at_turn(Found& found, std::string const& step, Automaton::Turns const& turns);
    void count(route::Profile const& profile, route::Facts const& facts, std::string const& step);

    Automaton const& automaton_;
    std::span<app::FactSetter const> setters_;
    Coverage& coverage_;
};

}  // namespace rondom::walks
