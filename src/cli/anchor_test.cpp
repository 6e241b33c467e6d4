#include "cli/anchor.hpp"

#include <doctest/doctest.h>

#include <filesystem>

#include "cli/checks.hpp"
#include "cli/serve.hpp"
#include "journal/journal_kit.hpp"
#include "journal/region_key.hpp"
#include "journal/test_directory.hpp"

TEST_SUITE_BEGIN("cli anchor");

namespace rondom::cli {

namespace {

namespace fs = std::filesystem;

/// A region in files, and what its operator has beside it.
struct Place {
    Place() {
        REQUIRE(journal::create_region_key(key));
        fs::create_directory(data);
        REQUIRE_EQ(make_anchor_key(signs), well);
    }

    void tell(std::int64_t expected) const {
        auto const opened = journal::open_storage(
            {.store = store, .key_file = key}, journal::Opening::make_if_new, [](std::string_view) {}
        );
        REQUIRE(opened);
        journal::Journal journal{*opened->store, *opened->keystore, opened->key};
        REQUIRE(
            journal.commit(journal::kit::change(journal::kit::milan, expected, {journal::kit::concern("x")}))
        );
    }

    [[nodiscard]] int anchored() const { return anchor({.data = data, .to = log, .sign_with = signs}); }

    [[nodiscard]] int verified(std::vector<std::string> kept = {}) const {
        CheckOptions options{.data = data, .key_file = key};
        options.anchors = {.log = log, .known_by = signs + ".pub", .kept = std::move(kept)};
        return verify(options);
    }

    journal::TestDirectory directory;
    std::string key = directory.file("region.key");
    std::string signs = directory.file("anchor.key");
    std::string log = directory.file("region.anchors");
    fs::path data = directory.file("data");
    std::string store = "sqlite:" + data.string();
};

}  // namespace

TEST_CASE("an operator anchors a region, and finds out that it was put back") {
    Place const place;
    CHECK_EQ(place.anchored(), not_well);  // nobody lives there yet
    place.tell(0);
    CHECK_EQ(place.verified(), not_well);  // nothing was anchored
    REQUIRE_EQ(place.anchored(), well);
    CHECK(fs::exists(place.data / "last-anchor"));
    auto const copy = place.directory.file("copy.db");
    fs::copy_file(place.data / "journal.db", copy);
    place.tell(1);
    CHECK_EQ(place.verified(), well);
    REQUIRE_EQ(place.anchored(), well);
    REQUIRE_EQ(place.anchored(), well);  // with nothing new

    auto const log = journal::file_text(place.log);
    auto const line = log.substr(log.rfind("anchor "), log.size() - log.rfind("anchor ") - 1);
    CHECK_EQ(place.verified({line}), well);
    CHECK_EQ(place.verified({line + "0"}), not_well);
    journal::write_file(place.log, log.substr(0, log.find("anchor 2 ")));
    CHECK_EQ(place.verified({line}), not_well);

    journal::write_file(place.log, log);
    fs::copy_file(copy, place.data / "journal.db", fs::copy_options::overwrite_existing);
    CHECK_EQ(place.verified(), not_well);
    CHECK_EQ(place.anchored(), not_well);
    CHECK_EQ(journal::file_text(place.log), log);
}

TEST_CASE("a region is not compared with the anchors of another, nor anchored in their log") {
    Place const ours;
    Place theirs;
    ours.tell(0);
    theirs.tell(0);
    REQUIRE_EQ(theirs.anchored(), well);
    theirs.data = ours.data;
    theirs.key = ours.key;
    CHECK_EQ(theirs.verified(), not_well);
    CHECK_EQ(theirs.anchored(), not_well);
}

}  // namespace rondom::cli

TEST_SUITE_END();
