#include "app/region_profile.hpp"

#include <string>

#include "domain/embedded.hpp"

namespace rondom::app {

route::Loaded load_region(std::string_view id, std::filesystem::path const& directory) {
    if (!directory.empty()) { return route::load_directory(directory); }

    std::string const prefix = "profiles/" + std::string{id} + "/";
    std::vector<route::SourceFile> files;
    for (auto const name : embedded_names(prefix)) {
        auto const file = name.substr(prefix.size());
        bool const of_the_profile = file.ends_with(".yaml") && file.find('/') == std::string_view::npos;
        if (of_the_profile) {
            files.push_back({std::string{file}, std::string{embedded(name).value_or("")}});
        }
    }
    return route::load_profile(files);
}

}  // namespace rondom::app
