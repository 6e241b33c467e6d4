#include "cli/coverage.hpp"

#include <doctest/doctest.h>

#include "app/region_profile.hpp"

TEST_SUITE("coverage") {
    TEST_CASE("what became of every statement is told, with the place of each rule") {
        using namespace rondom;
        auto files = app::files_of_region("dordrecht");
        REQUIRE(files.has_value());
        auto const reading = route::read_profile(std::move(*files));
        auto const text = cli::coverage_text(reading, "dordrecht");
        auto const shows = [&](std::string_view words) { return text.find(words) != std::string::npos; };
        CHECK(shows("dordrecht: 25 statements of the text; 20 by rules"));
        CHECK(
            shows("S3:9 Dat noemen we dan: “individuele arrangementen”.\n    by "
                  "arrangements/individual_arrangement (profile.yaml:")
        );
        CHECK(shows("    not encoded: Adding attachments is not encoded"));
        CHECK(shows("    in every region: family.invite is refused by contact.missing"));

        json::Writer out;
        cli::write_coverage(out, reading, "dordrecht");
        CHECK_EQ(out.take().find(R"({"region":"dordrecht","statements":[{"line":"S3:1","says":)"), 0);
    }
}
