#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include <tl/expected.hpp>

#include "app/rondom.hpp"
#include "domain/language.hpp"

namespace rondom::cli {

/// A region, and how to speak of it.
struct RegionOptions {
    std::filesystem::path data;
    std::filesystem::path key_file;
    std::string language = "en";
    bool json = false;
    std::string store{};  ///< instead of `data` (journal/storage.hpp)
    std::string keys{};
};

Language language_of(RegionOptions const& options);

/// The region that is there: opening a database makes one, who only works on it must not.
tl::expected<std::unique_ptr<app::Rondom>, std::string> open_region(RegionOptions const& options);

}  // namespace rondom::cli
