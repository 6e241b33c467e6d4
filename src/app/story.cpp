#include "app/story.hpp"

#include <algorithm>
#include <set>

#include "app/story_reader.hpp"

namespace rondom::app {

namespace {

constexpr std::array kinds{"school", "municipality", "health_service", "alliance", "sub_alliance", "board"};

void read_organisations(StoryReader& reader, YAML::Node const& node, Story& story) {
    if (!node.IsDefined()) { return; }
    if (!node.IsMap()) { return reader.fault(node, "organisations are names with their data"); }
    for (auto const& pair : node) {
        auto const& data = pair.second;
        reader.only(data, {"name", "kind", "attached"});
        StoryOrganisation organisation{
            .handle = pair.first.as<std::string>(),
            .name = reader.text(data, "name", true),
            .kind = reader.text(data, "kind", true),
            .attached = data.IsMap() ? reader.texts(data["attached"]) : std::vector<std::string>{},
            .line = StoryReader::line_of(pair.first)};
        if (std::ranges::find(kinds, organisation.kind) == kinds.end()) {
            reader.fault(
                data, "kind is one of: school, municipality, health_service, alliance, sub_alliance, board"
            );
        }
        story.organisations.push_back(std::move(organisation));
    }
}

void read_people(StoryReader& reader, YAML::Node const& node, Story& story) {
    if (!node.IsMap()) { return reader.fault(node, "\"people\" are names with their data"); }
    for (auto const& pair : node) {
        auto const& data = pair.second;
        reader.only(data, {"name", "role", "at", "phone", "email", "mobile"});
        auto const role = data.IsMap() ? reader.choice<Role>(data["role"]) : std::nullopt;
        story.people.push_back(
            {.handle = pair.first.as<std::string>(),
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
        for (auto const& value : reader.texts(pair.second)) {
            inputs.emplace_back(pair.first.as<std::string>(), value);
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
    command.outcome.not_found = reader.text(node, "not_found") == "true";
    return command;
}

void read_moments(StoryReader& reader, YAML::Node const& node, Story& story) {
    if (!node.IsSequence()) { return reader.fault(node, "\"moments\" is a list"); }
    Moment last{};
    for (auto const& each : node) {
        reader.only(
            each,
            {"at",
             "who",
             "does",
             "with",
             "as",
             "dossier",
             "label",
             "refused",
             "not_found",
             "unreadable",
             "expect"}
        );
        if (!each.IsMap()) { continue; }
        StoryMoment moment{
            .at = last,
            .command = std::nullopt,
            .label = reader.text(each, "label"),
            .line = StoryReader::line_of(each)};
        if (each["at"].IsDefined()) { moment.at = reader.moment(each["at"]); }
        if (moment.at < last) { reader.fault(each["at"], "time goes forward in a story"); }
        last = moment.at;
        if (each["does"].IsDefined()) { moment.command = read_command(reader, each); }
        if (each["expect"].IsDefined()) {
            if (!each["expect"].IsSequence()) { reader.fault(each["expect"], "\"expect\" is a list"); }
            for (auto const& expectation : each["expect"]) {
                read_expectation(reader, expectation, moment.expectations);
            }
        }
        story.moments.push_back(std::move(moment));
    }
}

void check_people(StoryReader& reader, YAML::Node const& root, Story const& story) {
    std::set<std::string> known;
    for (auto const& each : story.people) {
        known.insert(each.handle);
    }
    std::set<std::string> places;
    for (auto const& each : story.organisations) {
        places.insert(each.handle);
        for (auto const& person : each.attached) {
            if (!known.contains(person)) {
                reader.fault(root["organisations"], "nobody is called \"" + person + "\"");
            }
        }
    }
    for (auto const& each : story.people) {
        if (!each.at.empty() && !places.contains(each.at)) {
            reader.fault(root["people"], "no organisation is called \"" + each.at + "\"");
        }
    }
    for (auto const& moment : story.moments) {
        if (moment.command && !known.contains(moment.command->who)) {
            reader.faults().push_back(
                {.file = story.file,
                 .line = moment.line,
                 .what = "nobody is called \"" + moment.command->who + "\""}
            );
        }
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
            read_people(reader, root["people"], story);
            story.dossiers = reader.texts(root["dossiers"]);
            if (story.dossiers.empty()) { story.dossiers.emplace_back("dossier"); }
            read_moments(reader, root["moments"], story);
            check_people(reader, root, story);
        }
    } catch (YAML::Exception const& error) {
        reader.faults().push_back({.file = std::string{file}, .line = error.mark.line + 1, .what = error.msg}
        );
    }
    if (!reader.faults().empty()) { return tl::unexpected{std::move(reader.faults())}; }
    return story;
}

}  // namespace rondom::app
