#include "app/story.hpp"

#include <algorithm>
#include <set>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "app/story_reader.hpp"

namespace rondom::app {

namespace {

constexpr std::array kinds{"school", "municipality", "health_service", "alliance", "sub_alliance", "board"};

void read_organisations(StoryReader& reader, YAML::Node const& node, Story& story) {
    if (!node.IsDefined()) { return; }
    if (!node.IsMap()) { return reader.fault(node, "\"organisations\" are names with their data"); }
    for (auto const& pair : node) {
        auto const& data = pair.second;
        reader.only(data, {"name", "kind", "attached"});
        StoryOrganisation organisation{
            .handle = reader.word(pair.first),
            .name = reader.text(data, "name", true),
            .kind = reader.text(data, "kind", true),
            .attached = data.IsMap() ? reader.texts(data["attached"]) : std::vector<std::string>{},
            .line = StoryReader::line_of(pair.first)};
        bool const known = std::ranges::find(kinds, organisation.kind) != kinds.end();
        if (!known && !organisation.kind.empty()) {
            reader.fault(
                data["kind"],
                fmt::format("\"{}\" is not one of: {}", organisation.kind, fmt::join(kinds, ", "))
            );
        }
        story.organisations.push_back(std::move(organisation));
    }
}

void read_people(StoryReader& reader, YAML::Node const& root, Story& story) {
    auto const node = root["people"];
    if (!node.IsMap()) {
        return reader.fault(node.IsDefined() ? node : root, "\"people\" are names with their data");
    }
    for (auto const& pair : node) {
        auto const& data = pair.second;
        reader.only(data, {"name", "role", "at", "phone", "email", "mobile"});
        auto const role = data.IsMap() ? reader.choice<Role>(data, "role") : std::nullopt;
        story.people.push_back(
            {.handle = reader.word(pair.first),
             .name = reader.text(data, "name", true),
             .role = role.value_or(Role::parent),
             .at = reader.text(data, "at"),
             .phone = reader.text(data, "phone"),
             .email = reader.text(data, "email"),
             .mobile = reader.text(data, "mobile"),
             .line = StoryReader::line_of(pair.first)}
        );
    }
}

Inputs read_inputs(StoryReader& reader, YAML::Node const& node) {
    Inputs inputs;
    if (!node.IsDefined() || node.IsNull()) { return inputs; }
    if (!node.IsMap()) {
        reader.fault(node, "\"with\" holds the command's fields");
        return inputs;
    }
    for (auto const& pair : node) {
        auto const name = reader.word(pair.first);
        if (first_of(inputs, name) != std::string_view{}) {
            reader.fault(pair.first, "\"" + name + "\" stands here twice");
        }
        for (auto const& value : reader.texts(pair.second)) {
            inputs.emplace_back(name, value);
        }
    }
    return inputs;
}

StoryCommand read_command(StoryReader& reader, YAML::Node const& node) {
    StoryCommand command{
        .who = reader.text(node, "who", true),
        .name = reader.text(node, "does", true),
        .dossier = reader.text(node, "dossier"),
        .inputs = read_inputs(reader, node["with"]),
        .as = reader.text(node, "as"),
        .outcome = {}};
    command.outcome.refused = reader.texts(node["refused"]);
    command.outcome.unreadable = reader.texts(node["unreadable"]);
    command.outcome.told = reader.texts(node["told"]);
    command.outcome.not_found = reader.flag(node, "not_found");
    if (command.outcome.refused.empty() && !command.outcome.told.empty()) {
        reader.fault(node["told"], "\"told\" belongs to \"refused\"");
    }
    return command;
}

/// What belongs to a command stands beside one.
void read_act(StoryReader& reader, YAML::Node const& node, StoryMoment& moment) {
    if (node["does"].IsDefined()) {
        moment.command = read_command(reader, node);
        return;
    }
    for (auto const* key : {"who", "with", "as", "refused", "told", "not_found", "unreadable"}) {
        if (node[key].IsDefined()) {
            reader.fault(node[key], fmt::format("\"{}\" stands without \"does\"", key));
        }
    }
    if (!node["expect"].IsDefined()) {
        reader.fault(node, "a moment holds a command (\"who\" and \"does\"), \"expect\", or both");
    }
}

void read_moment(StoryReader& reader, YAML::Node const& node, Story& story) {
    reader.only(
        node,
        {"at",
         "label",
         "who",
         "does",
         "with",
         "as",
         "dossier",
         "refused",
         "told",
         "not_found",
         "unreadable",
         "expect"}
    );
    if (!node.IsMap()) { return; }
    auto const last = story.moments.empty() ? Moment{} : story.moments.back().at;
    StoryMoment moment{
        .at = last,
        .command = std::nullopt,
        .expectations = {},
        .label = reader.text(node, "label"),
        .line = StoryReader::line_of(node)};
    if (node["at"].IsDefined()) {
        moment.at = reader.moment(node["at"]);
    } else if (story.moments.empty()) {
        reader.fault(node, "the first moment says \"at\"");
    }
    bool const can_be_read = moment.at != Moment{};
    if (can_be_read && moment.at < last) { reader.fault(node["at"], "time goes forward in a story"); }
    moment.at = std::max(moment.at, last);
    read_act(reader, node, moment);
    auto const expect = node["expect"];
    if (expect.IsDefined() && !expect.IsSequence()) {
        reader.fault(expect, "\"expect\" is a list: each expectation begins with \"- \"");
    }
    for (auto const& each : expect) {
        if (expect.IsSequence()) { read_expectation(reader, each, moment.expectations); }
    }
    for (auto& each : moment.expectations) {
        if (each.dossier.empty()) { each.dossier = reader.text(node, "dossier"); }
    }
    story.moments.push_back(std::move(moment));
}

void read_moments(StoryReader& reader, YAML::Node const& root, Story& story) {
    auto const node = root["moments"];
    if (!node.IsSequence()) {
        return reader.fault(
            node.IsDefined() ? node : root, "\"moments\" is a list: each moment begins with \"- \""
        );
    }
    if (node.size() == 0) { reader.fault(node, "a story has at least one moment"); }
    for (auto const& each : node) {
        read_moment(reader, each, story);
    }
}

void check_people(StoryReader& reader, Story const& story) {
    std::set<std::string> known;
    for (auto const& each : story.people) {
        known.insert(each.handle);
    }
    std::set<std::string> places;
    auto const wrong = [&](int line, std::string what) {
        reader.faults().push_back({.file = story.file, .line = line, .what = std::move(what)});
    };
    for (auto const& each : story.organisations) {
        places.insert(each.handle);
        for (auto const& person : each.attached) {
            if (!known.contains(person)) { wrong(each.line, fmt::format("nobody is called \"{}\"", person)); }
        }
    }
    for (auto const& each : story.people) {
        if (!each.at.empty() && !places.contains(each.at)) {
            wrong(each.line, fmt::format("no organisation is called \"{}\"", each.at));
        }
    }
    for (auto const& moment : story.moments) {
        bool const unknown =
            moment.command && !moment.command->who.empty() && !known.contains(moment.command->who);
        if (unknown) { wrong(moment.line, fmt::format("nobody is called \"{}\"", moment.command->who)); }
    }
}

}  // namespace

tl::expected<Story, std::vector<StoryFault>> read_story(std::string_view file, std::string_view text) {
    StoryReader reader{file};
    Story story;
    story.file = file;
    try {
        auto const root = YAML::Load(std::string{text});
        reader.only(root, {"story", "region", "about", "organisations", "people", "dossiers", "moments"});
        if (root.IsMap()) {
            story.title = reader.text(root, "story", true);
            story.region = reader.text(root, "region", true);
            read_organisations(reader, root["organisations"], story);
            read_people(reader, root, story);
            story.dossiers = reader.texts(root["dossiers"]);
            if (story.dossiers.empty()) { story.dossiers.emplace_back("dossier"); }
            read_moments(reader, root, story);
            check_people(reader, story);
        }
    } catch (YAML::Exception const& error) {
        reader.faults().push_back(
            {.file = std::string{file},
             .line = std::max(error.mark.line + 1, 1),
             .what = "this is not YAML that can be read (spaces in front, no tabs): " + error.msg}
        );
    }
    if (!reader.faults().empty()) { return tl::unexpected{std::move(reader.faults())}; }
    return story;
}

}  // namespace rondom::app
