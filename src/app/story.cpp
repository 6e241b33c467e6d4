#include "app/story.hpp"

#include <algorithm>
#include <set>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "app/story_reader.hpp"
#include "route/tree.hpp"

namespace rondom::app {

namespace {

constexpr std::array organisation_kinds{
    "school", "municipality", "health_service", "alliance", "sub_alliance", "board"};

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
        bool const known =
            std::ranges::find(organisation_kinds, organisation.kind) != organisation_kinds.end();
        if (!known && !organisation.kind.empty()) {
            reader.fault(
                data["kind"],
                fmt::format(
                    "\"{}\" is not one of: {}", organisation.kind, fmt::join(organisation_kinds, ", ")
                )
            );
        }
        story.organisations.push_back(std::move(organisation));
    }
}

void read_people(StoryReader& reader, YAML::Node const& root, Story& story) {
    auto const node = root["people"];
    if (!node.IsDefined() || !node.IsMap()) {
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

/// Another version of the agreement: what stands otherwise in the files of the region.
StoryVersion read_version(StoryReader& reader, YAML::Node const& moment) {
    auto const node = moment["publishes"];
    reader.only(node, {"version", "changes"});
    StoryVersion fresh{
        .who = reader.text(moment, "who", true),
        .version = reader.text(node, "version", true),
        .changes = {}};
    auto const changes = node.IsMap() ? node["changes"] : YAML::Node{};
    if (!changes.IsDefined() || !changes.IsSequence()) {
        reader.fault(node, "\"changes\" is a list: file, from, to");
        return fresh;
    }
    for (auto const& each : changes) {
        reader.only(each, {"file", "from", "to"});
        fresh.changes.push_back(
            {.file = reader.text(each, "file", true),
             .from = reader.text(each, "from", true),
             .to = reader.text(each, "to")}
        );
    }
    return fresh;
}

/// What belongs to a command stands beside one.
void read_act(StoryReader& reader, YAML::Node const& node, StoryMoment& moment) {
    if (node["publishes"].IsDefined()) {
        if (node["does"].IsDefined()) { reader.fault(node["does"], "\"publishes\" stands alone"); }
        moment.publishes = read_version(reader, node);
        return;
    }
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

/// When it happens: as said, or when the moment before it did.
Moment read_at(StoryReader& reader, YAML::Node const& node, Story const& story) {
    auto const last = story.moments.empty() ? Moment{} : story.moments.back().at;
    if (!node["at"].IsDefined()) {
        if (story.moments.empty()) { reader.fault(node, "the first moment says \"at\""); }
        return last;
    }
    auto const at = reader.moment(node["at"]);
    bool const can_be_read = at != Moment{};
    if (can_be_read && at < last) { reader.fault(node["at"], "time goes forward in a story"); }
    return std::max(at, last);
}

void read_expectations(StoryReader& reader, YAML::Node const& node, StoryMoment& moment) {
    auto const expect = node["expect"];
    if (!expect.IsDefined()) { return; }
    if (!expect.IsSequence()) {
        return reader.fault(expect, "\"expect\" is a list: each expectation begins with \"- \"");
    }
    for (auto const& each : expect) {
        read_expectation(reader, each, moment.expectations);
    }
    for (auto& each : moment.expectations) {
        if (each.dossier.empty()) { each.dossier = reader.text(node, "dossier"); }
    }
}

void read_moment(StoryReader& reader, YAML::Node const& node, Story& story) {
    reader.only(
        node,
        {"at",
         "label",
         "who",
         "does",
         "publishes",
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
    StoryMoment moment{
        .at = read_at(reader, node, story),
        .command = std::nullopt,
        .publishes = std::nullopt,
        .expectations = {},
        .label = reader.text(node, "label"),
        .line = StoryReader::line_of(node)};
    read_act(reader, node, moment);
    read_expectations(reader, node, moment);
    story.moments.push_back(std::move(moment));
}

void read_moments(StoryReader& reader, YAML::Node const& root, Story& story) {
    auto const node = root["moments"];
    if (!node.IsDefined() || !node.IsSequence()) {
        return reader.fault(
            node.IsDefined() ? node : root, "\"moments\" is a list: each moment begins with \"- \""
        );
    }
    if (node.size() == 0) { reader.fault(node, "a story has at least one moment"); }
    for (auto const& each : node) {
        read_moment(reader, each, story);
    }
}

/// Nobody is named, or somebody who is there.
template <class Named>
bool is_known(std::vector<Named> const& all, std::string const& handle) {
    return handle.empty() || std::ranges::find(all, handle, &Named::handle) != all.end();
}

/// The handle of everybody who is named somewhere, with the line.
std::vector<std::pair<std::string, int>> people_named(Story const& story) {
    std::vector<std::pair<std::string, int>> named;
    for (auto const& each : story.organisations) {
        for (auto const& person : each.attached) {
            named.emplace_back(person, each.line);
        }
    }
    for (auto const& moment : story.moments) {
        if (moment.command) { named.emplace_back(moment.command->who, moment.line); }
        if (moment.publishes) { named.emplace_back(moment.publishes->who, moment.line); }
    }
    return named;
}

/// Who is named is somebody of the story, and works at a place of the story.
void check_people(StoryReader& reader, Story const& story) {
    auto const wrong = [&](int line, std::string_view nobody, std::string const& handle) {
        reader.faults().push_back(
            {.file = story.file, .line = line, .what = fmt::format("{} is called \"{}\"", nobody, handle)}
        );
    };
    for (auto const& [who, line] : people_named(story)) {
        if (!is_known(story.people, who)) { wrong(line, "nobody", who); }
    }
    for (auto const& each : story.people) {
        if (!is_known(story.organisations, each.at)) { wrong(each.line, "no organisation", each.at); }
    }
}

/// What is no plain YAML is not given to a reader that expands it.
std::vector<StoryFault> faults_of_form(std::string_view file, std::string_view text) {
    route::Findings findings;
    route::SourceFile const source{.name = std::string{file}, .text = std::string{text}};
    static_cast<void>(route::read_tree(source, findings));
    std::vector<StoryFault> faults;
    for (auto& each : std::move(findings).sorted()) {
        if (!each.allowed.empty()) { each.message += "; " + each.allowed; }
        faults.push_back(
            {.file = std::move(each.file),
             .line = std::max(each.line, 1),
             .column = each.column,
             .what = std::move(each.message)}
        );
    }
    return faults;
}

}  // namespace

tl::expected<Story, std::vector<StoryFault>> read_story(std::string_view file, std::string_view text) {
    if (auto faults = faults_of_form(file, text); !faults.empty()) {
        return tl::unexpected{std::move(faults)};
    }
    StoryReader reader{file};
    Story story;
    story.file = file;
    try {
        auto const root = YAML::Load(std::string{text});
        reader.only(root, {"story", "region", "about", "organisations", "people", "dossiers", "moments"});
        story.title = reader.text(root, "story", true);
        story.region = reader.text(root, "region", true);
        read_organisations(reader, root["organisations"], story);
        read_people(reader, root, story);
        story.dossiers = reader.texts(root["dossiers"]);
        if (story.dossiers.empty()) { story.dossiers.emplace_back("dossier"); }
        read_moments(reader, root, story);
        check_people(reader, story);
    } catch (YAML::Exception const& error) {  // what the tree lets through and the library does not
        reader.faults().push_back(
            {.file = std::string{file},
             .line = std::max(error.mark.line + 1, 1),
             .what = "this cannot be read: " + error.msg}
        );
    }
    if (!reader.faults().empty()) { return tl::unexpected{std::move(reader.faults())}; }
    return story;
}

}  // namespace rondom::app
