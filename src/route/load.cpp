#include "route/load.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <deque>
#include <fstream>
#include <iterator>
#include <optional>

#include "domain/embedded.hpp"
#include "route/reading.hpp"

namespace rondom::route {

namespace {

struct Section {
    std::string_view name;
    void (*read)(Loading& loading) = nullptr;
    bool optional = false;  ///< a region without it has nothing of the kind
};

/// In the order in which they build on each other.
constexpr std::array sections{
    Section{"profile", read_head},
    Section{"sources", read_sources},
    Section{"parties", read_parties},
    Section{"roles", read_roles},
    Section{"facts", read_facts},
    Section{"categories", read_categories},
    Section{"purposes", read_purposes},
    Section{"sharing", read_sharing},
    Section{"terms", read_terms, true},
    Section{"calendar", read_calendar, true},
    Section{"tasks", read_tasks},
    Section{"steps", read_steps},
    Section{"transitions", read_transitions},
    Section{"promises", read_promises},
    Section{"lead_table", read_lead_table},
    Section{"guard", read_guard, true},
    Section{"meetings", read_meetings},
    Section{"arrangements", read_arrangements, true},
    Section{"systems", read_systems, true},
    Section{"registrations", read_registrations},
    Section{"coverage", read_coverage, true},
    Section{"migrates", read_migrates, true},
    Section{"lead_domain", read_lead_domain, true},
    Section{"safety_path", read_safety_path, true},
    Section{"without_school", read_without_school, true},
    Section{"limits", read_limits, true},
    Section{"sign_offs", read_sign_offs, true}};

void add_sections(Node const& tree, Loading& loading) {
    for (std::size_t i = 0; i < tree.keys.size() && i < tree.items.size(); ++i) {
        auto const& key = tree.keys[i];
        if (std::ranges::find(sections, key.name, &Section::name) == sections.end()) {
            std::vector<std::string_view> names;
            std::ranges::transform(sections, std::back_inserter(names), &Section::name);
            loading.findings.add(
                key.place,
                fmt::format("`{}` is no section of a profile", shortened(key.name)),
                one_of("section", names)
            );
        } else if (!loading.sections.emplace(key.name, &tree.items[i]).second) {
            auto const first = loading.section(key.name)->place;
            loading.findings.add(
                key.place,
                fmt::format("`{}` is given twice", key.name),
                fmt::format("it also stands in {}, line {}", first.file, first.line)
            );
        }
    }
}

/// The .yaml files of a directory, in the order of their names; no more than are read.
std::vector<std::filesystem::path> profile_files(std::filesystem::path const& directory) {
    std::vector<std::filesystem::path> paths;
    std::error_code trouble;
    for (std::filesystem::directory_iterator each{directory, trouble}, end; !trouble && each != end;
         each.increment(trouble)) {
        // a link that leads nowhere, or to itself, has the name of a file too: reading it says so
        if (each->path().extension() == ".yaml" && !std::filesystem::is_directory(each->path(), trouble)) {
            paths.push_back(each->path());
        }
        trouble.clear();
    }
    std::ranges::sort(paths);
    return paths;
}

/// What is in a file, and one byte more than is read of it when there is more.
std::optional<std::string> contents_of(std::filesystem::path const& path) {
    std::error_code trouble;
    std::ifstream stream{path, std::ios::binary};
    if (!std::filesystem::is_regular_file(path, trouble) || !stream) { return std::nullopt; }
    std::string text(largest_file + 1, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return text;
}

tl::unexpected<Finding> no_profile_in(
    std::filesystem::path const& directory, std::string message, std::string allowed
) {
    return tl::unexpected{
        Finding{.file = directory.string(), .message = std::move(message), .allowed = std::move(allowed)}};
}

/// The node that one part of a path names: a key, or the number of a row.
Node const* part_of(Node const& node, std::string_view part) {
    if (node.kind == Node::Kind::table) { return node.find(part); }
    std::size_t row = 0;
    auto const [end, error] = std::from_chars(part.data(), part.data() + part.size(), row);
    bool const number = error == std::errc{} && end == part.data() + part.size();
    return number && row > 0 && row <= node.items.size() ? &node.items[row - 1] : nullptr;
}

/// Where the name of a part stands; a row has no name.
Place place_of(Node const& node, std::string_view part, Node const& found) {
    auto const key = std::ranges::find(node.keys, part, &Key::name);
    return key != node.keys.end() ? key->place : found.place;
}

}  // namespace

ProfileText::ProfileText(std::vector<SourceFile> files, Findings& findings)
    : files_{std::make_move_iterator(files.begin()), std::make_move_iterator(files.end())} {
    for (auto const& file : files_) {
        if (auto tree = read_tree(file, findings)) { trees_.push_back(std::move(*tree)); }
    }
    complete_ = !files_.empty() && files_.size() == trees_.size();
}

Place ProfileText::place(std::string_view path) const {
    auto const section = path.substr(0, path.find('/'));
    for (auto const& tree : trees_) {
        Node const* node = tree.find(section) != nullptr ? &tree : nullptr;
        Place place;
        for (auto rest = path; node != nullptr && !rest.empty();) {
            auto const part = rest.substr(0, rest.find('/'));
            rest.remove_prefix(std::min(rest.size(), part.size() + 1));
            auto const* found = part_of(*node, part);
            if (found != nullptr) { place = place_of(*node, part, *found); }
            node = found;
        }
        if (place.line > 0) { return place; }
    }
    return {.file = "profile"};
}

Reading read_profile(ProfileText text, Findings findings) {
    Reading reading{.text = std::move(text), .profile = {}, .evidence = {}, .findings = {}};
    Loading loading{
        .profile = {}, .evidence = {}, .findings = std::move(findings), .sections = {}, .places = {}};
    bool const broken = !loading.findings.empty();
    for (auto const& tree : reading.text.trees()) {
        add_sections(tree, loading);
    }
    for (auto const& each : sections) {
        if (!broken && !each.optional && loading.section(each.name) == nullptr) {
            loading.findings.add({.file = "profile"}, fmt::format("the section `{}` is missing", each.name));
        }
        each.read(loading);
    }
    if (loading.findings.empty()) { check_coverage(loading); }
    reading.profile = std::move(loading.profile);
    reading.evidence = std::move(loading.evidence);
    reading.findings = std::move(loading.findings).sorted();
    return reading;
}

Reading read_profile(std::vector<SourceFile> files) {
    Findings findings;
    if (files.empty()) { findings.add({.file = "profile"}, "there are no files to read"); }
    ProfileText text{std::move(files), findings};
    return read_profile(std::move(text), std::move(findings));
}

tl::expected<std::vector<SourceFile>, Finding> files_in(std::filesystem::path const& directory) {
    auto const paths = profile_files(directory);
    if (paths.empty()) {
        return no_profile_in(directory, "no profile can be read here", "name a directory with .yaml files");
    }
    if (paths.size() > most_files) {
        return no_profile_in(
            directory, "there are too many files here", fmt::format("a profile has at most {}", most_files)
        );
    }
    std::vector<SourceFile> files;
    std::size_t size = 0;
    for (auto const& path : paths) {
        auto text = contents_of(path);
        if (!text) { return no_profile_in(path, "this file cannot be read", "look at its rights and links"); }
        size += text->size();
        if (size > largest_profile) {
            return no_profile_in(
                directory,
                "there is too much in these files together",
                fmt::format("a profile has at most {} KiB", largest_profile / 1024)
            );
        }
        files.push_back({.name = path.filename().string(), .text = std::move(*text)});
    }
    return files;
}

tl::expected<std::vector<SourceFile>, Finding> embedded_files(std::string_view region) {
    auto const prefix = fmt::format("profiles/{}/", region);
    std::vector<SourceFile> files;
    for (auto const name : embedded_names(prefix)) {
        auto const file = name.substr(prefix.size());
        auto const bytes = embedded(name);
        if (file.find('/') != std::string_view::npos || !file.ends_with(".yaml") || !bytes) { continue; }
        files.push_back({.name = std::string{file}, .text = std::string{*bytes}});
    }
    if (files.empty()) {
        return tl::unexpected{Finding{
            .file = prefix,
            .message = "no such region is built in",
            .allowed = "name a folder of profiles/"}};
    }
    return files;
}

Loaded load_profile(std::vector<SourceFile> files) {
    auto reading = read_profile(std::move(files));
    if (!reading.is_readable()) { return tl::unexpected{std::move(reading.findings)}; }
    return std::move(reading.profile);
}

Loaded load_directory(std::filesystem::path const& directory) {
    auto files = files_in(directory);
    if (!files) { return tl::unexpected{std::vector{std::move(files.error())}}; }
    return load_profile(std::move(*files));
}

Loaded load_embedded(std::string_view region) {
    auto files = embedded_files(region);
    if (!files) { return tl::unexpected{std::vector{std::move(files.error())}}; }
    return load_profile(std::move(*files));
}

}  // namespace rondom::route
