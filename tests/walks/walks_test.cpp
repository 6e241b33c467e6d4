// Random walks of the running application through each region, next to the prover's automaton
// (docs/prover.md):
//   rondom_walks_test PROFILE... unreached.txt [WALKS]

#include <algorithm>
#include <chrono>
#include <fstream>
#include <map>
#include <set>
#include <string>

#include <fmt/core.h>

#include "app/story.hpp"
#include "planted.hpp"
#include "route/load.hpp"
#include "walk.hpp"

namespace rondom::walks {

namespace {

constexpr int fewest = 12;  ///< walks in a region

/// "midden-groningen: transition x" and why no walk gets there.
using Reasons = std::map<std::string, std::string>;

Reasons reasons_in(char const* file) {
    Reasons reasons;
    std::ifstream in{file};
    for (std::string line; std::getline(in, line);) {
        auto const gap = line.find(" | ");
        if (!line.starts_with('#') && gap != std::string::npos) {
            reasons[line.substr(0, gap)] = line.substr(gap + 3);
        }
    }
    return reasons;
}

/// What should have been met and was not, held next to the reasons: each of the one has one of the other.
class Unreached {
public:
    explicit Unreached(Reasons reasons) : reasons_{std::move(reasons)} {}

    [[nodiscard]] bool knows(std::string const& what) const { return reasons_.contains(what); }

    void tell(std::string const& what) {
        auto const reason = reasons_.find(what);
        bool const known = reason != reasons_.end();
        fmt::print(
            "  {}: {}{}\n", known ? "not reached" : "NOT EXPLAINED", what, known ? ": " + reason->second : ""
        );
        told_.insert(what);
        unexplained_ += known ? 0 : 1;
    }

    /// Every line of the file was needed, and nothing was missing in it.
    [[nodiscard]] bool is_exact() const {
        bool exact = unexplained_ == 0;
        for (auto const& [what, reason] : reasons_) {
            if (told_.contains(what)) { continue; }
            fmt::print("unreached.txt: this is met, or is not there: {}\n", what);
            exact = false;
        }
        return exact;
    }

private:
    Reasons reasons_;
    std::set<std::string> told_;
    int unexplained_ = 0;
};

std::size_t values_of(route::Profile const& profile) {
    std::size_t values = 0;
    for (auto const& fact : profile.facts) {
        values += fact.values.size();
    }
    return values;
}

void report(route::Profile const& profile, Coverage const& met, int walks, double seconds) {
    fmt::print(
        "{}: {} walks, {} commands given, {} happened, in {:.1f} s\n",
        profile.id,
        walks,
        met.given,
        met.moves,
        seconds
    );
    fmt::print(
        "  {} of {} transitions, {} of {} steps, {} of {} values of facts, {} of {} rows of the lead table\n",
        met.transitions.size(),
        profile.transitions.size(),
        met.steps.size(),
        profile.steps.size(),
        met.values.size(),
        values_of(profile),
        met.lead_rows.size(),
        profile.lead_table.size()
    );
    fmt::print(
        "  {} times somebody was at turn and the circle had nobody for it; {} times a way opened by time "
        "alone\n",
        met.nobody,
        met.waiting
    );
}

// So many of a hundred are met, at least; the others are told.
constexpr std::size_t least_values = 80;
constexpr std::size_t least_transitions = 80;
constexpr std::size_t least_rows = 90;  ///< of the vocabulary

bool is_enough(std::size_t met, std::size_t all, std::size_t least) { return met * 100 >= all * least; }

/// The transitions that no walk took.
std::vector<std::string> not_taken(route::Profile const& profile, Coverage const& met) {
    std::vector<std::string> all;
    for (auto const& each : profile.transitions) {
        if (!met.transitions.contains(each.id)) {
            all.push_back(fmt::format("{}: transition {}", profile.id, each.id));
        }
    }
    return all;
}

std::string value_of(route::Profile const& profile, std::string_view fact, std::string_view value) {
    return fmt::format("{}: value {} of {}", profile.id, value, fact);
}

std::vector<std::string> not_met(route::Profile const& profile, Coverage const& met) {
    std::vector<std::string> all;
    for (auto const& fact : profile.facts) {
        for (auto const& value : fact.values) {
            if (!met.values.contains({fact.name, value})) {
                all.push_back(value_of(profile, fact.name, value));
            }
        }
    }
    return all;
}

/// Values for which a reason is given are not aimed at.
void leave_out(route::Profile const& profile, Unreached const& unreached, Coverage& met) {
    for (auto const& fact : profile.facts) {
        for (auto const& value : fact.values) {
            if (unreached.knows(value_of(profile, fact.name, value))) {
                met.beyond_reach.emplace(fact.name, value);
            }
        }
    }
}

std::string row_of(app::FactSetter const& row) {
    return fmt::format("setter {} by {}", row.fact, row.command);
}

/// Rows of the vocabulary of which a task of this region names the command, and that no walk here met.
std::vector<std::string> rows_not_met(route::Profile const& profile, Coverage const& met) {
    std::vector<std::string> all;
    for (auto const& each : app::fact_setters()) {
        auto const fact = std::ranges::find(profile.facts, each.fact, &route::Fact::name);
        bool const here =
            fact != profile.facts.end() &&
            std::ranges::find(profile.tasks, each.command, &route::Task::command) != profile.tasks.end();
        bool const seen = std::ranges::any_of(met.setters, [&](auto const& one) {
            return std::get<0>(one.first) == each.fact && std::get<1>(one.first) == each.command;
        });
        if (here && !seen) { all.push_back(row_of(each)); }
    }
    return all;
}

/// Of the rows only one region is asked: each has the same.
bool is_complete(
    route::Profile const& profile, Coverage const& met, Unreached const& unreached, bool with_rows
) {
    auto all = with_rows ? rows_not_met(profile, met) : std::vector<std::string>{};
    auto const taken = not_taken(profile, met);
    all.insert(all.end(), taken.begin(), taken.end());
    auto const values = not_met(profile, met);
    all.insert(all.end(), values.begin(), values.end());
    return std::ranges::all_of(all, [&](std::string const& each) { return unreached.knows(each); });
}

/// How to go through one region.
struct Walking {
    int most = 0;            ///< walks
    bool with_rows = false;  ///< goes on until the rows of the vocabulary are met, too
};

/// Walks through one region; false when the application and the automaton differ. Each difference is told
/// once, with the shortest walk that shows it.
bool walk_through(
    route::Reading const& reading, Walking const& walking, Unreached const& unreached, Coverage& met
) {
    Automaton const automaton{reading.profile, reading.evidence};
    auto const start = std::chrono::steady_clock::now();
    std::set<std::string> told;
    int walks = 0;
    for (int seed = 1; seed <= walking.most; ++seed) {
        if (seed > fewest && is_complete(reading.profile, met, unreached, walking.with_rows)) { break; }
        walks = seed;
        for (auto& each : walk(
                 reading.profile, automaton, app::fact_setters(), static_cast<std::uint64_t>(seed), {}, met
             )) {
            if (!told.insert(each.disagreement.about).second) { continue; }
            fmt::print("DIFFERS in walk {}: {}\n", seed, each.disagreement.what);
            auto const shown = shortest(reading.profile, automaton, app::fact_setters(), std::move(each));
            fmt::print("{}\n", story_of(reading.profile, shown));
        }
    }
    auto const took = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    report(reading.profile, met, walks, took);
    return told.empty();
}

using Observed = std::map<std::pair<std::string, std::string>, std::set<Role>>;

/// The rows of the table that were seen to set their fact, by somebody at least, in some region: nearly all.
bool compare_setters(Observed const& observed, Unreached& unreached) {
    std::size_t listed = 0;
    std::size_t met = 0;
    std::size_t rows_not_met = 0;
    for (auto const& each : app::fact_setters()) {
        auto const* command = World::find(each.command);
        auto const seen = observed.find({std::string{each.fact}, std::string{each.command}});
        for (auto const& role : names_of(Role{})) {
            bool const may = command != nullptr && command->permission->who.has(role.value);
            listed += may && each.only.has(role.value) ? 1 : 0;
        }
        if (seen == observed.end()) {
            unreached.tell(row_of(each));
            ++rows_not_met;
        } else {
            met += seen->second.size();
        }
    }
    fmt::print("{} of {} (fact, command, role) of the vocabulary were seen\n", met, listed);
    auto const rows = app::fact_setters().size();
    return is_enough(rows - rows_not_met, rows, least_rows);
}

int run(int count, char** arguments) {
    if (count < 4) { return 2; }
    auto const walks = std::stoi(arguments[count - 1]);
    Unreached unreached{reasons_in(arguments[count - 2])};
    Observed observed;
    bool good = true;
    for (int i = 1; i + 2 < count; ++i) {
        auto files = route::files_in(arguments[i]);
        if (!files) { return 2; }
        auto const reading = route::read_profile(std::move(*files));
        Coverage met;
        leave_out(reading.profile, unreached, met);
        good = walk_through(reading, {.most = walks, .with_rows = i == 1}, unreached, met) && good;
        for (auto const& each : not_taken(reading.profile, met)) {
            unreached.tell(each);
        }
        for (auto const& each : not_met(reading.profile, met)) {
            unreached.tell(each);
        }
        good = is_enough(met.values.size(), values_of(reading.profile), least_values) && good;
        good =
            is_enough(met.transitions.size(), reading.profile.transitions.size(), least_transitions) && good;
        for (auto const& [which, times] : met.setters) {
            observed[{std::get<0>(which), std::get<1>(which)}].insert(std::get<2>(which));
        }
        if (i == 1) { good = finds_planted_faults(reading) && good; }
    }
    good = compare_setters(observed, unreached) && good;
    static_cast<void>(unreached.is_exact());  // told; what is rare may be missed by chance
    return good ? 0 : 1;
}

}  // namespace

}  // namespace rondom::walks

int main(int count, char** arguments) { return rondom::walks::run(count, arguments); }
