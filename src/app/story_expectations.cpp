#include "app/story_reader.hpp"

namespace rondom::app {

namespace {

using Add = std::vector<Check>&;

void read_sees(StoryReader& reader, YAML::Node const& node, bool is, Add checks) {
    reader.only(node, {"who", "what", "text", "kind", "because"});
    if (!node.IsMap()) { return; }
    auto const who = reader.texts(node["who"]);
    if (who.empty()) { return reader.fault(node, "\"who\" is missing"); }
    auto const text = reader.text(node, "text");
    auto const kind = reader.text(node, "kind");
    auto const because = reader.text(node, "because");
    if (is && !because.empty()) { reader.fault(node["because"], "\"because\" belongs to does_not_see"); }

    std::vector<std::optional<Category>> categories;
    for (auto const& each : reader.texts(node["what"])) {
        auto const category = named<Category>(each);
        if (!category) { reader.fault(node["what"], "\"" + each + "\" is no category"); }
        categories.push_back(category);
    }
    if (categories.empty()) { categories.emplace_back(std::nullopt); }
    if (!node["what"].IsDefined() && text.empty() && kind.empty()) {
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
    reader.only(node, {"receiver", "purpose", "is", "given", "needed"});
    if (!node.IsMap()) { return; }
    auto const receiver = reader.choice<Party>(node["receiver"]);
    if (!receiver) { return; }
    checks.emplace_back(ConsentIs{
        .receiver = *receiver,
        .purpose = reader.text(node, "purpose", true),
        .status = reader.text(node, "is", true),
        .given = reader.number(node, "given"),
        .needed = reader.number(node, "needed")});
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
    if (auto state = reader.text(node, "state"); !state.empty()) { task.state = std::move(state); }
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
        checks.emplace_back(FactIs{
            .fact = pair.first.as<std::string>(), .value = pair.second.as<std::string>()});
    }
}

void read_lead(StoryReader& reader, YAML::Node const& node, Add checks) {
    if (node.IsScalar() && node.Scalar() == "none") {
        checks.emplace_back(LeadIs{.party = std::nullopt});
    } else if (auto const party = reader.choice<Party>(node)) {
        checks.emplace_back(LeadIs{.party = party});
    }
}

bool read_simple(StoryReader& reader, std::string const& key, YAML::Node const& node, Add checks) {
    if (key == "at_turn") {
        checks.emplace_back(AtTurn{.who = reader.texts(node), .is = true});
    } else if (key == "not_at_turn") {
        checks.emplace_back(AtTurn{.who = reader.texts(node), .is = false});
    } else if (key == "notified") {
        checks.emplace_back(Notified{.who = reader.texts(node), .is = true});
    } else if (key == "not_notified") {
        checks.emplace_back(Notified{.who = reader.texts(node), .is = false});
    } else if (key == "in_circle") {
        checks.emplace_back(InCircle{.who = reader.texts(node), .is = true});
    } else if (key == "not_in_circle") {
        checks.emplace_back(InCircle{.who = reader.texts(node), .is = false});
    } else {
        return false;
    }
    return true;
}

void read_knows(StoryReader& reader, YAML::Node const& node, bool is, Add checks) {
    for (auto const& who : reader.texts(node)) {
        checks.emplace_back(Knows{.who = who, .is = is});
    }
}

void read_one(StoryReader& reader, YAML::Node const& key, YAML::Node const& node, Add checks) {
    auto const name = key.as<std::string>();
    if (read_simple(reader, name, node, checks)) { return; }
    if (name == "step") {
        checks.emplace_back(StepIs{.step = node.as<std::string>()});
    } else if (name == "lead") {
        read_lead(reader, node, checks);
    } else if (name == "facts") {
        read_facts(reader, node, checks);
    } else if (name == "sees") {
        read_sees(reader, node, true, checks);
    } else if (name == "does_not_see") {
        read_sees(reader, node, false, checks);
    } else if (name == "knows_dossier") {
        read_knows(reader, node, true, checks);
    } else if (name == "does_not_know_dossier") {
        read_knows(reader, node, false, checks);
    } else if (name == "consent") {
        read_consent(reader, node, checks);
    } else if (name == "task") {
        read_task(reader, node, true, checks);
    } else if (name == "no_task") {
        read_task(reader, node, false, checks);
    } else if (name == "looked") {
        read_looked(reader, node, true, checks);
    } else if (name == "not_looked") {
        read_looked(reader, node, false, checks);
    } else {
        reader.fault(
            key,
            "\"" + name +
                "\" is no expectation; allowed: step, lead, facts, at_turn, not_at_turn, sees, does_not_see, "
                "knows_dossier, does_not_know_dossier, consent, task, no_task, notified, not_notified, "
                "in_circle, "
                "not_in_circle, looked, not_looked (and label, dossier)"
        );
    }
}

}  // namespace

void read_expectation(StoryReader& reader, YAML::Node const& node, std::vector<Expectation>& expectations) {
    if (!node.IsMap()) { return reader.fault(node, "an expectation is a key with what must hold"); }
    auto const label = reader.text(node, "label");
    auto const dossier = reader.text(node, "dossier");
    std::vector<Check> checks;
    for (auto const& pair : node) {
        auto const key = pair.first.as<std::string>();
        if (key != "label" && key != "dossier") { read_one(reader, pair.first, pair.second, checks); }
    }
    for (auto& check : checks) {
        expectations.push_back(
            {.label = label,
             .check = std::move(check),
             .dossier = dossier,
             .line = StoryReader::line_of(node)}
        );
    }
}

}  // namespace rondom::app
