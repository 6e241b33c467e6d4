#include "proof/dmn.hpp"

#include "proof/planted.hpp"

TEST_SUITE_BEGIN("dmn");

namespace rondom::proof {

namespace {

std::string exported(std::vector<testing::Change> const& changes) {
    return dmn_of(route::read_profile(testing::changed(changes)).profile);
}

bool says(std::string const& text, std::string_view words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("a table of which never two lines hold together says so, and says each line in plain cells") {
    auto const table = exported({});
    CHECK(says(table, "hitPolicy=\"UNIQUE\""));
    CHECK(says(table, "<text>&quot;single&quot;,&quot;complex&quot;</text>"));
    CHECK(says(table, "<text>-</text>"));
    CHECK(says(table, "<annotationEntry><text>S2:313</text>"));
}

TEST_CASE("two lines of one row that overlap are taken in their order") {
    auto const table = exported(
        {{"lead.yaml",
          "      - {learning: [single, complex], living: unknown, living_reported: no}\n    lead: education",
          "      - {learning: [single, complex], living: [none, unknown], living_reported: no}\n    lead: "
          "education"}}
    );
    CHECK(says(table, "hitPolicy=\"FIRST\""));
}

TEST_CASE("words of a region cannot break the file") {
    auto const table = exported(
        {{"profile.yaml",
          "name: {nl: Midden-Groningen, en: Midden-Groningen}",
          "name: {nl: M, en: \"<&'\\\">\"}"}}
    );
    CHECK(says(table, "name=\"&lt;&amp;'&quot;&gt;\""));
}

}  // namespace rondom::proof

TEST_SUITE_END();
