// From which version a dossier can come to this one.

#include "route/reading.hpp"

namespace rondom::route {

void read_migrates(Loading& loading) {
    auto const* node = loading.section("migrates");
    Keys const keys{{}, {"from", "steps"}};
    auto& findings = loading.findings;
    if (node == nullptr || !is_table(*node, "`migrates`", keys, findings)) { return; }
    auto& migrates = loading.profile.migrates;
    if (auto const* from = node->find("from")) {
        migrates.from = read_text(from, "version", findings).value_or("");
    }
    auto const* steps = node->find("steps");
    if (steps == nullptr) { return; }
    if (steps->kind != Node::Kind::table) {
        findings.add(steps->place, "`steps` is a table of old steps and new ones", "write {old: new}");
        return;
    }
    for (std::size_t each = 0; each < steps->keys.size() && each < steps->items.size(); ++each) {
        auto const to = read_reference(&steps->items[each], "steps", "step", loading);
        if (!to.empty()) { migrates.steps.emplace(steps->keys[each].name, to); }
    }
}

}  // namespace rondom::route
