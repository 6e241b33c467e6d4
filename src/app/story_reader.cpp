#include "app/story_reader.hpp"

#include <algorithm>

#include <fmt/core.h>
#include <charconv>

namespace rondom::app {

void StoryReader::fault(YAML::Node const& node, std::string what) {
    auto const mark = node.IsDefined() ? node.Mark() : YAML::Mark{};
    faults_.push_back(
        {.file = file_,
         .line = std::max(mark.line + 1, 1),
         .column = std::max(mark.column + 1, 1),
         .what = std::move(what)}
    );
}

void StoryReader::only(YAML::Node const& node, std::initializer_list<std::string_view> keys) {
    if (!node.IsMap()) { return fault(node, "keys with values are expected here, as in \"key: value\""); }
    for (auto const& pair : node) {
        auto const key = word(pair.first);
        if (std::ranges::find(keys, key) != keys.end()) { continue; }
        std::string allowed;
        for (auto const each : keys) {
            allowed.append(allowed.empty() ? "" : ", ").append(each);
        }
        fault(pair.first, fmt::format("\"{}\" is not a key here; allowed: {}", key, allowed));
    }
}

std::string StoryReader::text(YAML::Node const& map, char const* key, bool needed) {
    auto const node = map.IsMap() ? map[key] : YAML::Node{};
    if (!node.IsDefined() || node.IsNull()) {
        if (needed) { fault(map, std::string{"\""} + key + "\" is missing"); }
        return {};
    }
    if (!node.IsScalar()) {
        fault(node, std::string{"\""} + key + "\" is a text");
        return {};
    }
    return node.Scalar();
}

std::vector<std::string> StoryReader::texts(YAML::Node const& node) {
    std::vector<std::string> values;
    if (!node.IsDefined() || node.IsNull()) { return values; }
    if (node.IsScalar()) { return {node.Scalar()}; }
    if (!node.IsSequence()) {
        fault(node, "one value or a list of values is expected here");
        return values;
    }
    for (auto const& each : node) {
        values.push_back(word(each));
    }
    return values;
}

std::vector<std::string> StoryReader::names(YAML::Node const& node) {
    auto values = texts(node);
    if (values.empty()) { fault(node, "a name or a list of names is expected here"); }
    return values;
}

std::string StoryReader::word(YAML::Node const& node) {
    if (node.IsScalar()) { return node.Scalar(); }
    fault(node, "one value is expected here");
    return {};
}

bool StoryReader::flag(YAML::Node const& map, char const* key) {
    auto const value = text(map, key);
    if (!value.empty() && value != "true" && value != "false") {
        fault(map[key], std::string{"\""} + key + "\" is true or false");
    }
    return value == "true";
}

std::optional<Day> StoryReader::day(YAML::Node const& map, char const* key) {
    auto const value = text(map, key);
    if (value.empty()) { return std::nullopt; }
    auto const day = parse_day(value);
    if (!day) { fault(map[key], "\"" + value + "\" is no day; write it as 2026-09-07"); }
    return day;
}

std::optional<int> StoryReader::number(YAML::Node const& map, char const* key) {
    auto const value = text(map, key);
    if (value.empty()) { return std::nullopt; }
    int number = 0;
    if (read(value, number)) {
        fault(map[key], "\"" + value + "\" is no whole number");
        return std::nullopt;
    }
    return number;
}

Moment StoryReader::moment(YAML::Node const& node) {
    auto const written = node.IsScalar() ? node.Scalar() : std::string{};
    if (auto const day = parse_day(written)) { return moment_of(*day, std::chrono::hours{9}); }
    // Seconds are possible, because a birthday begins at 00:00:00 and not a second earlier.
    bool const with_seconds = written.size() == 19 && written[16] == ':';
    int seconds = 0;
    Moment at{};
    bool const bad = (with_seconds && read(std::string_view{written}.substr(17), seconds)) || seconds > 59 ||
                     read(std::string_view{written}.substr(0, with_seconds ? 16 : written.size()), at);
    if (bad) { fault(node, "\"" + written + "\" is no moment; write 2026-09-07 or 2026-09-07 09:30"); }
    return at + std::chrono::seconds{seconds};
}

}  // namespace rondom::app
