#include "cli/diff.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "app/region_profile.hpp"
#include "cli/export_dmn.hpp"
#include "cli/serve.hpp"
#include "journal/test_directory.hpp"

TEST_SUITE_BEGIN("cli");

namespace rondom::cli {

namespace {

/// The profile of Dordrecht in a directory of its own, with these words in place of those.
void write_dordrecht(journal::TestDirectory const& directory, std::string_view from, std::string_view to) {
    auto const files = app::files_of_region("dordrecht");
    REQUIRE(files.has_value());
    for (auto const& file : *files) {
        auto text = file.text;
        if (auto const at = text.find(from); at != std::string::npos) { text.replace(at, from.size(), to); }
        std::ofstream{directory.file(file.name)} << text;
    }
}

int diff_with(std::string_view from, std::string_view to) {
    journal::TestDirectory const directory;
    write_dordrecht(directory, from, to);
    return diff({.before = "dordrecht", .after = directory.file("")});
}

}  // namespace

TEST_CASE("a pipeline learns from how it ends whether somebody can read more") {
    CHECK_EQ(diff_with("no such words", ""), well);
    CHECK_EQ(diff_with("P1Y", "P2Y"), reads_more);
    CHECK_EQ(diff_with("P2Y", "P1Y"), well);
    CHECK_EQ(diff_with("parties:", "partys:"), wrong_use);
    CHECK_EQ(diff({.before = "dordrecht", .after = "nowhere"}), wrong_use);
}

TEST_CASE("a region without a lead table has none to export") {
    CHECK_EQ(export_dmn({.profile = "dordrecht"}), not_well);
    CHECK_EQ(export_dmn({.profile = "nowhere"}), wrong_use);
    CHECK_EQ(export_dmn({.profile = "unita"}), well);
}

}  // namespace rondom::cli

TEST_SUITE_END();
