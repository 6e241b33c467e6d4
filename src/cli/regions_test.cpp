#include "cli/regions.hpp"

#include <doctest/doctest.h>

#include "app/epoch.hpp"
#include "app/rondom.hpp"
#include "journal/region_key.hpp"
#include "journal/signature.hpp"
#include "journal/storage.hpp"
#include "journal/test_directory.hpp"

TEST_SUITE_BEGIN("directory of regions");

namespace rondom::cli {

namespace {

constexpr std::string_view two_regions = R"(
regions:
  duinrand: {store: "sqlite:/var/lib/rondom/duinrand", epoch: 2}
  heuvelland: {store: "postgres:dbname=heuvelland", keys: "postgres:dbname=heuvelland_keys", epoch: 1}
)";

/// A directory that was signed.
struct Signed {
    Signed() {
        std::ofstream{file} << two_regions;
        REQUIRE(journal::make_signing_key(key).has_value());
        REQUIRE(sign_regions(file, key).has_value());
    }

    journal::TestDirectory directory;
    std::string file = directory.file("regions.yaml");
    std::string key = directory.file("regions.key");
    std::string known = directory.file("regions.key.pub");
};

/// A region in files, without anybody.
struct Place {
    Place() { REQUIRE(journal::create_region_key(key).has_value()); }

    std::unique_ptr<app::Rondom> open() {
        auto opened = app::Rondom::open({.data = directory.file(""), .key_file = key});
        REQUIRE_MESSAGE(opened.has_value(), opened.error());
        return std::move(*opened);
    }

    journal::TestDirectory directory;
    std::string key = directory.file("region.key");
};

http::Request front_page() {
    http::Request request{.path = "/"};
    request.headers = {{"host", "localhost"}};
    return request;
}

}  // namespace

TEST_CASE("the directory says where each region lives, and how often it moved") {
    auto const regions = read_regions(two_regions).value();
    REQUIRE_EQ(regions.size(), 2);
    CHECK_EQ(regions[0].name, "duinrand");
    CHECK_EQ(regions[0].store, "sqlite:/var/lib/rondom/duinrand");
    CHECK_EQ(regions[0].epoch, 2);
    CHECK_EQ(regions[1].keys, "postgres:dbname=heuvelland_keys");
}

TEST_CASE("a directory that is not plain is refused, and so are two regions at one place") {
    for (auto const* const text :
         {"",
          "regions: 3",
          "regions: {a: {store: x}}",
          "regions: {a: {store: x, epoch: 0}}",
          "regions: {a: {store: x, epoch: 1x}}",
          "regions: {a: {epoch: 1}}",
          "regions: {a: {store: x, epoch: 1, stroe: y}}",
          "regions: {a: {store: x, epoch: 1}}\nmore: 1",
          "regions: {a: {store: x, epoch: 1}, a: {store: y, epoch: 1}}",
          "regions: {a: {store: x, epoch: 1}, b: {store: x, epoch: 1}}"}) {
        CAPTURE(text);
        CHECK_FALSE(read_regions(text).has_value());
    }
}

TEST_CASE("a directory counts only as it was signed, and by whom the machine knows") {
    Signed const ours;
    CHECK_EQ(signed_regions(ours.file, ours.known).value().size(), 2);

    Signed const others;
    CHECK_FALSE(signed_regions(ours.file, others.known).has_value());
    CHECK_FALSE(signed_regions(ours.file, ours.file).has_value());
    std::ofstream{ours.file, std::ios::app} << "\n";
    CHECK_FALSE(signed_regions(ours.file, ours.known).has_value());
    std::filesystem::remove(ours.file + ".sig");
    CHECK_FALSE(signed_regions(ours.file, ours.known).has_value());
}

TEST_CASE("a place that has seen a higher epoch refuses an older directory") {
    Place place;
    CHECK(place.open()->enter(1).has_value());
    CHECK(place.open()->enter(2).has_value());
    auto const refused = place.open()->enter(1);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().find("the region moved") != std::string::npos);
    // Nor without a directory: it would not know.
    CHECK_FALSE(place.open()->enter(std::nullopt).has_value());
    Place never_moved;
    CHECK(never_moved.open()->enter(std::nullopt).has_value());
}

TEST_CASE("a region that moves while it is still served from here is served no more") {
    Place place;
    auto const here = place.open();
    REQUIRE(here->enter(1).has_value());
    here->look_around();
    CHECK_EQ(here->answer(front_page()).status, 200);

    REQUIRE(place.open()->enter(2).has_value());
    here->look_around();
    CHECK_EQ(here->answer(front_page()).status, 503);
}

}  // namespace rondom::cli

TEST_SUITE_END();
