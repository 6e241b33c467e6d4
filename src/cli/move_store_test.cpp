#include "cli/move_store.hpp"

#include <filesystem>
#include <regex>
#include <string>

#include "app/browser_kit.hpp"
#include "app/epoch.hpp"
#include "cli/region_kit.hpp"
#include "cli/serve.hpp"
#include "journal/storage.hpp"

TEST_SUITE_BEGIN("cli move");

namespace rondom::cli {

namespace {

namespace fs = std::filesystem;
using app::Rondom;
using app::browser_kit::Browser;
using app::browser_kit::teacher;

/// A region in files that is served, and a directory to move it to.
struct Moving : region_kit::Machine {
    fs::path new_place = made("new");

    [[nodiscard]] MoveOptions options() const {
        return {
            .from = "sqlite:" + data.string(),
            .from_keys = {},
            .to = "sqlite:" + new_place.string(),
            .to_keys = {}};
    }
};

std::string dossier_of(Browser& browser) {
    auto const list = browser.open("/dossiers").body;
    std::smatch found;
    REQUIRE(std::regex_search(list, found, std::regex{"/dossiers/[a-z2-7]{20,}"}));
    return found.str();
}

}  // namespace

TEST_CASE(
    "a region moves under a teacher who types: refused with the words kept, and sent again at the new place"
) {
    Moving const moving;
    auto const here = moving.served(moving.data);
    REQUIRE(here->enter(1));
    REQUIRE(here->live(*app::read_story("story.yaml", app::browser_kit::a_teacher_and_a_child)));
    auto browser = teacher(*here);
    auto const form = dossier_of(browser) + "/signalen/zorg";
    auto const page = browser.open(form).body;

    REQUIRE_EQ(move_store(moving.options()), well);
    constexpr auto typed = "&question_class=learning&text=Noor+is+stil";
    auto const refused = browser.fill(form, page, typed);
    CHECK_EQ(refused.status, 503);
    CHECK_NE(refused.body.find("Noor is stil"), std::string::npos);

    auto const there = moving.served(moving.new_place);
    Browser again{*there, browser.cookies};
    CHECK_EQ(again.fill(form, page, typed).status, 303);
    CHECK_EQ(again.fill(form, page, typed).status, 303);
    auto const list = again.open(dossier_of(again)).body;
    CHECK_NE(list.find("Noor"), std::string::npos);

    // The same again says that it is done; giving up is too late, and nobody serves the old place.
    CHECK_EQ(move_store(moving.options()), not_well);  // people went on at the new one
    auto late = moving.options();
    late.give_up = true;
    CHECK_EQ(move_store(late), not_well);
    auto const closed = moving.open(moving.data);
    REQUIRE_FALSE(closed);
    CHECK_NE(closed.error().find("this place is closed"), std::string::npos);
}

TEST_CASE("who still serves the place that a region left hears of the new epoch, and stops") {
    Moving const moving;
    auto const here = moving.served(moving.data);
    REQUIRE(here->enter(1));
    REQUIRE_EQ(move_store(moving.options()), well);
    CHECK_EQ(move_store(moving.options()), well);  // nothing more to do
    here->look_around();
    CHECK_EQ(here->answer(app::browser_kit::get("/")).status, 200);
    {
        auto const storage = journal::open_storage(
            {.store = moving.options().from, .keys = {}, .key_file = moving.key_file},
            journal::Opening::only_what_is_there,
            [](std::string_view) {}
        );
        REQUIRE(storage);
        journal::Journal journal{*storage->store, *storage->keystore, storage->key};
        REQUIRE(app::enter_epoch(journal, 2));
    }
    here->look_around();
    CHECK_EQ(here->answer(app::browser_kit::get("/")).status, 503);
    CHECK(moving.served(moving.new_place)->enter(2));
}

TEST_CASE("given up before anything arrived, the old place serves on") {
    Moving const moving;
    REQUIRE(moving.served(moving.data));
    auto options = moving.options();
    options.give_up = true;
    CHECK_EQ(move_store(options), well);
    CHECK(moving.open(moving.data));
    options.from = "sqlite:" + moving.made("nothing").string();
    CHECK_EQ(move_store(options), not_well);
}

}  // namespace rondom::cli

TEST_SUITE_END();
