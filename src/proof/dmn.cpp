#include "proof/dmn.hpp"

#include <algorithm>
#include <vector>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "proof/combinations.hpp"
#include "proof/filled.hpp"

namespace rondom::proof {

namespace {

constexpr std::string_view head =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"{0}\" name=\"{1}\" "
    "namespace=\"urn:rondom:{0}\" exporter=\"Rondom\" exporterVersion=\"{2}\">\n";

std::string escaped(std::string_view text) {
    std::string out;
    for (auto const letter : text) {
        switch (letter) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += letter;
        }
    }
    return out;
}

/// Texts in FEEL: `"single","complex"`, escaped for XML.
std::string feel(std::vector<std::string> const& values) {
    std::vector<std::string> texts;
    texts.reserve(values.size());
    for (auto const& each : values) {
        texts.push_back("&quot;" + escaped(each) + "&quot;");
    }
    return fmt::format("{}", fmt::join(texts, ","));
}

std::string lead_name(route::LeadRow const& row) {
    return row.lead ? std::string{name_of(*row.lead)} : std::string{"none"};
}

Space space_of(route::Profile const& profile) {
    Space::Conditions conditions;
    for (auto const& row : profile.lead_table) {
        conditions.push_back(&row.when);
    }
    return {profile.facts, conditions};
}

/// One line of the decision table.
struct Rule {
    route::LeadRow const& row;
    route::Box box;
};

std::vector<Rule> rules_of(route::Profile const& profile) {
    std::vector<Rule> rules;
    for (auto const& row : profile.lead_table) {
        for (auto const& box : row.when.any) {
            rules.push_back({row, box});
        }
        if (row.when.any.empty()) { rules.push_back({row, {}}); }
    }
    return rules;
}

/// No two rules hold together, in any combination.
bool is_unique(std::vector<Rule> const& rules, Space const& space) {
    auto said = space.none();
    for (auto const& rule : rules) {
        auto const here = space.where(rule.box);
        if (!(here & said).empty()) { return false; }
        said |= here;
    }
    return true;
}

class Table {
public:
    explicit Table(route::Profile const& profile)
        : profile_{profile}, space_{space_of(profile)}, rules_{rules_of(profile)} {}

    std::string take() {
        add(head, escaped(profile_.id), escaped(profile_.name.en), RONDOM_VERSION);
        for (auto const fact : space_.facts()) {
            auto const& name = profile_.facts[fact].name;
            add("  <inputData id=\"fact_{0}\" name=\"{0}\">\n    <variable id=\"variable_{0}\" name=\"{0}\" "
                "typeRef=\"string\"/>\n  </inputData>\n",
                name);
        }
        decision();
        out_ += "</definitions>\n";
        return std::move(out_);
    }

private:
    template <class... Arguments>
    void add(std::string_view pattern, Arguments const&... arguments) {
        out_ += filled(pattern, arguments...);
    }

    void decision() {
        add("  <decision id=\"lead\" name=\"lead\" label=\"{}\">\n", escaped("Procesregie / process lead"));
        add("    <description>{} {}: {}</description>\n",
            escaped(profile_.id),
            escaped(profile_.version),
            escaped(profile_.published.nl));
        out_ += "    <variable id=\"variable_lead\" name=\"lead\" typeRef=\"string\"/>\n";
        for (auto const fact : space_.facts()) {
            add("    <informationRequirement id=\"needs_{0}\">\n      <requiredInput href=\"#fact_{0}\"/>\n  "
                "  "
                "</informationRequirement>\n",
                profile_.facts[fact].name);
        }
        add("    <decisionTable id=\"lead_table\" hitPolicy=\"{}\">\n",
            is_unique(rules_, space_) ? "UNIQUE" : "FIRST");
        columns();
        for (std::size_t i = 0; i < rules_.size(); ++i) {
            rule(rules_[i], i + 1);
        }
        out_ += "    </decisionTable>\n  </decision>\n";
    }

    void columns() {
        for (auto const fact : space_.facts()) {
            auto const& known = profile_.facts[fact];
            add("      <input id=\"input_{0}\" label=\"{0}\">\n"
                "        <inputExpression id=\"expression_{0}\" "
                "typeRef=\"string\"><text>{0}</text></inputExpression>\n"
                "        <inputValues id=\"values_{0}\"><text>{1}</text></inputValues>\n      </input>\n",
                known.name,
                feel(known.values));
        }
        std::vector<std::string> leads;
        for (auto const& row : profile_.lead_table) {
            if (std::ranges::find(leads, lead_name(row)) == leads.end()) { leads.push_back(lead_name(row)); }
        }
        add("      <output id=\"output_lead\" name=\"lead\" typeRef=\"string\">\n"
            "        <outputValues id=\"leads\"><text>{}</text></outputValues>\n      </output>\n",
            feel(leads));
        for (auto const* name : {"persons", "reason (nl)", "reason (en)", "source", "assumption"}) {
            add("      <annotation name=\"{}\"/>\n", name);
        }
    }

    /// "-" when the fact does not matter here.
    [[nodiscard]] std::string entry(route::Box const& box, std::size_t fact) const {
        auto const named = std::ranges::find(box.allowed, fact, [](auto const& each) { return each.first; });
        if (named == box.allowed.end()) { return "-"; }
        std::vector<std::string> values;
        for (std::size_t value = 0; value < profile_.facts[fact].values.size(); ++value) {
            if (((named->second >> value) & 1U) != 0) {
                values.push_back(profile_.facts[fact].values[value]);
            }
        }
        return feel(values);
    }

    void rule(Rule const& rule, std::size_t number) {
        add("      <rule id=\"rule_{}\">\n", number);
        for (auto const fact : space_.facts()) {
            add("        <inputEntry id=\"rule_{}_{}\"><text>{}</text></inputEntry>\n",
                number,
                profile_.facts[fact].name,
                entry(rule.box, fact));
        }
        add("        <outputEntry id=\"rule_{}_lead\"><text>{}</text></outputEntry>\n",
            number,
            feel({lead_name(rule.row)}));
        std::vector<std::string_view> persons;
        for (auto const role : rule.row.persons) {
            persons.push_back(name_of(role));
        }
        note(fmt::format("{}", fmt::join(persons, ", ")));
        note(rule.row.reason.nl);
        note(rule.row.reason.en);
        note(rule.row.origin.source);
        note(rule.row.origin.assumption);
        out_ += "      </rule>\n";
    }

    void note(std::string_view text) {
        add("        <annotationEntry><text>{}</text></annotationEntry>\n", escaped(text));
    }

    route::Profile const& profile_;
    Space space_;
    std::vector<Rule> rules_;
    std::string out_;
};

void write_facts(
    json::Writer& out, route::Profile const& profile, Space const& space, route::Facts const& facts
) {
    out.key("facts");
    out.open_object();
    for (auto const fact : space.facts()) {
        auto const& known = profile.facts[fact];
        out.key(known.name);
        out.text(facts.get(known.name));
    }
    out.close_object();
}

}  // namespace

std::string dmn_of(route::Profile const& profile) { return Table{profile}.take(); }

void write_leads(json::Writer& out, route::Profile const& profile) {
    auto const space = space_of(profile);
    out.open_list();
    for (std::size_t which = 0; which < space.size(); ++which) {
        route::Facts facts{profile.facts};
        auto const values = space.values(which);
        for (auto const fact : space.facts()) {
            facts.set(profile.facts[fact].name, profile.facts[fact].values[values[fact]]);
        }
        out.open_object();
        write_facts(out, profile, space, facts);
        out.key("lead");
        auto const* row = profile.lead(facts);
        row == nullptr ? out.nothing() : out.text(lead_name(*row));
        out.close_object();
    }
    out.close_list();
}

}  // namespace rondom::proof
