// A profile that nobody can look through is refused in time, however it is written.

#include <algorithm>

#include <fmt/core.h>

#include "proof/planted.hpp"
#include "proof/subject.hpp"

namespace rondom::proof {

TEST_SUITE("proof bounds") {
    TEST_CASE("a question about more facts than anybody looks through is said, and the rest is still proved"
    ) {
        std::string facts = "  deployed:";
        std::string row = "support_needed: yes";
        for (int i = 0; i < 8; ++i) {
            auto const values = "[a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p]";
            facts = fmt::format("  fact_{}: {{values: {}, follows: the moon}}\n{}", i, values, facts);
            row += fmt::format(", fact_{}: a", i);
        }
        auto const report = testing::report_of(
            {{"facts.yaml", "  deployed:", facts},
             {"transitions.yaml", "support_needed: yes", row},
             {"consent.yaml", "0-11: [holders]", "0-11: []"}}
        );
        auto const* too_many = testing::found(report, "ways.too-many");
        REQUIRE_NE(too_many, nullptr);
        CHECK_EQ(too_many->file, "facts.yaml");
        CHECK_EQ(too_many->weight, Weight::error);
        CHECK_LT(report.combinations, Subject::most_combinations);
        CHECK(std::ranges::any_of(report.findings, [](Finding const& each) {
            return each.code.starts_with("consent.");
        }));
    }
}

}  // namespace rondom::proof
