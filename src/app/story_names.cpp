#include "app/story_names.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "access/lens.hpp"
#include "app/story_words.hpp"
#include "dossier/dossiers.hpp"

namespace rondom::app {

namespace {

using Names = std::vector<std::string>;

/// Those that no capability owns.
constexpr std::array rules_of_access{
    &access::no_ground,
    &access::not_in_circle,
    &access::consent_missing_parent,
    &access::consent_missing_youth,
    &access::consent_refused,
    &access::consent_withdrawn,
    &access::authority_unverified,
    &role_no_power};

/// How many letters differ (Levenshtein).
std::size_t distance(std::string_view one, std::string_view other) {
    std::vector<std::size_t> row(other.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t a = 0; a < one.size(); ++a) {
        auto diagonal = std::exchange(row[0], a + 1);
        for (std::size_t b = 0; b < other.size(); ++b) {
            auto const changed = diagonal + (one[a] == other[b] ? 0U : 1U);
            diagonal = std::exchange(row[b + 1], std::min({row[b + 1] + 1, row[b] + 1, changed}));
        }
    }
    return row.back();
}

/// "; do you mean ...?" for what looks like it, the whole list when it is short.
std::string advice(std::string_view name, Names const& known) {
    if (known.empty()) { return ""; }
    auto const longer = std::ranges::find_if(known, [&](auto const& each) { return each.starts_with(name); });
    if (longer != known.end()) { return fmt::format("; do you mean \"{}\"?", *longer); }
    auto const nearest =
        std::ranges::min_element(known, {}, [&](auto const& each) { return distance(name, each); });
    if (distance(name, *nearest) <= 2 + name.size() / 4) {
        return fmt::format("; do you mean \"{}\"?", *nearest);
    }
    return known.size() <= 20 ? fmt::format("; there is: {}", fmt::join(known, ", ")) : "";
}

/// What the story may refer to.
struct Known {
    Story const& story;
    route::Profile const& profile;
    std::map<std::string_view, Command const*> commands{};
    Names command_names{"open"};
    Names people{};
    Names steps{};
    Names facts{};
    Names purposes{};
    Names rules{};
    std::set<std::string> made{};  ///< what can be written as @name so far
};

Known known_to(
    Story const& story, route::Profile const& profile, std::span<Capability const* const> capabilities
) {
    Known known{.story = story, .profile = profile};
    for (auto const* capability : capabilities) {
        for (auto const& command : capability->commands) {
            known.commands.emplace(command.permission->name, &command);
            known.command_names.emplace_back(command.permission->name);
        }
    }
    for (auto const& [name, rule] : all_rules(capabilities)) {
        known.rules.emplace_back(name);
    }
    for (auto const& each : story.people) {
        known.people.push_back(each.handle);
        known.made.insert(each.handle);
    }
    for (auto const& each : story.organisations) {
        known.made.insert(each.handle);
    }
    for (auto const& each : profile.steps) {
        known.steps.push_back(each.id);
    }
    for (auto const& each : profile.facts) {
        known.facts.push_back(each.name);
    }
    for (auto const& each : profile.purposes) {
        known.purposes.push_back(each.id);
    }
    return known;
}

/// Collects what nothing goes by, with the line of where it stands.
class NameCheck {
public:
    explicit NameCheck(Known known) : known_{std::move(known)} {}

    std::vector<StoryFault> faults() {
        for (auto const& moment : known_.story.moments) {
            line_ = moment.line;
            if (moment.command) { command(*moment.command); }
            for (auto const& each : moment.expectations) {
                line_ = each.line;
                dossier(each.dossier);
                std::visit([&](auto const& wanted) { expectation(wanted); }, each.check);
            }
        }
        return std::move(faults_);
    }

private:
    void fault(std::string what) {
        faults_.push_back({.file = known_.story.file, .line = line_, .what = std::move(what)});
    }

    void among(std::string const& name, Names const& known, std::string_view kind) {
        if (std::ranges::find(known, name) != known.end()) { return; }
        fault(fmt::format("\"{}\" is no {}{}", name, kind, advice(name, known)));
    }

    void person(std::string const& name) { among(name, known_.people, "person of this story"); }
    void people(Names const& names) {
        for (auto const& each : names) {
            person(each);
        }
    }
    void dossier(std::string const& name) {
        if (!name.empty()) { among(name, known_.story.dossiers, "dossier of this story"); }
    }
    void rule(std::string const& name) {
        if (words_of_rule(name).empty()) { among(name, known_.rules, "rule"); }
    }

    void command(StoryCommand const& wanted) {
        dossier(wanted.dossier);
        for (auto const& each : wanted.outcome.refused) {
            rule(each);
        }
        auto const found = known_.commands.find(wanted.name);
        if (found == known_.commands.end()) {
            among(wanted.name, known_.command_names, "command (see `rondom commands`)");
        } else {
            fields(wanted, *found->second);
        }
        if (!wanted.as.empty()) { known_.made.insert(wanted.as); }
    }

    void fields(StoryCommand const& wanted, Command const& command) {
        Names names;
        for (auto const& each : command.fields()) {
            names.emplace_back(each.name);
        }
        for (auto const& [name, value] : wanted.inputs) {
            bool const excepted =
                std::ranges::find(wanted.outcome.unreadable, name) != wanted.outcome.unreadable.end();
            if (!excepted) { among(name, names, fmt::format("field of {}", wanted.name)); }
            if (value.starts_with('@') && !known_.made.contains(value.substr(1))) {
                Names const made{known_.made.begin(), known_.made.end()};
                fault(fmt::format(
                    "nothing is called \"{}\" at this moment{}", value, advice(value.substr(1), made)
                ));
            }
        }
    }

    void expectation(VersionIs const&) {}
    void expectation(StepIs const& wanted) { among(wanted.step, known_.steps, "step of this region"); }
    void expectation(WentThrough const& wanted) {
        for (auto const& each : wanted.steps) {
            among(each, known_.steps, "step of this region");
        }
    }
    void expectation(LeadIs const& /*wanted*/) {}
    void expectation(LedBy const& wanted) {
        if (!wanted.who.empty()) { person(wanted.who); }
    }
    void expectation(AtTurn const& wanted) { people(wanted.who); }
    void expectation(FactIs const& wanted) {
        auto const& facts = known_.profile.facts;
        auto const found = std::ranges::find(facts, wanted.fact, &route::Fact::name);
        if (found == facts.end()) { return among(wanted.fact, known_.facts, "fact of this region"); }
        among(wanted.value, found->values, fmt::format("value of the fact {}", wanted.fact));
    }
    void expectation(Sees const& wanted) {
        person(wanted.who);
        if (!wanted.because.empty()) { rule(wanted.because); }
    }
    void expectation(Knows const& wanted) { person(wanted.who); }
    void expectation(Nowhere const& /*wanted*/) {}
    void expectation(ConsentIs const& wanted) {
        among(wanted.purpose, known_.purposes, "purpose of this region");
        if (wanted.status != "complete") { rule(wanted.status); }
    }
    void expectation(TaskIs const& wanted) { person(wanted.who); }
    void expectation(Notified const& wanted) { people(wanted.who); }
    void expectation(InCircle const& wanted) { people(wanted.who); }
    void expectation(Looked const& wanted) {
        person(wanted.reader);
        person(wanted.who);
        if (!wanted.refused.empty()) { rule(wanted.refused); }
    }

    Known known_;
    std::vector<StoryFault> faults_;
    int line_ = 0;
};

}  // namespace

std::map<std::string_view, Rule const*> all_rules(std::span<Capability const* const> capabilities) {
    std::map<std::string_view, Rule const*> rules;
    for (auto const* capability : capabilities) {
        for (auto const* rule : capability->rules) {
            rules.emplace(rule->name, rule);
        }
    }
    for (auto const* rule : rules_of_access) {
        rules.emplace(rule->name, rule);
    }
    return rules;
}

std::vector<StoryFault> unknown_names(
    Story const& story, route::Profile const& profile, std::span<Capability const* const> capabilities
) {
    return NameCheck{known_to(story, profile, capabilities)}.faults();
}

}  // namespace rondom::app
