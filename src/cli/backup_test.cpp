#include "cli/backup.hpp"

#include <filesystem>
#include <regex>
#include <thread>

#include "app/browser_kit.hpp"
#include "cli/region_kit.hpp"
#include "cli/serve.hpp"
#include "cli/ship.hpp"
#include "journal/sqlite.hpp"

TEST_SUITE_BEGIN("cli backup");

namespace rondom::cli {

namespace {

namespace fs = std::filesystem;
using app::Rondom;
using app::browser_kit::teacher;
using region_kit::Machine;

/// Every list that the teacher has, and each dossier in it; without what is new in each answer.
std::string pages(Rondom& rondom) {
    auto browser = teacher(rondom);
    std::string all = browser.open("/werk").body + browser.open("/dossiers").body;
    std::regex const link{"href=\"(/dossiers/[a-z0-9]+)\""};
    auto const list = browser.open("/dossiers").body;
    for (std::sregex_iterator each{list.begin(), list.end(), link}, end; each != end; ++each) {
        all += browser.open((*each)[1].str()).body;
    }
    static std::regex const fresh{"name=\"(sleutel|opdracht)\" value=\"[^\"]*\""};
    return std::regex_replace(all, fresh, "");
}

}  // namespace

TEST_CASE("a region that was backed up while people worked, and put back, shows the same pages and lists") {
    Machine const machine;
    auto const& data = machine.data;
    auto const& key_file = machine.key_file;
    auto const entries = machine.made("copies") / "monday.db";
    auto const keys = machine.made("copies-of-keys") / "monday.db";
    auto const live = machine.served(data, 9);
    auto const lived = live->live(*app::read_story("story.yaml", app::browser_kit::a_teacher_and_a_child));
    REQUIRE_MESSAGE(lived.has_value(), lived.error());
    auto const before = pages(*live);
    REQUIRE_NE(before.find("Noor"), std::string::npos);

    std::jthread const reader{[&](std::stop_token const& enough) {
        while (!enough.stop_requested()) {
            static_cast<void>(pages(*live));
        }
    }};
    REQUIRE_EQ(back_up({.data = data, .journal = entries, .keys = keys}), well);
    CHECK_EQ(back_up({.data = data, .journal = entries, .keys = {}}), not_well);

    auto const into = machine.made("into");
    RestoreOptions const options{
        .journal = entries,
        .segments = {},
        .keys = keys,
        .key_file = key_file,
        .into = into,
        .present_keys = {data / "keys.db"}};
    REQUIRE_EQ(restore(options), well);
    CHECK_EQ(restore(options), not_well);
    CHECK_EQ(pages(*machine.served(into, 9)), before);

    // Planted: a list that was not restored shows.
    journal::sqlite::Connection{(into / "journal.db").string(), journal::sqlite::Connection::Use::write}.run(
        "delete from row where collection = 'work'"
    );
    CHECK_NE(pages(*machine.served(into, 9)), before);
}

TEST_CASE("a machine is lost; another one shows the same pages and lists from what was shipped") {
    Machine const machine;
    auto const& data = machine.data;
    auto const& key_file = machine.key_file;
    ShipOptions const shipping{
        .data = data,
        .store = {},
        .keys = {},
        .to = machine.made("segments"),
        .keys_to = machine.made("keys"),
        .every = 0};
    CHECK_EQ(ship(shipping), not_well);  // nothing there yet
    auto live = machine.served(data, 9);
    REQUIRE_EQ(ship(shipping), well);
    auto const lived = live->live(*app::read_story("story.yaml", app::browser_kit::a_teacher_and_a_child));
    REQUIRE_MESSAGE(lived.has_value(), lived.error());
    auto const before = pages(*live);
    REQUIRE_NE(before.find("Noor"), std::string::npos);
    REQUIRE_EQ(ship(shipping), well);
    live.reset();
    fs::remove_all(data);

    auto const into = machine.made("into");
    auto const keys = shipping.keys_to / "keys.db";
    RestoreOptions const options{
        .journal = {},
        .segments = shipping.to,
        .keys = keys,
        .key_file = key_file,
        .into = into,
        .present_keys = {keys}};
    REQUIRE_EQ(restore(options), well);
    CHECK_EQ(pages(*machine.served(into, 9)), before);
}

}  // namespace rondom::cli

TEST_SUITE_END();
