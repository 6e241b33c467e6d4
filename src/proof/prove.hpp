#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/role.hpp"
#include "route/load.hpp"
#include "route/origins.hpp"

// Proves a region's agreement, over every combination of its facts, before anybody works with it.
// docs/prover.md says what is proved and how; the proof reads a profile and nothing else.
namespace rondom::proof {

/// An error keeps a profile from being served. A notice is for people to judge.
enum class Weight { error, notice };

constexpr auto names_of(Weight) {
    using enum Weight;
    return std::array<Name<Weight>, 2>{{{error, "error"}, {notice, "notice"}}};
}

/// One thing that is not as it should be: what, where, when, and what usually mends it.
struct Finding {
    std::string code;  ///< "ways.dead-end"
    Weight weight{};
    std::string file;
    int line = 0;  ///< 1-based; 0 when it is about the profile as a whole
    int column = 0;
    route::Label what;
    std::string example;  ///< facts and values for which it is so; empty when it does not depend on facts
    route::Label mend;
};

/// What the program can do, as far as a profile speaks of it.
struct Vocabulary {
    struct Command {
        std::string_view name;  ///< "signals.record"
        Roles who;
    };
    /// Who can set a fact, by their commands.
    struct Setter {
        std::string_view fact;
        Roles who;
    };
    std::vector<Command> commands;
    std::vector<Setter> setters;

    [[nodiscard]] Command const* find(std::string_view name) const;
    [[nodiscard]] Roles setters_of(std::string_view fact) const;
};

/// An assumption of the region, and who stands for it.
struct Assumption {
    std::string rule;
    std::string file;
    int line = 0;
    std::string words;
    std::string mark;  ///< of these words, for the sign-off
    std::string signed_by;
    std::string signed_on;
};

struct Report {
    std::string region;
    std::string version;
    std::vector<Finding> findings;  ///< by file, then by place
    std::vector<Assumption> assumptions;
    std::size_t combinations = 0;  ///< how many were looked at

    [[nodiscard]] std::size_t errors() const;
};

/// Everything that is wrong with how a profile is written or with what it says. What is said of a profile
/// that cannot be read as a whole is about the part that could be read. Without a vocabulary the commands are
/// not looked at; without a day it is not looked at how long the calendar goes on from there.
Report prove(
    route::Reading const& reading, Vocabulary const& vocabulary = {}, std::optional<Day> today = std::nullopt
);

/// The same for a region that is served: the profile when it holds no error, or the errors in English.
route::Loaded proved(route::Reading reading, Vocabulary const& vocabulary = {});

/// A short mark of the words of an assumption, to sign them: other words have another mark.
std::string mark_of(std::string_view words);

}  // namespace rondom::proof
