// What a profile says of the commands of this program is held next to the program itself.

#include "app/vocabulary.hpp"

#include <algorithm>

#include "app/capabilities.hpp"
#include "app/region_profile.hpp"
#include "proof/planted.hpp"
#include "proof/report.hpp"

namespace rondom::app {

namespace {

using proof::testing::found;
using proof::testing::report_of;

}  // namespace

TEST_SUITE("vocabulary") {
    TEST_CASE("every region that came with the program is proved, commands and all") {
        for (auto const* region : {"midden-groningen", "noord-kennemerland", "dordrecht", "unita"}) {
            auto files = files_of_region(region);
            REQUIRE(files.has_value());
            auto const report = proof::prove(route::read_profile(std::move(*files)), vocabulary());
            for (auto const& each : report.findings) {
                CHECK_MESSAGE(each.weight == proof::Weight::notice, proof::text_of(each, Language::en));
            }
        }
    }

    TEST_CASE("a command that there is not, or that somebody may not give") {
        auto const unknown =
            report_of({{"tasks.yaml", "command: signals.consult", "command: signals.whisper"}}, vocabulary());
        CHECK_NE(found(unknown, "roles.command"), nullptr);
        auto const forbidden = report_of(
            {{"tasks.yaml",
              "by: [case_manager]\n    command: triage.deploy",
              "by: [behavioural_scientist]\n    command: triage.deploy"}},
            vocabulary()
        );
        CHECK_NE(found(forbidden, "roles.permission"), nullptr);
    }

    TEST_CASE("who sets a fact is who can") {
        auto const cannot =
            report_of({{"facts.yaml", "set_by: [case_manager]", "set_by: [parent]"}}, vocabulary());
        REQUIRE_NE(found(cannot, "roles.cannot-set"), nullptr);
        CHECK_EQ(
            found(cannot, "roles.cannot-set")->what.en,
            "parent stands with `deployed`, but can set it by no command"
        );
        CHECK_NE(found(cannot, "roles.may-set"), nullptr);
        auto const unknown = report_of(
            {{"facts.yaml", "  deployed:", "  moon: {values: [new, full], set_by: [teacher]}\n  deployed:"}},
            vocabulary()
        );
        CHECK_NE(found(unknown, "roles.unknown-fact"), nullptr);
    }

    TEST_CASE("every command that sets a fact is a command") {
        CHECK(std::ranges::none_of(vocabulary().setters, [](proof::Vocabulary::Setter const& each) {
            return each.who == Roles{};
        }));
    }
}

}  // namespace rondom::app
