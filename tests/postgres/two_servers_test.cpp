#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "app/browser_kit.hpp"
#include "app/rondom.hpp"
#include "app/story.hpp"
#include "journal/region_key.hpp"
#include "journal/test_directory.hpp"
#include "private_server.hpp"

// Two server processes on one PostgreSQL are one region: neither keeps anything of people for itself.
namespace rondom::app {

using namespace browser_kit;

namespace {

/// Of the story. Processes do not share the clock of a demonstration (docs/decisions/0010), so each is told.
Moment morning() { return moment_of(Day{std::chrono::year{2026} / 9 / 7}, std::chrono::hours{9}); }

std::unique_ptr<Rondom> server_on(std::string const& key_file, bool empty) {
    auto& postgres = journal::kit::PrivateServer::one();
    auto const at = [&](std::string const& name) {
        return "postgres:" + (empty ? postgres.empty_database(name) : postgres.database(name));
    };
    auto rondom = Rondom::open(
        {.data = {},
         .key_file = key_file,
         .demo = true,
         .story_begins = morning(),
         .store = at("journal"),
         .keys = at("keys")}
    );
    REQUIRE_MESSAGE(rondom.has_value(), rondom.error());
    return std::move(*rondom);
}

/// The first person whom the demonstration offers.
Browser signed_in(Rondom& rondom) {
    Browser browser{rondom, {}};
    auto const page = browser.open("/demo").body;
    auto const form = page.substr(page.find("<main"));
    REQUIRE_EQ(
        browser.send("/demo", "&person=" + between(form, "name=\"person\" value=\"", "\"")).status, 303
    );
    return browser;
}

}  // namespace

TEST_SUITE("PostgreSQL servers") {
    TEST_CASE("who signed in at one server goes on at the other, and what is done at one is seen at the other"
    ) {
        journal::TestDirectory const directory;
        auto const key_file = directory.file("region.key");
        REQUIRE(journal::create_region_key(key_file));
        auto const first = server_on(key_file, true);
        REQUIRE(first->live(*read_story("test.yaml", a_teacher_and_a_child)));
        auto const second = server_on(key_file, false);

        auto here = signed_in(*first);
        Browser there{*second, here.cookies};
        auto const page = there.open("/dossiers");
        CHECK_EQ(page.status, 200);
        CHECK_NE(page.body.find("Noor"), std::string::npos);

        // A form that one server wrote is taken by the other, and signing out holds for both.
        CHECK_EQ(there.send("/uitloggen", "", "/demo").status, 303);
        CHECK_EQ(here.open("/dossiers").status, 303);
    }

    TEST_CASE("keys or entries of another region are refused, and nothing is written beside them") {
        journal::TestDirectory const directory;
        auto const key_file = directory.file("region.key");
        REQUIRE(journal::create_region_key(key_file));
        REQUIRE(server_on(key_file, true));
        auto const other = directory.file("other.key");
        REQUIRE(journal::create_region_key(other));
        auto& postgres = journal::kit::PrivateServer::one();
        auto const refusal = [&](std::string const& keys) {
            auto const opened = Rondom::open(
                {.data = {},
                 .key_file = other,
                 .demo = true,
                 .store = "postgres:" + postgres.database("journal"),
                 .keys = "postgres:" + keys}
            );
            return opened ? "opened" : opened.error();
        };
        auto const everything = [&] {
            return postgres.administer(
                "select (select count(*) from rondom.entry) + (select count(*) from rondom.command)"
                " + (select count(*) from rondom.kept)",
                "journal"
            );
        };
        auto const before = everything();
        CHECK_NE(
            refusal(postgres.database("keys")).find("does not belong to this keystore"), std::string::npos
        );
        CHECK_NE(refusal(postgres.empty_database("fresh_keys")).find("cannot be read"), std::string::npos);
        CHECK_EQ(everything(), before);
    }
}

}  // namespace rondom::app
