#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "app/rondom.hpp"
#include "journal/region_key.hpp"
#include "journal/test_directory.hpp"

namespace rondom::cli::region_kit {

/// With a key for a region that has not begun.
struct Machine {
    journal::TestDirectory directory{};
    std::filesystem::path key_file = directory.file("region.key");
    std::filesystem::path data = made("data");

    Machine() { REQUIRE(journal::create_region_key(key_file.string())); }

    [[nodiscard]] std::filesystem::path made(std::string const& name) const {
        std::filesystem::path path = directory.file(name);
        std::filesystem::create_directories(path);
        return path;
    }
    /// At so many hours on the day of the story.
    [[nodiscard]] auto open(std::filesystem::path const& place, int hour = 9) const {
        auto const begins = moment_of(Day{std::chrono::year{2026} / 9 / 7}, std::chrono::hours{hour});
        return app::Rondom::open({.data = place, .key_file = key_file, .demo = true, .story_begins = begins});
    }
    [[nodiscard]] std::unique_ptr<app::Rondom> served(std::filesystem::path const& place, int hour = 9)
        const {
        auto rondom = open(place, hour);
        REQUIRE_MESSAGE(rondom.has_value(), rondom.error());
        return std::move(*rondom);
    }
};

}  // namespace rondom::cli::region_kit
