#include "domain/embedded.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

#include "domain/repository.hpp"

using namespace rondom;

TEST_SUITE_BEGIN("embedded");

namespace {

std::string on_disk(std::string const& path) {
    std::ifstream stream{repository / path, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

}  // namespace

TEST_CASE("an embedded file is, byte for byte, the file in the repository") {
    auto const manifest = embedded("assets/manifest.txt");
    REQUIRE(manifest.has_value());
    CHECK(*manifest == on_disk("assets/dist/manifest.txt"));
    CHECK_FALSE(manifest->empty());
    CHECK(manifest->data()[manifest->size()] == '\0');
}

TEST_CASE("a name that was not embedded gives nothing, also when it looks like one that was") {
    CHECK_FALSE(embedded("assets/manifest").has_value());
    CHECK_FALSE(embedded("assets/manifest.txt ").has_value());
    CHECK_FALSE(embedded("../assets/manifest.txt").has_value());
    CHECK_FALSE(embedded("").has_value());
    CHECK_FALSE(embedded("~").has_value());
}

TEST_CASE("names come by prefix, in byte order, each with its bytes") {
    auto const names = embedded_names("assets/");
    REQUIRE_FALSE(names.empty());
    CHECK(std::ranges::is_sorted(names));
    CHECK(std::ranges::all_of(names, [](auto const& each) { return embedded(each).has_value(); }));
    CHECK(embedded_names("").size() == embedded_table().size());
    CHECK(embedded_names("no-such-folder/").empty());
}

TEST_SUITE_END();
