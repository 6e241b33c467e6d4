#pragma once

#include <optional>
#include <string>
#include <vector>

#include "route/profile.hpp"

// Why a rule of the region counts, and what it waits for: a value made of the profile and what is known.
// Whoever shows it gives the facts that the reader may know, so it tells no more than those.
namespace rondom::route {

/// A fact that a rule asks for: what it is now, and what the rule takes.
struct AskedFact {
    std::string fact;
    std::string value;
    std::vector<std::string> wanted;
    bool holds = false;

    bool operator==(AskedFact const&) const = default;
};

/// A line of a published text that a rule cites, and its words.
struct QuotedLine {
    std::string line;  ///< "S2:253"
    std::string says;
};

/// What a rule rests on.
struct Backing {
    std::vector<QuotedLine> quotes;
    std::string source;      ///< as the profile has it: "S2:253, Jeugdwet 7.3.4"
    std::string assumption;  ///< where the text is silent
};

struct Explanation {
    std::string rule;  ///< as `claims_of` names it: "transitions/signal_to_triage"
    bool holds = false;
    /// Of the row that holds; when none does, of the row that the least is missing for.
    std::vector<AskedFact> facts;
    Backing backing;

    [[nodiscard]] std::vector<AskedFact> missing() const;
};

Backing backing_of(Profile const& profile, Origin const& origin);

Explanation explain(Profile const& profile, Transition const& way, Facts const& facts);
/// Why this task counts in this step: the party has a place there, and the task applies.
Explanation explain(Profile const& profile, Step const& step, Task const& task, Facts const& facts);
/// When the task is ready; nothing for a task that is ready when the step is passed.
std::optional<Explanation> explain_done(Profile const& profile, Task const& task, Facts const& facts);
/// The row of the lead table that counts; nothing when none does.
std::optional<Explanation> explain_lead(Profile const& profile, Facts const& facts);
/// Why the region's guard follows the process; nothing where there is none.
std::optional<Explanation> explain_guard(Profile const& profile, Facts const& facts);
/// Whether this party has a place in this step. Without a cell it has none, whatever is known.
Explanation explain_place(Profile const& profile, Step const& step, Party party, Facts const& facts);

/// The ways out of this step, the one that the least is missing for first.
std::vector<Explanation> explain_ways(Profile const& profile, Step const& step, Facts const& facts);

}  // namespace rondom::route
