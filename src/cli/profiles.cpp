#include "cli/profiles.hpp"

#include <filesystem>
#include <set>

#include "app/region_profile.hpp"
#include "domain/embedded.hpp"

namespace rondom::cli {

std::vector<std::string> regions() {
    std::set<std::string> names;
    constexpr std::string_view folder = "profiles/";
    for (auto const file : embedded_names(folder)) {
        auto const rest = file.substr(folder.size());
        auto const region = rest.substr(0, rest.find('/'));
        if (rest == std::string{region} + "/profile.yaml") { names.emplace(region); }
    }
    return {names.begin(), names.end()};
}

tl::expected<std::vector<route::SourceFile>, route::Finding> files_of(std::string const& profile) {
    bool const directory = std::filesystem::is_directory(profile);
    return directory ? app::files_of_region("", profile) : app::files_of_region(profile);
}

}  // namespace rondom::cli
