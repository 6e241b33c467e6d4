#include "app/region_profile.hpp"

#include "app/vocabulary.hpp"

namespace rondom::app {

tl::expected<std::vector<route::SourceFile>, route::Finding> files_of_region(
    std::string_view id, std::filesystem::path const& directory
) {
    return directory.empty() ? route::embedded_files(id) : route::files_in(directory);
}

route::Loaded load_region(std::string_view id, std::filesystem::path const& directory) {
    auto files = files_of_region(id, directory);
    if (!files) { return tl::unexpected{std::vector{std::move(files.error())}}; }
    return proof::proved(route::read_profile(std::move(*files)), vocabulary());
}

}  // namespace rondom::app
