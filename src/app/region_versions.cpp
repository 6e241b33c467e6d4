#include "app/region_versions.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "app/capabilities.hpp"
#include "app/region_profile.hpp"
#include "proof/report.hpp"

namespace rondom::app {

namespace {

std::string said(renewal::Objection const& objection) {
    if (objection.trouble) { return "the versions of the region's agreement cannot be read"; }
    std::string text{"the profile of the region cannot be used:"};
    for (auto const& each : objection.findings) {
        text.append("\n  ").append(proof::text_of(each, Language::en));
    }
    return text;
}

std::optional<renewal::Publication> published(
    renewal::Agreements const& agreements, std::string_view version
) {
    auto const all = agreements.all();
    if (!all) { return std::nullopt; }
    auto const found = std::ranges::find_if(*all, [&](renewal::Agreement const& each) {
        return each.published && each.draft.version == version;
    });
    return found != all->end() ? found->published : std::nullopt;
}

bool is_to_come(renewal::Publication const& publication, Moment now) {
    return std::chrono::sys_days{publication.from} > std::chrono::sys_days{local_day(now)};
}

/// Who stands in the dossiers' logs. What came with the program nobody published.
access::Actor publisher(renewal::Publication const& publication) {
    return {
        .person = publication.by.empty() ? PersonId{"rondom"} : publication.by,
        .role = Role::region_administrator,
        .organisation = {},
        .name = publication.name,
        .organisation_name = {}};
}

void compare(
    renewal::Agreements const& agreements,
    std::vector<route::SourceFile> const& files,
    Settings const& settings
) {
    auto const hash = renewal::Agreements::hash_of(files);
    auto const known = agreements.all();
    if (!known) { return; }
    bool const there = std::ranges::any_of(*known, [&](renewal::Agreement const& each) {
        return each.published && each.draft.hash == hash;
    });
    if (!there) { settings.log("the profile that was given is no version of this region: rondom publish"); }
}

}  // namespace

tl::expected<void, std::string> begin(renewal::Agreements& agreements, Settings const& settings, Moment now) {
    if (auto read = agreements.refresh(); !read) { return tl::unexpected{said(read.error())}; }
    auto versions = agreements.versions();
    versions.when_unknown([&agreements] { static_cast<void>(agreements.refresh()); });
    auto const files = files_of_region(settings.region, settings.profile);
    if (!versions.all().empty()) {
        if (files) { compare(agreements, *files, settings); }
        return {};
    }
    if (!settings.may_begin) {
        return tl::unexpected{
            std::string{"no version of an agreement is kept here yet: rondom serve begins"}};
    }
    if (!files) {
        return tl::unexpected{
            "the profile of the region cannot be used:\n  " + route::text_of(files.error())};
    }
    if (auto adopted = agreements.adopt(*files, now); !adopted) {
        return tl::unexpected{said(adopted.error())};
    }
    return {};
}

tl::expected<renewal::Outcome, std::string> migrate(
    Running const& region, std::string_view version, Rondom::Trial trial, Moment now
) {
    auto const& versions = region.dossiers.versions();
    auto const* to = version.empty() ? &versions.in_force(local_day(now)) : versions.find(version);
    if (to == nullptr) { return tl::unexpected{fmt::format("no version {} was published", version)}; }
    auto const publication = published(region.agreements, to->version);
    if (!publication) { return tl::unexpected{std::string{"the versions cannot be read"}}; }
    if (trial == Rondom::Trial::for_real && is_to_come(*publication, now)) {
        return tl::unexpected{
            fmt::format("version {} holds from {}", to->version, iso_text(publication->from))};
    }
    auto const dossiers = region.journal.dossiers();
    if (!dossiers) { return tl::unexpected{std::string{"storage cannot be read"}}; }
    renewal::Migration migration{region.dossiers, *to, publisher(*publication)};
    return trial == Rondom::Trial::only ? migration.try_out(*dossiers, now) : migration.move(*dossiers, now);
}

tl::expected<renewal::Replayed, std::string> replay(Running const& region) {
    std::vector<Permission const*> commands;
    for (auto const* capability : all_capabilities()) {
        for (auto const& each : capability->commands) {
            commands.push_back(each.permission);
        }
    }
    auto replayed = renewal::replay(region.journal, region.dossiers, commands);
    if (!replayed) { return tl::unexpected{std::string{"storage cannot be read"}}; }
    return std::move(*replayed);
}

}  // namespace rondom::app
