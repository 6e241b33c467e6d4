#include "app/story_version.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "app/region_profile.hpp"
#include "app/vocabulary.hpp"
#include "renewal/migration.hpp"

namespace rondom::app {

namespace {

using Files = std::vector<route::SourceFile>;

/// Replaces the only place where these words stand.
std::string change(Files& files, StoryChange const& wanted) {
    auto const file = std::ranges::find(files, wanted.file, &route::SourceFile::name);
    if (file == files.end()) { return fmt::format("the region has no file \"{}\"", wanted.file); }
    auto const at = file->text.find(wanted.from);
    bool const once = at != std::string::npos && file->text.find(wanted.from, at + 1) == std::string::npos;
    if (!once) { return fmt::format("\"{}\" should stand in {} once", wanted.from, wanted.file); }
    file->text.replace(at, wanted.from.size(), wanted.to);
    return {};
}

std::string change_all(Files& files, StoryVersion const& fresh) {
    auto const old = route::read_profile(files).profile.version;
    auto const version = [](std::string const& name) { return fmt::format("version: \"{}\"", name); };
    auto changes = fresh.changes;
    changes.push_back({.file = "profile.yaml", .from = version(old), .to = version(fresh.version)});
    for (auto const& each : changes) {
        if (auto trouble = change(files, each); !trouble.empty()) { return trouble; }
    }
    return {};
}

std::string move_all(Stage const& stage, route::Profile const& to, access::Actor const& by, Moment now) {
    auto const all = stage.journal.dossiers();
    if (!all) { return "the dossiers cannot be read"; }
    auto const outcome = renewal::Migration{stage.dossiers, to, by}.move(*all, now);
    bool const done = outcome.unreadable.empty() && outcome.overtaken.empty();
    return done ? "" : "a dossier could not be moved";
}

}  // namespace

std::string publish(
    Story const& story, StoryVersion const& fresh, Stage const& stage, access::Actor const& by, Moment now
) {
    if (!stage.profiles) { return "nothing can be published here: people do that"; }
    if (by.role != Role::region_administrator) {
        return fmt::format("{} does not administer the region", by.name);
    }
    auto files = files_of_region(story.region, *stage.profiles);
    if (!files) { return "the files of the region cannot be read"; }
    auto versions = stage.dossiers.versions();  // the same collection
    auto const today = local_day(now);
    if (auto trouble = change_all(*files, fresh); !trouble.empty()) { return trouble; }
    auto profile = proof::proved(route::read_profile(std::move(*files)), vocabulary());
    if (!profile) { return "it is not proved: " + route::text_of(profile.error().front()); }
    versions.add(std::move(*profile), today);
    return move_all(stage, *versions.find(fresh.version), by, now);
}

}  // namespace rondom::app
