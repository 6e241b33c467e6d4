// How the oracle reads a region's YAML files: with nothing of route/.
#include <yaml-cpp/yaml.h>

#include <algorithm>

#include "access/oracle.hpp"

namespace rondom::access::oracle {

namespace {

template <class Enum>
Words all_names() {
    Words names;
    for (auto const& each : names_of(Enum{})) {
        names.emplace(each.name);
    }
    return names;
}

/// "all", one word or a list of words.
Words words(YAML::Node const& node, Words const& all) {
    if (!node) { return {}; }
    if (node.IsScalar()) { return node.as<std::string>() == "all" ? all : Words{node.as<std::string>()}; }
    return node.as<std::vector<std::string>>().empty() ? Words{} : [&] {
        auto const list = node.as<std::vector<std::string>>();
        return Words{list.begin(), list.end()};
    }();
}

std::map<std::string, Words> guard_row(YAML::Node const& node, std::map<std::string, Words> const& values) {
    std::map<std::string, Words> row;
    for (auto const& each : node) {
        auto const fact = each.first.as<std::string>();
        if (each.second.IsMap()) {
            auto right = values.at(fact);
            for (auto const& wrong : words(each.second["not"], {})) {
                right.erase(wrong);
            }
            row[fact] = right;
        } else {
            row[fact] = words(each.second, {});
        }
    }
    return row;
}

Guard guard(YAML::Node const& node, std::map<std::string, Words> const& values) {
    Guard guard;
    if (node && node.IsMap()) { guard.rows.push_back(guard_row(node, values)); }
    if (node && node.IsSequence()) {
        for (auto const& row : node) {
            guard.rows.push_back(guard_row(row, values));
        }
    }
    return guard;
}

void read_steps(Region& region, YAML::Node const& steps) {
    for (auto const& each : steps) {
        Step step{.purposes = words(each.second["purposes"], {}), .cells = {}};
        for (auto const& cell : each.second["parties"]) {
            step.cells[cell.first.as<std::string>()] = {
                .reads = words(cell.second["reads"], all_names<Category>()),
                .guard = guard(cell.second["when"], region.values)};
        }
        region.steps[each.first.as<std::string>()] = step;
    }
}

void read_consent(Region& region, YAML::Node const& purposes) {
    for (auto const& each : purposes) {
        Purpose purpose{.care = each.second["care"].as<bool>(false), .required = {}};
        for (auto const& band : each.second["required"]) {
            purpose.required[band.first.as<std::string>()] = words(band.second, {});
        }
        region.purposes[each.first.as<std::string>()] = purpose;
    }
}

void read_sharing(Region& region, YAML::Node const& sharing) {
    for (auto const& each : sharing) {
        region.sharing.push_back(
            {.id = each.first.as<std::string>(),
             .what = words(each.second["what"], all_names<Category>()),
             .from = words(each.second["from"], all_names<Party>()),
             .to = each.second["to"].as<std::string>(),
             .purpose = each.second["purpose"].as<std::string>(),
             .ground = each.second["ground"].as<std::string>(),
             .consented =
                 named<Party>(each.second["consented"].as<std::string>(each.second["to"].as<std::string>()))
                     .value()}
        );
    }
}

}  // namespace

bool Guard::holds(Table const& facts) const {
    if (rows.empty()) { return true; }
    return std::ranges::any_of(rows, [&](auto const& row) {
        return std::ranges::all_of(row, [&](auto const& each) {
            return each.second.contains(facts.at(each.first));
        });
    });
}

Region Region::read(std::string const& directory) {
    auto const file = [&](std::string const& name) { return YAML::LoadFile(directory + "/" + name); };
    Region region;
    for (auto const& each : file("facts.yaml")["facts"]) {
        region.values[each.first.as<std::string>()] = words(each.second["values"], {});
    }
    for (auto const& each : file("categories.yaml")["categories"]) {
        if (each.second["own_words_only"].as<bool>(false)) {
            region.own_words_only.insert(each.first.as<std::string>());
        }
    }
    region.youth_from = file("profile.yaml")["profile"]["youth_from"]["age"].as<int>();
    read_steps(region, file("steps.yaml")["steps"]);
    read_consent(region, file("consent.yaml")["purposes"]);
    read_sharing(region, file("sharing.yaml")["sharing"]);
    return region;
}

}  // namespace rondom::access::oracle
