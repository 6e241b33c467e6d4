// What not every region has: a guard of the process, extra support that is asked for, systems outside, and
// the statements of the published text.

#include <set>

#include "route/origins.hpp"
#include "route/reading.hpp"

namespace rondom::route {

namespace {

/// All of one party, and at least one.
std::vector<Role> read_party_roles(Node const* node, std::string_view what, Findings& findings) {
    auto people = read_names<Role>(node, "role", findings);
    if (node == nullptr) { return people; }
    auto const party = people.empty() ? std::nullopt : party_of(people.front());
    if (party) {
        expect_roles_of(*party, people, node, what, findings);
    } else {
        findings.add(
            node->place, fmt::format("nobody has this {}", what), "name at least one role of a party"
        );
    }
    return people;
}

std::vector<std::string> read_rules(Node const* node, Findings& findings) {
    std::vector<std::string> rules;
    for (auto const* each : read_list(node, "rules", findings)) {
        rules.push_back(each->text);
    }
    return rules;
}

Statement read_statement(Key const& line, Node const& node, Findings& findings) {
    Statement statement{.line = line.name, .says = {}, .by = {}, .built_in = {}, .not_encoded = {}};
    if (!is_table(node, "a statement", {{"says"}, {"by", "built_in", "not_encoded"}}, findings)) {
        return statement;
    }
    statement.says = read_text(node.find("says"), "a statement", findings).value_or("");
    statement.by = read_rules(node.find("by"), findings);
    statement.built_in = read_text(node.find("built_in"), "built_in", findings).value_or("");
    statement.not_encoded = read_text(node.find("not_encoded"), "not_encoded", findings).value_or("");
    auto const told = static_cast<int>(!statement.by.empty()) +
                      static_cast<int>(!statement.built_in.empty()) +
                      static_cast<int>(!statement.not_encoded.empty());
    if (told != 1) {
        findings.add(
            node.place,
            "it is not said what became of this statement",
            "give one of `by` (rules), `built_in` (what every region has), `not_encoded` (why not)"
        );
    }
    return statement;
}

Arrangement read_arrangement(Item const& item, Loading& loading) {
    auto const& node = *item.node;
    auto& findings = loading.findings;
    Arrangement arrangement;
    arrangement.id = item.id;
    arrangement.label = read_label(node.find("label"), "label", findings);
    arrangement.plain = read_label(node.find("plain"), "plain", findings);
    arrangement.subject =
        read_name<Subject>(node.find("subject"), "subject", findings).value_or(Subject::pupil);
    arrangement.purpose = read_reference(node.find("purpose"), "purposes", "purpose", loading);
    arrangement.when = condition_in(node, "when", loading);
    arrangement.asked_by = read_party_roles(node.find("asked_by"), "request", findings);
    arrangement.decided_by = read_party_roles(node.find("decided_by"), "decision", findings);
    if (auto const* form = node.find("form")) { arrangement.form = read_label(form, "form", findings); }
    arrangement.origin = read_origin(node, "this arrangement", findings);
    if (arrangement.subject == Subject::pupil && arrangement.purpose.empty()) {
        findings.add(
            node.place,
            "a pupil's arrangement has no purpose",
            "name the purpose for which the request is shared"
        );
    }
    return arrangement;
}

}  // namespace

void read_guard(Loading& loading) {
    auto const* node = loading.section("guard");
    auto& findings = loading.findings;
    Keys const keys{{"persons", "label", "plain"}, {"when", "source", "assumption"}};
    if (node == nullptr || !is_table(*node, "the guard", keys, findings)) { return; }
    auto const before = findings.count();
    Guard guard;
    guard.when = condition_in(*node, "when", loading);
    guard.persons = read_party_roles(node->find("persons"), "guard", findings);
    guard.label = read_label(node->find("label"), "label", findings);
    guard.plain = read_label(node->find("plain"), "plain", findings);
    guard.origin = read_origin(*node, "the guard", findings);
    if (findings.count() == before) { loading.profile.guard = std::move(guard); }
}

void read_arrangements(Loading& loading) {
    if (loading.section("arrangements") == nullptr) { return; }
    Keys const keys{
        {"label", "plain", "subject", "asked_by", "decided_by"},
        {"purpose", "when", "form", "source", "assumption"}};
    for (auto const& item : items_of("arrangements", loading)) {
        if (!is_table(*item.node, "an arrangement", keys, loading.findings)) { continue; }
        loading.profile.arrangements.push_back(read_arrangement(item, loading));
    }
}

void read_systems(Loading& loading) {
    if (loading.section("systems") == nullptr) { return; }
    auto& findings = loading.findings;
    Keys const keys{{"label", "receiver", "purpose", "what"}, {"source", "assumption"}};
    for (auto const& item : items_of("systems", loading)) {
        auto const& node = *item.node;
        if (!is_table(node, "a system", keys, findings)) { continue; }
        loading.profile.systems.push_back(
            {.id = item.id,
             .label = read_label(node.find("label"), "label", findings),
             .receiver = read_name<Party>(node.find("receiver"), "party", findings).value_or(Party::alliance),
             .purpose = read_reference(node.find("purpose"), "purposes", "purpose", loading),
             .what = read_names<Category>(node.find("what"), "category", findings),
             .origin = read_origin(node, "this system", findings)}
        );
    }
}

void read_coverage(Loading& loading) {
    auto const* node = loading.section("coverage");
    auto& findings = loading.findings;
    if (node == nullptr) { return; }
    if (node->kind != Node::Kind::table) {
        findings.add(node->place, "`coverage` is a table of lines and their statements");
        return;
    }
    for (std::size_t i = 0; i < node->keys.size() && i < node->items.size(); ++i) {
        auto const& line = node->keys[i];
        if (cited_lines(line.name) != std::vector{line.name}) {
            findings.add(
                line.place,
                fmt::format("`{}` is no line of a source", shortened(line.name)),
                "write it as S2:253"
            );
        }
        if (node->items[i].kind != Node::Kind::list) {
            findings.add(node->items[i].place, "a line has a list of statements");
            continue;
        }
        for (auto const& each : node->items[i].items) {
            loading.profile.coverage.push_back(read_statement(line, each, findings));
        }
    }
}

namespace {

using Rules = std::map<std::string, std::string>;

/// Each rule that a statement names is one of this profile, and cites the line.
void check_statement(Statement const& statement, Rules const& sources, Loading& loading) {
    auto const place = loading.section("coverage")->place;
    for (auto const& rule : statement.by) {
        auto const source = sources.find(rule);
        if (source == sources.end() && !loading.places.contains(rule)) {
            loading.findings.add(
                place, fmt::format("{}: `{}` is no rule of this profile", statement.line, shortened(rule))
            );
        } else if (source != sources.end() && !cites(source->second, statement.line)) {
            loading.findings.add(
                place, fmt::format("{}: `{}` does not cite this line", statement.line, shortened(rule))
            );
        }
    }
}

/// A line of a covered text that a rule cites must be one of its statements.
void check_cited(Claim const& claim, std::set<std::string> const& covered, Loading& loading) {
    for (auto const& line : cited_lines(claim.origin.source)) {
        auto const text = line.substr(0, line.find(':') + 1);
        auto const near = covered.lower_bound(text);
        bool const own = near != covered.end() && near->starts_with(text);
        if (own && !covered.contains(line)) {
            loading.findings.add(
                loading.section("coverage")->place,
                fmt::format("{} cites {}, which is no statement of the coverage", claim.rule, line)
            );
        }
    }
}

}  // namespace

void check_coverage(Loading& loading) {
    if (loading.profile.coverage.empty()) { return; }
    auto const claims = claims_of(loading.profile, loading.evidence);
    std::set<std::string> covered;
    for (auto const& each : loading.profile.coverage) {
        covered.insert(each.line);
    }
    Rules sources;
    for (auto const& claim : claims) {
        sources.emplace(claim.rule, claim.origin.source);
        check_cited(claim, covered, loading);
    }
    for (auto const& each : loading.profile.coverage) {
        check_statement(each, sources, loading);
    }
}

}  // namespace rondom::route
