// Who takes part, what is known, what is kept, and what consent is asked for.

#include "route/origins.hpp"
#include "route/reading.hpp"

namespace rondom::route {

namespace {

/// Whose yes a purpose needs, as a profile writes it.
enum class Asked { holders, youth };

constexpr auto names_of(Asked) {
    using enum Asked;
    return std::array<Name<Asked>, 2>{{{holders, "holders"}, {youth, "youth"}}};
}

constexpr std::size_t most_values = 16;  ///< of one fact (profile.hpp)

std::optional<int> read_youth_from(Node const& head, Loading& loading) {
    auto const* node = head.find("youth_from");
    Keys const keys{{"age"}, {"source", "assumption"}};
    if (node == nullptr || !is_table(*node, "youth_from", keys, loading.findings)) { return std::nullopt; }
    loading.profile.youth_from_origin = read_origin(*node, "youth_from", loading.findings);
    return read_number(node->find("age"), "age", loading.findings);
}

void read_first_contact(Node const& head, Loading& loading) {
    auto const* node = head.find("first_contact");
    Keys const keys{{"roles"}, {"source", "assumption"}};
    if (node == nullptr || !is_table(*node, "first_contact", keys, loading.findings)) { return; }
    loading.profile.first_contact_origin = read_origin(*node, "first_contact", loading.findings);
    loading.profile.first_contact = read_names<Role>(node->find("roles"), "role", loading.findings);
}

std::string read_identifier(Node const* node, std::string_view what, Findings& findings) {
    auto text = read_text(node, what, findings).value_or("");
    if (!text.empty() && !is_id(text)) {
        findings.add(
            node->place, fmt::format("`{}` is no {}", shortened(text), what), "use a-z, 0-9, - and _"
        );
    }
    return text;
}

/// Everything that an enumeration names must be there: the code looks each of them up.
template <Named Enum>
void expect_all(std::string_view section, Loading& loading) {
    auto const* node = loading.section(section);
    if (node == nullptr) { return; }
    for (auto const& each : names_of(Enum{})) {
        if (!loading.has_id(section, each.name)) {
            loading.findings.add(node->place, fmt::format("`{}` is missing in {}", each.name, section));
        }
    }
}

/// The enumerator that a key of a section names.
template <Named Enum>
std::optional<Enum> key_of(
    std::string_view section, Item const& item, std::string_view noun, Loading& loading
) {
    auto const value = named<Enum>(item.id);
    if (!value) {
        loading.findings.add(
            loading.place(fmt::format("{}/{}", section, item.id)),
            fmt::format("`{}` is no {}", shortened(item.id), noun),
            one_of(noun, all_names<Enum>())
        );
    }
    return value;
}

Required read_required(Node const* node, Findings& findings) {
    auto const asked = read_names<Asked>(node, "person to ask", findings);
    return {
        .holders = std::ranges::find(asked, Asked::holders) != asked.end(),
        .youth = std::ranges::find(asked, Asked::youth) != asked.end()};
}

void read_consent(Node const& node, Purpose& purpose, Findings& findings) {
    auto const* required = node.find("required");
    Keys const bands{{"0-11", "12-15", "16-17", "18+"}};
    if (required == nullptr) {
        for (auto const* key : {"until", "on_refusal"}) {
            if (node.find(key) != nullptr) {
                findings.add(node.find(key)->place, fmt::format("`{}` goes with `required`", key));
            }
        }
        return;
    }
    if (!is_table(*required, "`required`", bands, findings)) { return; }
    for (auto const& band : names_of(AgeBand{})) {
        purpose.required[band.value] = read_required(required->find(band.name), findings);
    }
    for (auto const* key : {"until", "on_refusal"}) {
        if (node.find(key) == nullptr) {
            findings.add(
                node.place, fmt::format("`{}` is missing in this purpose", key), "consent is asked for it"
            );
        }
    }
    purpose.until = read_duration(node.find("until"), "duration of a consent", findings);
    purpose.on_refusal = read_label(node.find("on_refusal"), "on_refusal", findings);
}

}  // namespace

void read_head(Loading& loading) {
    auto const* head = loading.section("profile");
    Keys const keys{{"id", "version", "name", "published", "youth_from", "first_contact"}};
    auto& findings = loading.findings;
    if (head == nullptr || !is_table(*head, "`profile`", keys, findings)) { return; }
    auto& profile = loading.profile;
    profile.id = read_identifier(head->find("id"), "id", findings);
    profile.version = read_text(head->find("version"), "version", findings).value_or("");
    profile.name = read_label(head->find("name"), "name", findings);
    profile.published = read_label(head->find("published"), "published", findings);
    profile.youth_from = read_youth_from(*head, loading).value_or(profile.youth_from);
    read_first_contact(*head, loading);
}

void read_sources(Loading& loading) {
    auto const* node = loading.section("sources");
    auto& findings = loading.findings;
    if (node == nullptr) { return; }
    if (node->kind != Node::Kind::table) {
        findings.add(node->place, "`sources` is a table of lines and their words");
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
        loading.profile.quotes[line.name] = read_text(&node->items[i], "a quote", findings).value_or("");
    }
}

void read_parties(Loading& loading) {
    for (auto const& item : items_of("parties", loading)) {
        auto const party = key_of<Party>("parties", item, "party", loading);
        auto& findings = loading.findings;
        if (!is_table(*item.node, "a party", {{"label", "plain", "icon"}}, findings) || !party) { continue; }
        loading.profile.parties[*party] = {
            .label = read_label(item.node->find("label"), "label", findings),
            .plain = read_label(item.node->find("plain"), "plain", findings),
            .icon = read_identifier(item.node->find("icon"), "icon", findings)};
    }
    expect_all<Party>("parties", loading);
}

void read_roles(Loading& loading) {
    for (auto const& item : items_of("roles", loading)) {
        auto const role = key_of<Role>("roles", item, "role", loading);
        auto label = read_label(item.node, "the label of a role", loading.findings);
        if (role) { loading.profile.roles[*role] = std::move(label); }
    }
    expect_all<Role>("roles", loading);
}

namespace {

void read_return(Item const& item, Fact const& fact, Loading& loading) {
    auto const* node = item.node->find("on_return");
    auto value = read_text(node, "on_return", loading.findings);
    if (!value) { return; }
    if (std::ranges::find(fact.values, *value) == fact.values.end()) {
        std::vector<std::string_view> const values{fact.values.begin(), fact.values.end()};
        loading.findings.add(
            node->place,
            fmt::format("`{}` is no value of {}", shortened(*value), shortened(fact.name)),
            one_of("value", values)
        );
    } else {
        loading.evidence.on_return.emplace(item.id, std::move(*value));
    }
}

}  // namespace

void read_facts(Loading& loading) {
    auto& findings = loading.findings;
    for (auto const& item : items_of("facts", loading)) {
        Fact fact{.name = item.id, .values = {}, .set_by = {}};
        Keys const keys{{"values"}, {"set_by", "follows", "per_step", "on_return"}};
        if (!is_table(*item.node, "a fact", keys, findings)) { continue; }
        for (auto const* value : read_list(item.node->find("values"), "values", findings)) {
            fact.values.push_back(value->text);
        }
        if (fact.values.size() < 2 || fact.values.size() > most_values) {
            findings.add(
                item.node->place,
                fmt::format("{} has {} values", shortened(item.id), fact.values.size()),
                fmt::format("a fact has 2 to {} values", most_values)
            );
            fact.values.resize(std::clamp<std::size_t>(fact.values.size(), 1, most_values));
        }
        fact.set_by = read_names<Role>(item.node->find("set_by"), "role", findings);
        if (auto follows = read_text(item.node->find("follows"), "follows", findings)) {
            loading.evidence.follows.emplace(item.id, std::move(*follows));
        }
        if (read_flag(item.node->find("per_step"), "per_step", findings)) {
            loading.evidence.per_step.insert(item.id);
        }
        read_return(item, fact, loading);
        loading.profile.facts.push_back(std::move(fact));
    }
}

void read_categories(Loading& loading) {
    auto& findings = loading.findings;
    Keys const keys{
        {"owner", "compartment", "retention", "label", "plain"},
        {"shielded", "own_words_only", "source", "assumption"}};
    for (auto const& item : items_of("categories", loading)) {
        auto const category = key_of<Category>("categories", item, "category", loading);
        auto const& node = *item.node;
        if (!is_table(node, "a category", keys, findings) || !category) { continue; }
        loading.profile.categories[*category] = {
            .owner = read_name<Party>(node.find("owner"), "party", findings).value_or(Party::family),
            .compartment = read_name<Compartment>(node.find("compartment"), "compartment", findings)
                               .value_or(Compartment::school),
            .retention = read_duration(node.find("retention"), "retention", findings),
            .shielded = read_flag(node.find("shielded"), "shielded", findings),
            .own_words_only = read_flag(node.find("own_words_only"), "own_words_only", findings),
            .label = read_label(node.find("label"), "label", findings),
            .plain = read_label(node.find("plain"), "plain", findings),
            .origin = read_origin(node, "this category", findings)};
    }
    expect_all<Category>("categories", loading);
}

void read_purposes(Loading& loading) {
    auto& findings = loading.findings;
    Keys const keys{{"label", "plain"}, {"care", "required", "until", "on_refusal", "source", "assumption"}};
    for (auto const& item : items_of("purposes", loading)) {
        auto const& node = *item.node;
        if (!is_table(node, "a purpose", keys, findings)) { continue; }
        Purpose purpose;
        purpose.id = item.id;
        purpose.label = read_label(node.find("label"), "label", findings);
        purpose.plain = read_label(node.find("plain"), "plain", findings);
        purpose.care = read_flag(node.find("care"), "care", findings);
        read_consent(node, purpose, findings);
        purpose.origin = read_origin(node, "this purpose", findings);
        loading.profile.purposes.push_back(std::move(purpose));
    }
}

void read_registrations(Loading& loading) {
    for (auto const& item : items_of("registrations", loading)) {
        auto& findings = loading.findings;
        if (!is_table(*item.node, "a registration", {{"label"}, {"source", "assumption"}}, findings)) {
            continue;
        }
        loading.profile.registrations.push_back(
            {.id = item.id,
             .label = read_label(item.node->find("label"), "label", findings),
             .origin = read_origin(*item.node, "this registration", findings)}
        );
    }
}

}  // namespace rondom::route
