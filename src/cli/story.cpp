#include "cli/story.hpp"

#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <set>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "app/capabilities.hpp"
#include "app/region_profile.hpp"
#include "app/story_names.hpp"
#include "app/story_region.hpp"
#include "domain/embedded.hpp"
#include "route/tree.hpp"

namespace rondom::cli {

namespace {

/// What came of one file.
struct Result {
    std::string file;
    std::string title;
    bool readable = true;
    app::Played played;
};

std::optional<std::string> contents(std::string const& file) {
    std::ifstream in{file, std::ios::binary};
    if (!in) { return std::nullopt; }
    std::string text(route::largest_file + 1, '\0');  // of a larger one as much as it takes to say so
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    return text;
}

Result unreadable(std::string const& file, std::vector<app::StoryFault> const& faults) {
    Result result{.file = file, .title = {}, .readable = false, .played = {}};
    for (auto const& fault : faults) {
        result.played.differences.push_back(
            {.file = file, .line = fault.line, .label = {}, .what = fault.what, .column = fault.column}
        );
    }
    return result;
}

Result unreadable(std::string const& file, int line, std::string what) {
    return unreadable(file, {{.file = file, .line = line, .what = std::move(what)}});
}

/// Profiles are read once for all stories of their region.
class Regions {
public:
    explicit Regions(std::filesystem::path directory) : directory_{std::move(directory)} {}

    [[nodiscard]] std::filesystem::path const& directory() const { return directory_; }

    route::Loaded const& find(std::string const& id) {
        auto const found = loaded_.find(id);
        return found != loaded_.end() ? found->second
                                      : loaded_.emplace(id, app::load_region(id, directory_)).first->second;
    }

private:
    std::filesystem::path directory_;
    std::map<std::string, route::Loaded> loaded_;
};

/// The regions that came with the program.
std::string known_regions() {
    std::set<std::string_view> ids;
    for (auto const name : embedded_names("profiles/")) {
        auto const rest = name.substr(std::string_view{"profiles/"}.size());
        ids.insert(rest.substr(0, rest.find('/')));
    }
    return fmt::format("{}", fmt::join(ids, ", "));
}

std::string no_profile(std::string const& region, std::vector<route::Finding> const& findings) {
    bool const came = !embedded_names("profiles/" + region + "/").empty();
    if (!came) { return fmt::format("no region is called \"{}\"; there is: {}", region, known_regions()); }
    return fmt::format(
        "the profile of region \"{}\" cannot be used: {}",
        region,
        findings.empty() ? std::string{} : route::text_of(findings.front())
    );
}

Result play_file(std::string const& file, Regions& regions) {
    auto const text = contents(file);
    if (!text) { return unreadable(file, 1, "there is no such file"); }
    auto const story = app::read_story(file, *text);
    if (!story) { return unreadable(file, story.error()); }
    auto const& profile = regions.find(story->region);
    if (!profile) { return unreadable(file, 1, no_profile(story->region, profile.error())); }
    auto const unknown = app::unknown_names(*story, *profile, app::all_capabilities());
    if (!unknown.empty()) { return unreadable(file, unknown); }
    app::StoryRegion region{*profile, app::all_capabilities()};
    auto stage = region.stage();
    stage.profiles = regions.directory();
    return {.file = file, .title = story->title, .readable = true, .played = app::play(*story, stage)};
}

std::string_view verdict(Result const& result) {
    if (!result.readable) { return "CANNOT BE PLAYED"; }
    return result.played.differences.empty() ? "holds  " : "DIFFERS";
}

void print_one(Result const& result) {
    fmt::print("{} {}{}\n", verdict(result), result.file, result.title.empty() ? "" : " - " + result.title);
    for (auto const& each : result.played.differences) {
        auto const label = each.label.empty() ? "" : " (" + each.label + ")";
        auto const column = each.column > 0 ? fmt::format(":{}", each.column) : "";
        fmt::print("  {}:{}{}{}: {}\n", each.file, each.line, column, label, each.what);
    }
}

void print_text(std::vector<Result> const& results) {
    int checks = 0;
    std::size_t differences = 0;
    int unplayed = 0;
    for (auto const& result : results) {
        checks += result.played.checks + result.played.commands;
        differences += result.readable ? result.played.differences.size() : 0;
        unplayed += result.readable ? 0 : 1;
        print_one(result);
    }
    fmt::print(
        "{} stories, {} commands and expectations, {} differences{}\n",
        results.size(),
        checks,
        differences,
        unplayed == 0 ? "" : fmt::format(", {} files that cannot be played", unplayed)
    );
}

void print_json(std::vector<Result> const& results) {
    json::Writer out;
    out.open_list();
    for (auto const& result : results) {
        out.open_object();
        out.key("file");
        out.text(result.file);
        out.key("story");
        out.text(result.title);
        out.key("playable");
        out.flag(result.readable);
        out.key("holds");
        out.flag(result.played.differences.empty());
        out.key("commands");
        out.number(result.played.commands);
        out.key("expectations");
        out.number(result.played.checks);
        out.key("differences");
        out.open_list();
        for (auto const& each : result.played.differences) {
            out.open_object();
            out.key("line");
            out.number(each.line);
            out.key("column");
            out.number(each.column);
            out.key("label");
            out.text(each.label);
            out.key("what");
            out.text(each.what);
            out.close_object();
        }
        out.close_list();
        out.close_object();
    }
    out.close_list();
    fmt::print("{}\n", out.take());
}

}  // namespace

int play_stories(StoryOptions const& options) {
    Regions regions{options.profile};
    std::vector<Result> results;
    int status = 0;
    for (auto const& file : options.files) {
        results.push_back(play_file(file, regions));
        auto const& last = results.back();
        if (!last.readable) { status = 2; }
        if (status == 0 && !last.played.differences.empty()) { status = 1; }
    }
    if (options.json) {
        print_json(results);
    } else {
        print_text(results);
    }
    return status;
}

}  // namespace rondom::cli
