#include "cli/region.hpp"

#include "domain/names.hpp"

namespace rondom::cli {

Language language_of(RegionOptions const& options) {
    return named<Language>(options.language).value_or(Language::en);
}

tl::expected<std::unique_ptr<app::Rondom>, std::string> open_region(RegionOptions const& options) {
    return app::Rondom::open(
        {.data = options.data,
         .key_file = options.key_file,
         .may_begin = false,
         .log = [](std::string_view) {},
         .store = options.store,
         .keys = options.keys}
    );
}

}  // namespace rondom::cli
