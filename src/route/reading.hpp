#pragma once

// How the parts of a profile are read from the tree. Every function notes what is wrong and goes on with the
// best it has, so that one run finds everything. Only the loader (load.cpp and its parts) includes this.

#include <algorithm>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>

#include "route/evidence.hpp"
#include "route/profile.hpp"
#include "route/tree.hpp"

namespace rondom::route {

/// What the loader knows while it reads.
struct Loading {
    Profile profile;
    Evidence evidence;
    Findings findings;
    std::map<std::string, Node const*, std::less<>> sections;
    std::map<std::string, Place, std::less<>> places;  ///< "steps/signal", "steps/signal/education"

    [[nodiscard]] Node const* section(std::string_view name) const {
        auto const found = sections.find(name);
        return found != sections.end() ? found->second : nullptr;
    }
    [[nodiscard]] Place place(std::string_view of) const {
        auto const found = places.find(of);
        return found != places.end() ? found->second : Place{};
    }
    /// The ids that a section gives, whether or not what stands below them is right.
    [[nodiscard]] bool has_id(std::string_view section_name, std::string_view id) const {
        auto const* node = section(section_name);
        return node != nullptr && std::ranges::find(node->keys, id, &Key::name) != node->keys.end();
    }
};

struct Keys {
    std::initializer_list<std::string_view> required;
    std::initializer_list<std::string_view> optional{};
};

/// True when `node` is a table. Notes keys that are unknown, and required ones that are missing.
bool is_table(Node const& node, std::string_view what, Keys const& keys, Findings& findings);

/// "a party", "an age band".
std::string with_article(std::string_view noun);

/// "a party is one of family, education".
std::string one_of(std::string_view noun, std::vector<std::string_view> const& names);

/// The text of `node`; notes when it is empty or no text.
std::optional<std::string> read_text(Node const* node, std::string_view what, Findings& findings);

/// The same for texts that are identifiers: small letters, digits, - and _.
bool is_id(std::string_view text);

std::optional<int> read_number(Node const* node, std::string_view what, Findings& findings);
bool read_flag(Node const* node, std::string_view what, Findings& findings);

/// ISO 8601, whole years, months, weeks or days: "P20Y", "P6M".
std::string read_duration(Node const* node, std::string_view what, Findings& findings);

Label read_label(Node const* node, std::string_view what, Findings& findings);

/// The source of a rule, or the assumption that is made where the sources are silent. One of them must be
/// there.
Origin read_origin(Node const& table, std::string_view what, Findings& findings);

/// The name of a term of the profile; empty when there is none.
std::string read_term(Node const* node, Loading& loading);

/// A table of facts and values, or a list of such tables of which one must hold.
Condition read_condition(Node const* node, std::vector<Fact> const& facts, Findings& findings);

/// The condition below `key`, over the facts that were read so far.
inline Condition condition_in(Node const& table, std::string_view key, Loading& loading) {
    return read_condition(table.find(key), loading.profile.facts, loading.findings);
}

/// The texts of a list; notes what is no list, no text, or comes twice.
std::vector<Node const*> read_list(Node const* node, std::string_view what, Findings& findings);

template <Named Enum>
std::vector<std::string_view> all_names() {
    std::vector<std::string_view> names;
    for (auto const& each : names_of(Enum{})) {
        names.push_back(each.name);
    }
    return names;
}

template <Named Enum>
std::optional<Enum> read_name(Node const* node, std::string_view noun, Findings& findings) {
    if (node == nullptr) { return std::nullopt; }
    auto const value = node->kind == Node::Kind::text ? named<Enum>(node->text) : std::nullopt;
    if (!value) {
        findings.add(
            node->place,
            node->kind == Node::Kind::text ? fmt::format("`{}` is no {}", shortened(node->text), noun)
                                           : fmt::format("one {} is expected here", noun),
            one_of(noun, all_names<Enum>())
        );
    }
    return value;
}

/// A list of names; `all` stands for every one of them.
template <Named Enum>
std::vector<Enum> read_names(Node const* node, std::string_view noun, Findings& findings) {
    std::vector<Enum> values;
    if (node != nullptr && node->kind == Node::Kind::text && node->text == "all") {
        for (auto const& each : names_of(Enum{})) {
            values.push_back(each.value);
        }
        return values;
    }
    for (auto const* item : read_list(node, fmt::format("{} names", noun), findings)) {
        if (auto const value = read_name<Enum>(item, noun, findings)) { values.push_back(*value); }
    }
    return values;
}

/// A list of ids, each of which must be given in that section.
std::vector<std::string> read_references(
    Node const* node, std::string_view section, std::string_view noun, Loading& loading
);

/// One such id.
std::string read_reference(
    Node const* node, std::string_view section, std::string_view noun, Loading& loading
);

/// In one section that is a table of ids: each is held next to each other one. The regions have under 50.
inline constexpr std::size_t most_rules = 300;

/// The items of a section that is a table of ids, each with its place noted. Empty when it is missing
/// (noted).
struct Item {
    std::string id;
    Node const* node = nullptr;
};
std::vector<Item> items_of(std::string_view section, Loading& loading);

// ---- the sections

void read_head(Loading& loading);
void read_sources(Loading& loading);
void read_parties(Loading& loading);
void read_roles(Loading& loading);
void read_facts(Loading& loading);
void read_categories(Loading& loading);
void read_purposes(Loading& loading);
void read_sharing(Loading& loading);
void read_terms(Loading& loading);
void read_calendar(Loading& loading);
void read_tasks(Loading& loading);
void read_steps(Loading& loading);
void read_transitions(Loading& loading);
void read_promises(Loading& loading);
void read_lead_table(Loading& loading);
void read_guard(Loading& loading);
void read_meetings(Loading& loading);
void read_arrangements(Loading& loading);
void read_systems(Loading& loading);
void read_registrations(Loading& loading);
void read_coverage(Loading& loading);
void read_migrates(Loading& loading);
void read_lead_domain(Loading& loading);
void read_safety_path(Loading& loading);
void read_without_school(Loading& loading);
void read_limits(Loading& loading);
void read_sign_offs(Loading& loading);

/// Is every statement of the text told by rules that exist and cite it, and every cited line a statement.
void check_coverage(Loading& loading);

/// Notes when one of `people` has a role of another party.
void expect_roles_of(
    Party party, std::vector<Role> const& people, Node const* node, std::string_view what, Findings& findings
);

}  // namespace rondom::route
