// What a region says so that its agreement can be proved: where somebody must lead, where safety goes, which
// assumptions were signed.

#include "route/reading.hpp"

namespace rondom::route {

void read_lead_domain(Loading& loading) {
    auto const* node = loading.section("lead_domain");
    Keys const keys{{"when"}, {"source", "assumption"}};
    if (node == nullptr || !is_table(*node, "`lead_domain`", keys, loading.findings)) { return; }
    loading.evidence.lead_domain = LeadDomain{
        .when = read_condition(node->find("when"), loading.profile.facts, loading.findings),
        .origin = read_origin(*node, "`lead_domain`", loading.findings)};
}

void read_safety_path(Loading& loading) {
    auto const* node = loading.section("safety_path");
    auto& findings = loading.findings;
    Keys const keys{{"receiver", "by", "ground"}, {"told", "article", "term", "source", "assumption"}};
    if (node == nullptr || !is_table(*node, "`safety_path`", keys, findings)) { return; }
    loading.evidence.safety_path = SafetyPath{
        .receiver = read_label(node->find("receiver"), "receiver", findings),
        .by = read_names<Role>(node->find("by"), "role", findings),
        .told = read_names<Role>(node->find("told"), "role", findings),
        .ground =
            read_name<GroundKind>(node->find("ground"), "ground", findings).value_or(GroundKind::consent),
        .article = read_text(node->find("article"), "an article", findings).value_or(""),
        .term = read_term(node->find("term"), loading),
        .origin = read_origin(*node, "this path", findings)};
}

void read_without_school(Loading& loading) {
    auto const* node = loading.section("without_school");
    auto& findings = loading.findings;
    Keys const keys{{"by"}, {"source", "assumption"}};
    if (node == nullptr || !is_table(*node, "`without_school`", keys, findings)) { return; }
    loading.evidence.without_school = WithoutSchool{
        .by = read_names<Role>(node->find("by"), "role", findings),
        .origin = read_origin(*node, "`without_school`", findings)};
}

void read_limits(Loading& loading) {
    auto& findings = loading.findings;
    for (auto const& item : items_of("limits", loading)) {
        auto const& node = *item.node;
        Keys const keys{{"party", "steps", "only"}, {"source", "assumption"}};
        if (!is_table(node, "a limit", keys, findings)) { continue; }
        loading.evidence.limits.push_back(
            {.id = item.id,
             .party = read_name<Party>(node.find("party"), "party", findings).value_or(Party::family),
             .steps = read_references(node.find("steps"), "steps", "step", loading),
             .only = read_condition(node.find("only"), loading.profile.facts, findings),
             .origin = read_origin(node, "this limit", findings)}
        );
    }
}

/// A list, because the name of a rule has a slash: `- {rule: transitions/x, by: ..., on: 2026-01-15, words:
/// 1a2b3c4d}`.
void read_sign_offs(Loading& loading) {
    auto const* list = loading.section("sign_offs");
    auto& findings = loading.findings;
    if (list == nullptr) { return; }
    if (list->kind != Node::Kind::list) {
        findings.add(list->place, "`sign_offs` is a list");
        return;
    }
    for (auto const& node : list->items) {
        if (!is_table(node, "a sign-off", {{"rule", "by", "on", "words"}}, findings)) { continue; }
        auto const text = [&](std::string_view key) {
            return read_text(node.find(key), key, findings).value_or("");
        };
        SignOff sign_off{.rule = text("rule"), .by = text("by"), .on = text("on"), .words = text("words")};
        if (!sign_off.on.empty() && !parse_day(sign_off.on)) {
            findings.add(
                node.find("on")->place,
                fmt::format("`{}` is no day", shortened(sign_off.on)),
                "write 2026-01-15"
            );
        }
        loading.evidence.sign_offs.push_back(std::move(sign_off));
    }
}

}  // namespace rondom::route
