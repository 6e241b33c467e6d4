#include "route/reading.hpp"

namespace rondom::route {

namespace {

std::vector<std::string_view> names_in(std::vector<std::string> const& names) {
    return {names.begin(), names.end()};
}

/// The bit of one value of a fact; 0 (and a finding) when the fact has no such value.
std::uint32_t bit_of(Node const& value, Fact const& fact, Findings& findings) {
    auto const found = std::ranges::find(fact.values, value.text);
    if (value.kind != Node::Kind::text || found == fact.values.end()) {
        findings.add(
            value.place,
            fmt::format("`{}` is no value of {}", shortened(value.text), shortened(fact.name)),
            one_of("value", names_in(fact.values))
        );
        return 0;
    }
    return 1U << static_cast<unsigned>(found - fact.values.begin());
}

std::uint32_t bits_of(Node const& value, Fact const& fact, Findings& findings) {
    if (value.kind == Node::Kind::text) { return bit_of(value, fact, findings); }
    std::uint32_t bits = 0;
    for (auto const* each : read_list(&value, "values", findings)) {
        bits |= bit_of(*each, fact, findings);
    }
    return bits;
}

std::uint32_t allowed_by(Node const& value, Fact const& fact, Findings& findings) {
    auto const every = (1U << fact.values.size()) - 1U;
    if (value.kind != Node::Kind::table) { return bits_of(value, fact, findings); }
    if (!is_table(value, "a condition on a fact", {{"not"}}, findings)) { return 0; }
    auto const* excluded = value.find("not");
    return excluded != nullptr ? every & ~bits_of(*excluded, fact, findings) : 0;
}

std::vector<std::string_view> names_of_facts(std::vector<Fact> const& facts) {
    std::vector<std::string_view> names(facts.size());
    std::ranges::transform(facts, names.begin(), &Fact::name);
    return names;
}

/// The values that one line of a box allows; a line that allows none or all of them is a mistake.
std::uint32_t read_line(Node const& value, Fact const& fact, Findings& findings) {
    auto const before = findings.count();
    auto const allowed = allowed_by(value, fact, findings);
    bool const all = allowed == (1U << fact.values.size()) - 1U;
    if (findings.count() == before && (all || allowed == 0)) {
        findings.add(
            value.place,
            fmt::format(
                "this says nothing about {}: {} of its values fit", shortened(fact.name), all ? "all" : "none"
            )
        );
    }
    return allowed;
}

Box read_box(Node const& node, std::vector<Fact> const& facts, Findings& findings) {
    Box box;
    for (std::size_t i = 0; i < node.keys.size() && i < node.items.size(); ++i) {
        auto const& key = node.keys[i];
        auto const fact = std::ranges::find(facts, key.name, &Fact::name);
        if (fact != facts.end()) {
            auto const index = static_cast<std::size_t>(fact - facts.begin());
            box.allowed.emplace_back(index, read_line(node.items[i], *fact, findings));
        } else {
            findings.add(
                key.place,
                fmt::format("`{}` is no fact", shortened(key.name)),
                one_of("fact", names_of_facts(facts))
            );
        }
    }
    if (node.keys.empty()) {
        findings.add(node.place, "this condition is empty", "leave the key out when it always holds");
    }
    return box;
}

}  // namespace

Condition read_condition(Node const* node, std::vector<Fact> const& facts, Findings& findings) {
    Condition condition;
    if (node == nullptr) { return condition; }
    if (node->kind == Node::Kind::table) {
        condition.any.push_back(read_box(*node, facts, findings));
    } else if (node->kind == Node::Kind::list && !node->items.empty()) {
        for (auto const& item : node->items) {
            if (item.kind == Node::Kind::table) {
                condition.any.push_back(read_box(item, facts, findings));
            } else {
                findings.add(item.place, "a row of a condition is a table of facts");
            }
        }
    } else {
        findings.add(
            node->place,
            "this is no condition",
            "write {fact: value, fact: [one, another]} or a list of these"
        );
    }
    return condition;
}

}  // namespace rondom::route
