#include "app/story_reader.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace rondom::app {

namespace {

using Add = std::vector<Check>&;

constexpr std::array<std::string_view, 4> task_states{"at_turn", "done", "later", "waiting"};

std::vector<std::optional<Category>> read_categories(StoryReader& reader, YAML::Node const& node) {
    std::vector<std::optional<Category>> categories;
    if (node.IsDefined() && !node.IsSequence()) { return {reader.choice<Category>(node)}; }
    if (!node.IsDefined()) { return categories; }
    for (auto const& each : node) {
        categories.push_back(reader.choice<Category>(each));
    }
    return categories;
}

void read_sees(StoryReader& reader, YAML::Node const& node, bool is, Add checks) {
    reader.only(node, {"who", "what", "text", "kind", "because"});
    if (!node.IsMap()) { return; }
    if (!node["who"].IsDefined()) { return reader.fault(node, "\"who\" is missing"); }
    auto const who = reader.names(node["who"]);
    auto const text = reader.text(node, "text");
    auto const kind = reader.text(node, "kind");
    auto const because = reader.text(node, "because");
    if (is && !because.empty()) { reader.fault(node["because"], "\"because\" belongs to does_not_see"); }

    auto const what = node["what"];
    auto categories = read_categories(reader, what);
    if (categories.empty()) { categories.emplace_back(std::nullopt); }
    if (!what.IsDefined() && text.empty() && kind.empty()) {
        return reader.fault(node, "say what is seen: \"what\" (a category), \"text\" or \"kind\"");
    }
    for (auto const& person : who) {
        for (auto const& category : categories) {
            checks.emplace_back(Sees{
                .who = person, .category = category, .text = text, .kind = kind, .is = is, .because = because}
            );
        }
    }
}

void read_consent(StoryReader& reader, YAML::Node const& node, Add checks) {
    reader.only(node, {"receiver", "purpose", "is", "given", "needed", "through"});
    if (!node.IsMap()) { return; }
    auto const receiver = reader.choice<Party>(node, "receiver");
    if (!receiver) { return; }
    checks.emplace_back(ConsentIs{
        .receiver = *receiver,
        .purpose = reader.text(node, "purpose", true),
        .status = reader.text(node, "is", true),
        .given = reader.number(node, "given"),
        .needed = reader.number(node, "needed"),
        .through = reader.day(node, "through")});
}

void read_task(StoryReader& reader, YAML::Node const& node, bool is, Add checks) {
    reader.only(node, {"who", "task", "from", "due", "state"});
    if (!node.IsMap()) { return; }
    TaskIs task{
        .who = reader.text(node, "who", true),
        .task = reader.text(node, "task", true),
        .is = is,
        .from = reader.day(node, "from"),
        .due = reader.day(node, "due"),
        .state = std::nullopt};
    if (auto state = reader.text(node, "state"); !state.empty()) {
        bool const known = std::ranges::find(task_states, state) != task_states.end();
        if (!known) { reader.fault(node["state"], "\"state\" is one of: at_turn, done, later, waiting"); }
        task.state = std::move(state);
    }
    checks.emplace_back(std::move(task));
}

void read_looked(StoryReader& reader, YAML::Node const& node, bool is, Add checks) {
    reader.only(node, {"who", "list_of", "refused"});
    if (!node.IsMap()) { return; }
    checks.emplace_back(Looked{
        .reader = reader.text(node, "list_of", true),
        .who = reader.text(node, "who", true),
        .is = is,
        .refused = reader.text(node, "refused")});
}

void read_facts(StoryReader& reader, YAML::Node const& node, Add checks) {
    if (!node.IsMap()) { return reader.fault(node, "write facts as {living: single}"); }
    for (auto const& pair : node) {
        checks.emplace_back(FactIs{.fact = reader.word(pair.first), .value = reader.word(pair.second)});
    }
}

void read_lead(StoryReader& reader, YAML::Node const& node, Add checks) {
    if (node.IsScalar() && node.Scalar() == "none") {
        checks.emplace_back(LeadIs{.party = std::nullopt});
    } else if (auto const party = reader.choice<Party>(node)) {
        checks.emplace_back(LeadIs{.party = party});
    }
}

/// Expectations about people that take a name or a list of names. "not_" before it asks the opposite.
bool read_people(StoryReader& reader, std::string_view key, YAML::Node const& node, Add checks) {
    constexpr std::string_view denied = "not_";
    bool const is = !key.starts_with(denied);
    if (!is) { key.remove_prefix(denied.size()); }
    if (key == "at_turn") {
        checks.emplace_back(AtTurn{.who = reader.names(node), .is = is});
    } else if (key == "notified" || key == "notified_now") {
        checks.emplace_back(Notified{.who = reader.names(node), .is = is, .now = key == "notified_now"});
    } else if (key == "in_circle") {
        checks.emplace_back(InCircle{.who = reader.names(node), .is = is});
    } else {
        return false;
    }
    return true;
}

/// Whether the dossier exists for somebody.
bool read_knows(StoryReader& reader, std::string_view key, YAML::Node const& node, Add checks) {
    bool const is = key == "knows_dossier";
    if (!is && key != "does_not_know_dossier") { return false; }
    for (auto const& who : reader.names(node)) {
        checks.emplace_back(Knows{.who = who, .is = is});
    }
    return true;
}

/// Where the dossier is on its route.
bool read_place(StoryReader& reader, std::string_view key, YAML::Node const& node, Add checks) {
    if (key == "step") {
        checks.emplace_back(StepIs{.step = reader.word(node)});
    } else if (key == "version") {
        checks.emplace_back(VersionIs{.version = reader.word(node)});
    } else if (key == "went_through") {
        checks.emplace_back(WentThrough{.steps = reader.names(node)});
    } else {
        return false;
    }
    return true;
}

/// Expectations that take keys of their own.
bool read_whole(StoryReader& reader, std::string const& key, YAML::Node const& node, Add checks) {
    if (key == "facts") {
        read_facts(reader, node, checks);
    } else if (key == "sees" || key == "does_not_see") {
        read_sees(reader, node, key == "sees", checks);
    } else if (key == "consent") {
        read_consent(reader, node, checks);
    } else if (key == "task" || key == "no_task") {
        read_task(reader, node, key == "task", checks);
    } else if (key == "looked" || key == "not_looked") {
        read_looked(reader, node, key == "looked", checks);
    } else {
        return false;
    }
    return true;
}

void read_one(StoryReader& reader, YAML::Node const& key, YAML::Node const& node, Add checks) {
    auto const name = reader.word(key);
    bool const read = read_people(reader, name, node, checks) || read_knows(reader, name, node, checks) ||
                      read_place(reader, name, node, checks) || read_whole(reader, name, node, checks);
    if (read) { return; }
    if (name == "lead") {
        read_lead(reader, node, checks);
    } else if (name == "led_by") {
        auto who = reader.word(node);
        checks.emplace_back(LedBy{.who = who == "nobody" ? std::string{} : std::move(who)});
    } else if (name == "nowhere") {
        for (auto const& text : reader.names(node)) {
            checks.emplace_back(Nowhere{.text = text});
        }
    } else {
        reader.fault(
            key,
            "\"" + name +
                "\" is no expectation; allowed: step, version, went_through, lead, led_by, facts, at_turn, "
                "not_at_turn, "
                "sees, does_not_see, nowhere, knows_dossier, does_not_know_dossier, consent, task, no_task, "
                "notified, not_notified, notified_now, not_notified_now, in_circle, not_in_circle, looked, "
                "not_looked (and label, dossier)"
        );
    }
}

}  // namespace

void read_expectation(StoryReader& reader, YAML::Node const& node, std::vector<Expectation>& expectations) {
    if (!node.IsMap()) { return reader.fault(node, "an expectation is a key with what must hold"); }
    auto const label = reader.text(node, "label");
    auto const dossier = reader.text(node, "dossier");
    std::set<std::string> seen;
    for (auto const& pair : node) {
        auto const key = reader.word(pair.first);
        if (!seen.insert(key).second) { reader.fault(pair.first, "\"" + key + "\" stands here twice"); }
        if (key == "label" || key == "dossier") { continue; }
        std::vector<Check> checks;
        read_one(reader, pair.first, pair.second, checks);
        for (auto& check : checks) {
            expectations.push_back(
                {.label = label,
                 .check = std::move(check),
                 .dossier = dossier,
                 .line = StoryReader::line_of(pair.first)}
            );
        }
    }
    if (seen.empty()) { reader.fault(node, "an expectation is a key with what must hold"); }
}

}  // namespace rondom::app
