#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <yaml-cpp/yaml.h>

#include "app/story.hpp"

namespace rondom::app {

/// Reads YAML nodes and collects what is wrong instead of stopping at the first fault.
class StoryReader {
public:
    explicit StoryReader(std::string_view file) : file_{file} {}

    void fault(YAML::Node const& node, std::string what);
    void only(YAML::Node const& node, std::initializer_list<std::string_view> keys);

    [[nodiscard]] std::string text(YAML::Node const& map, char const* key, bool needed = false);
    /// One text or a list of texts.
    [[nodiscard]] std::vector<std::string> texts(YAML::Node const& node);
    /// The same, and at least one: an expectation about nobody would always hold.
    [[nodiscard]] std::vector<std::string> names(YAML::Node const& node);
    /// What stands at a place that takes one word.
    [[nodiscard]] std::string word(YAML::Node const& node);
    [[nodiscard]] bool flag(YAML::Node const& map, char const* key);
    [[nodiscard]] std::optional<Day> day(YAML::Node const& map, char const* key);
    [[nodiscard]] std::optional<int> number(YAML::Node const& map, char const* key);
    [[nodiscard]] Moment moment(YAML::Node const& node);

    template <Named Enum>
    std::optional<Enum> choice(YAML::Node const& map, char const* key) {
        if (!map.IsMap() || !map[key].IsDefined()) {
            fault(map, std::string{"\""} + key + "\" is missing");
            return std::nullopt;
        }
        return choice<Enum>(map[key]);
    }

    template <Named Enum>
    std::optional<Enum> choice(YAML::Node const& node) {
        auto const value = node.IsScalar() ? named<Enum>(node.Scalar()) : std::nullopt;
        if (value) { return value; }
        std::string allowed;
        for (auto const& each : names_of(Enum{})) {
            allowed += (allowed.empty() ? "" : ", ") + std::string{each.name};
        }
        fault(
            node, "\"" + (node.IsScalar() ? node.Scalar() : std::string{}) + "\" is not one of: " + allowed
        );
        return std::nullopt;
    }

    [[nodiscard]] static int line_of(YAML::Node const& node) { return node.Mark().line + 1; }
    [[nodiscard]] std::vector<StoryFault>& faults() { return faults_; }

private:
    std::string file_;
    std::vector<StoryFault> faults_;
};

/// One entry under `expect:`; adds one or more expectations.
void read_expectation(StoryReader& reader, YAML::Node const& node, std::vector<Expectation>& expectations);

}  // namespace rondom::app
