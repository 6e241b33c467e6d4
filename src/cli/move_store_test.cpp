#include "cli/move_store.hpp"

#include <filesystem>
#include <regex>
#include <string>

#include "app/browser_kit.hpp"
#include "app/epoch.hpp"
#include "cli/serve.hpp"
#include "journal/region_key.hpp"
#include "journal/storage.hpp"
#include "journal/test_directory.hpp"

TEST_SUITE_BEGIN("cli move");

namespace rondom::cli {

namespace {

namespace fs = std::filesystem;
using app::Rondom;
using app::browser_kit::between;
using app::browser_kit::Browser;

/// A region in files that is served, and a directory to move it to.
struct Moving {
    journal::TestDirectory directory{};
    fs::path key_file = directory.file("region.key");
    fs::path old_place = made("old");
    fs::path new_place = made("new");

    Moving() { REQUIRE(journal::create_region_key(key_file.string())); }

    [[nodiscard]] fs::path made(std::string const& name) const {
        fs::path path = directory.file(name);
        fs::create_directories(path);
        return path;
    }
    [[nodiscard]] auto open(fs::path const& data) const {
        auto const begins = moment_of(Day{std::chrono::year{2026} / 9 / 7}, std::chrono::hours{9});
        return Rondom::open({.data = data, .key_file = key_file, .demo = true, .story_begins = begins});
    }
    [[nodiscard]] std::unique_ptr<Rondom> served(fs::path const& data) const {
        auto rondom = open(data);
        REQUIRE_MESSAGE(rondom.has_value(), rondom.error());
        return std::move(*rondom);
    }
    [[nodiscard]] MoveOptions options() const {
        return {
            .from = "sqlite:" + old_place.string(),
            .from_keys = {},
            .to = "sqlite:" + new_place.string(),
            .to_keys = {}};
    }
};

/// The teacher, signed in.
Browser teacher(Rondom& rondom) {
    Browser browser{rondom, {}};
    auto const choice = browser.open("/demo").body;
    auto const at = choice.find("Ans de Wit");
    auto const button = choice.rfind("value=\"", at) + 7;
    browser.send("/demo", "&person=" + choice.substr(button, choice.find('"', button) - button));
    return browser;
}

std::string dossier_of(Browser& browser) {
    auto const list = browser.open("/dossiers").body;
    std::smatch found;
    REQUIRE(std::regex_search(list, found, std::regex{"/dossiers/[a-z2-7]{20,}"}));
    return found.str();
}

/// Sends the form on a page that was opened before.
http::Response send(
    Browser const& browser, std::string const& path, std::string const& page, std::string const& fields
) {
    auto const form = page.substr(page.find("<main"));
    http::Request filled{.method = http::Method::post, .path = path};
    filled.headers = {
        {"host", "localhost"},
        {"content-type", "application/x-www-form-urlencoded"},
        {"sec-fetch-site", "same-origin"},
        {"cookie", browser.jar()}};
    filled.body = "sleutel=" + between(form, "name=\"sleutel\" value=\"", "\"") +
                  "&opdracht=" + between(form, "name=\"opdracht\" value=\"", "\"") + fields;
    return browser.rondom.answer(filled);
}

}  // namespace

TEST_CASE(
    "a region moves under a teacher who types: refused with the words kept, and sent again at the new place"
) {
    Moving const moving;
    auto const here = moving.served(moving.old_place);
    REQUIRE(here->enter(1));
    REQUIRE(here->live(*app::read_story("story.yaml", app::browser_kit::a_teacher_and_a_child)));
    auto browser = teacher(*here);
    auto const form = dossier_of(browser) + "/signalen/zorg";
    auto const page = browser.open(form).body;

    REQUIRE_EQ(move_store(moving.options()), well);
    constexpr auto typed = "&question_class=learning&text=Noor+is+stil";
    auto const refused = send(browser, form, page, typed);
    CHECK_EQ(refused.status, 503);
    CHECK_NE(refused.body.find("Noor is stil"), std::string::npos);

    auto const there = moving.served(moving.new_place);
    Browser again{*there, browser.cookies};
    CHECK_EQ(send(again, form, page, typed).status, 303);
    CHECK_EQ(send(again, form, page, typed).status, 303);
    auto const list = again.open(dossier_of(again)).body;
    CHECK_NE(list.find("Noor"), std::string::npos);

    // The same again says that it is done; giving up is too late, and nobody serves the old place.
    CHECK_EQ(move_store(moving.options()), not_well);  // people went on at the new one
    auto late = moving.options();
    late.give_up = true;
    CHECK_EQ(move_store(late), not_well);
    auto const closed = moving.open(moving.old_place);
    REQUIRE_FALSE(closed);
    CHECK_NE(closed.error().find("this place is closed"), std::string::npos);
}

TEST_CASE("who still serves the place that a region left hears of the new epoch, and stops") {
    Moving const moving;
    auto const here = moving.served(moving.old_place);
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
    REQUIRE(moving.served(moving.old_place));
    auto options = moving.options();
    options.give_up = true;
    CHECK_EQ(move_store(options), well);
    CHECK(moving.open(moving.old_place));
    options.from = "sqlite:" + moving.made("nothing").string();
    CHECK_EQ(move_store(options), not_well);
}

}  // namespace rondom::cli

TEST_SUITE_END();
