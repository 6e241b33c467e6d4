#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "proof/combinations.hpp"
#include "route/evidence.hpp"
#include "route/profile.hpp"

namespace rondom::walks {

/// The route as the prover sees it: steps and combinations of facts, as sets of bits
/// (proof/combinations.hpp). It asks the running application nothing.
class Automaton {
public:
    /// Both must live as long as this.
    Automaton(route::Profile const& profile, route::Evidence const& evidence);

    struct Way {
        std::string id;
        std::string to;
    };
    /// The ways that are open from this step.
    [[nodiscard]] std::vector<Way> open(std::string_view step, route::Facts const& facts) const;

    /// What is known after this way was taken: the facts with `per_step` begin again, those with `on_return`
    /// fall back when it leads to an earlier step, nothing else changes.
    [[nodiscard]] route::Facts entered(std::string_view way, route::Facts facts) const;

    /// The promises that this way breaks.
    [[nodiscard]] std::set<std::string> broken(std::string_view way, route::Facts const& facts) const;

    /// The rows of the lead table that hold, from 1.
    [[nodiscard]] std::set<std::size_t> lead_rows(route::Facts const& facts) const;

    /// The table must say who leads, or that nobody does.
    [[nodiscard]] bool needs_lead(route::Facts const& facts) const;

    struct Turns {
        std::set<std::string> tasks;  ///< that count and are not ready
        std::set<std::string>
            relied_on;          ///< those that say when they are ready: nobody is stuck while one counts
        bool is_stuck = false;  ///< nobody is at turn, no way is open, and it is not the end
    };
    [[nodiscard]] Turns turns(std::string_view step, route::Facts const& facts) const;

private:
    /// A condition as the set of combinations in which it holds.
    class Question {
    public:
        Question(std::vector<route::Fact> const& domain, route::Condition const& condition);
        [[nodiscard]] bool holds(route::Facts const& facts) const;

    private:
        std::vector<route::Fact> const* domain_;
        proof::Space space_;
        proof::Combinations where_;
    };
    struct Promised {
        std::string id;
        Question when;
        Question holds;
    };
    struct Passing {
        std::string id;
        std::string from;
        std::string to;
        Question when;
        std::vector<Promised> promises;
    };
    struct Duty {
        std::string step;
        std::string task;
        bool has_end = false;
        Question place;
        Question when;
        Question done;
    };

    void add_ways();
    void add_duties();

    route::Profile const& profile_;
    route::Evidence const& evidence_;
    std::vector<Passing> ways_;
    std::vector<Duty> duties_;
    std::vector<Question> leads_;
    std::vector<Question> lead_domain_;  ///< one, or none
};

}  // namespace rondom::walks
