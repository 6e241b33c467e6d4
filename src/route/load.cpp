#include "route/load.hpp"

#include <array>
#include <deque>
#include <fstream>
#include <iterator>

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
    Section{"coverage", read_coverage, true}};

void add_sections(Node const& tree, Loading& loading) {
    for (std::size_t i = 0; i < tree.keys.size() && i < tree.items.size(); ++i) {
        auto const& key = tree.keys[i];
        if (std::ranges::find(sections, key.name, &Section::name) == sections.end()) {
            std::vector<std::string_view> names;
            std::ranges::transform(sections, std::back_inserter(names), &Section::name);
            loading.findings.add(
                key.place, fmt::format("`{}` is no section of a profile", key.name), one_of("section", names)
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

bool is_profile_file(std::filesystem::directory_entry const& entry) {
    return entry.is_regular_file() && entry.path().extension() == ".yaml";
}

}  // namespace

Loaded load_profile(std::vector<SourceFile> const& files) {
    Loading loading;
    std::deque<Node> trees;
    for (auto const& file : files) {
        if (auto tree = read_tree(file, loading.findings)) {
            add_sections(trees.emplace_back(std::move(*tree)), loading);
        }
    }
    bool const readable = trees.size() == files.size() && !files.empty();
    for (auto const& each : sections) {
        if (readable && !each.optional && loading.section(each.name) == nullptr) {
            loading.findings.add({.file = "profile"}, fmt::format("the section `{}` is missing", each.name));
        }
        each.read(loading);
    }
    if (files.empty()) { loading.findings.add({.file = "profile"}, "there are no files to read"); }
    bool const whole = loading.findings.empty();
    check_parts(loading);
    if (whole) { check_whole(loading); }
    if (!loading.findings.empty()) { return tl::unexpected{std::move(loading.findings).sorted()}; }
    return std::move(loading.profile);
}

Loaded load_directory(std::filesystem::path const& directory) {
    std::vector<SourceFile> files;
    std::error_code trouble;
    for (auto const& entry : std::filesystem::directory_iterator{directory, trouble}) {
        if (!is_profile_file(entry)) { continue; }
        std::ifstream stream{entry.path(), std::ios::binary};
        std::string text{std::istreambuf_iterator<char>{stream}, {}};
        files.push_back({.name = entry.path().filename().string(), .text = std::move(text)});
    }
    std::ranges::sort(files, {}, &SourceFile::name);
    if (trouble || files.empty()) {
        return tl::unexpected{std::vector<Finding>{
            {.file = directory.string(),
             .message = "no profile can be read here",
             .allowed = "name a directory with .yaml files"}}};
    }
    return load_profile(files);
}

Loaded load_embedded(std::string_view region) {
    auto const prefix = fmt::format("profiles/{}/", region);
    std::vector<SourceFile> files;
    for (auto const name : embedded_names(prefix)) {
        auto const file = name.substr(prefix.size());
        auto const bytes = embedded(name);
        if (file.find('/') != std::string_view::npos || !file.ends_with(".yaml") || !bytes) { continue; }
        files.push_back({.name = std::string{file}, .text = std::string{*bytes}});
    }
    if (files.empty()) {
        return tl::unexpected{std::vector<Finding>{
            {.file = prefix,
             .message = "no such region is built in",
             .allowed = "name a folder of profiles/"}}};
    }
    return load_profile(files);
}

}  // namespace rondom::route
