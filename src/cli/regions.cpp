#include "cli/regions.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <optional>
#include <set>

#include <fmt/core.h>

#include "cli/machine.hpp"
#include "journal/signature.hpp"
#include "route/tree.hpp"

namespace rondom::cli {

namespace {

namespace fs = std::filesystem;

/// So that a signature of something else is never one of a directory.
constexpr std::string_view purpose = "rondom directory of regions 1\n";

fs::path beside(fs::path file, char const* ending) { return file += ending; }

tl::unexpected<std::string> wrong(fs::path const& file, std::string_view what) {
    return tl::unexpected{fmt::format("{} {}", file.string(), what)};
}

bool write_line(fs::path const& file, std::string const& line) {
    std::ofstream out{file, std::ios::binary | std::ios::trunc};
    out << line << '\n';
    out.close();
    return !out.fail();
}

std::string_view text_of(route::Node const& table, std::string_view key) {
    auto const* const node = table.find(key);
    return node != nullptr && node->kind == route::Node::Kind::text ? std::string_view{node->text}
                                                                    : std::string_view{};
}

bool knows_every_key(route::Node const& table) {
    constexpr std::array<std::string_view, 3> known{"store", "keys", "epoch"};
    return std::ranges::all_of(table.keys, [&](route::Key const& each) {
        return std::ranges::find(known, each.name) != known.end();
    });
}

tl::expected<RegionPlace, std::string> read_place(std::string const& name, route::Node const& table) {
    RegionPlace place{
        .name = name,
        .store = std::string{text_of(table, "store")},
        .keys = std::string{text_of(table, "keys")}};
    auto const epoch = text_of(table, "epoch");
    auto const read = std::from_chars(epoch.data(), epoch.data() + epoch.size(), place.epoch);
    bool const whole = read.ec == std::errc{} && read.ptr == epoch.data() + epoch.size() && place.epoch > 0;
    if (place.store.empty() || !whole || !knows_every_key(table)) {
        return tl::unexpected{fmt::format(
            "line {}: {} needs a store and an epoch from 1 on, may have keys, and nothing else",
            table.place.line,
            name
        )};
    }
    return place;
}

/// Two regions at one place would read each other.
std::optional<std::string> shared(std::vector<RegionPlace> const& places) {
    std::set<std::string> seen;
    for (auto const& each : places) {
        for (auto const& place : {each.store, each.keys}) {
            if (!place.empty() && !seen.insert(place).second) {
                return fmt::format("{}: this place belongs to another region already", each.name);
            }
        }
    }
    return std::nullopt;
}

}  // namespace

tl::expected<std::vector<RegionPlace>, std::string> read_regions(std::string_view text) {
    route::Findings findings;
    route::SourceFile const file{.name = "regions", .text = std::string{text}};
    auto const tree = route::read_tree(file, findings);
    auto const* const regions = tree && findings.empty() ? tree->find("regions") : nullptr;
    if (regions == nullptr || regions->kind != route::Node::Kind::table || tree->keys.size() != 1) {
        return tl::unexpected{std::string{"is not a table of regions in plain YAML"}};
    }
    std::vector<RegionPlace> places;
    for (std::size_t each = 0; each < regions->keys.size(); ++each) {
        auto place = read_place(regions->keys[each].name, regions->items[each]);
        if (!place) { return tl::unexpected{std::move(place.error())}; }
        places.push_back(std::move(*place));
    }
    if (auto twice = shared(places)) { return tl::unexpected{std::move(*twice)}; }
    return places;
}

tl::expected<void, std::string> sign_regions(fs::path const& file, fs::path const& signing_key) {
    auto const key = journal::SigningKey::read(signing_key);
    if (!key) { return tl::unexpected{key.error()}; }
    auto const text = text_in(file);
    if (!text) { return wrong(file, "cannot be read"); }
    if (auto const read = read_regions(*text); !read) { return wrong(file, read.error()); }
    auto const beside_it = beside(file, ".sig");
    if (!write_line(beside_it, key->signature(purpose, *text))) {
        return wrong(beside_it, "cannot be written");
    }
    return {};
}

tl::expected<std::vector<RegionPlace>, std::string> signed_regions(
    fs::path const& file, fs::path const& public_key
) {
    auto const text = text_in(file);
    if (!text) { return wrong(file, "cannot be read"); }
    auto const known = journal::PublicKey::read(public_key);
    if (!known) { return tl::unexpected{known.error()}; }
    auto const right = known->signed_by(purpose, *text, text_in(beside(file, ".sig")).value_or(""));
    if (!right) { return wrong(file, "was not signed as it is now: rondom regions sign"); }
    auto places = read_regions(*text);
    if (!places) { return wrong(file, places.error()); }
    return places;
}

}  // namespace rondom::cli
