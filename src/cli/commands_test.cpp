#include "cli/commands.hpp"

#include <doctest/doctest.h>

#include "app/capabilities.hpp"
#include "app/story_names.hpp"

TEST_SUITE_BEGIN("cli");

namespace rondom::cli {

TEST_CASE("the list of commands says of each what it takes and who may give it") {
    auto const text = command_list(false);
    CHECK(text.find("signals.record\n    page: signalen/nieuw\n    who:  teacher") != std::string::npos);
    CHECK(text.find("- discussed_on: day, optional") != std::string::npos);
    CHECK(text.find("- source: school | home, optional") != std::string::npos);
}

TEST_CASE("every reason for a no is listed with its words and its source") {
    auto const text = rule_list(false);
    CHECK(
        text.find("consent.refused\n    It was decided not to share this.\n    source: S2:271") !=
        std::string::npos
    );
    CHECK(text.find("parents.talk.first\n") != std::string::npos);
    std::size_t listed = 0;
    CHECK(json::parse(rule_list(true), [&](json::Node root) { listed = root.size(); }));
    CHECK_EQ(listed, app::all_rules(app::all_capabilities()).size());
}

TEST_CASE("the same as JSON, for programs") {
    std::size_t commands = 0;
    for (auto const* capability : app::all_capabilities()) {
        commands += capability->commands.size();
    }
    std::size_t listed = 0;
    std::string opens;
    CHECK(json::parse(command_list(true), [&](json::Node root) {
        listed = root.size();
        for (std::size_t each = 0; each < listed; ++each) {
            if (root.at(each).member("opens_dossier").flag()) { opens = root.at(each).member("name").text(); }
            CHECK(root.at(each).member("who").size() > 0);
        }
    }));
    CHECK_EQ(listed, commands);
    CHECK_EQ(opens, "family.register");
}

}  // namespace rondom::cli

TEST_SUITE_END();
