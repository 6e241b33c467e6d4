#include "proof/brute.hpp"

#include "proof/planted.hpp"

namespace rondom::proof {

namespace {

/// Midden-Groningen with the first facts varied only: enough to meet the faults, small enough for a test.
Counted counted(std::vector<testing::Change> const& changes) {
    return count_all(route::read_profile(testing::changed(changes)), 16);
}

}  // namespace

TEST_SUITE("brute") {
    TEST_CASE("going through everything finds nothing where nothing is wrong") {
        auto const all = counted({});
        CHECK(all.is_clean());
        CHECK_EQ(all.states % 6, 0);  // as many in every step
        CHECK_GT(all.states, 10'000'000);
    }

    TEST_CASE("it finds what the prover finds") {
        CHECK_GT(
            counted(
                {{"transitions.yaml",
                  "registrations: checked, triage: ready, learning: none, living: [multiple, multi_problem]",
                  "registrations: checked, triage: ready, learning: none, living: multiple"}}
            ).dead_ends,
            0
        );
        CHECK_GT(
            counted({{"transitions.yaml",
                      "learning: none, living: [multiple, multi_problem]}",
                      "living: [multiple, multi_problem]}"}}
            ).forks,
            0
        );
        CHECK_GT(
            counted({{"lead.yaml",
                      "[unknown, none], living: [multiple, multi_problem]",
                      "none, living: [multiple, multi_problem]"}}
            ).without_lead,
            0
        );
        CHECK_GT(
            counted({{"transitions.yaml",
                      "    when: {registrations: checked, triage: ready, learning: none, living: single, "
                      "deployed: yes}",
                      "    when: {triage: ready, learning: none, living: single, deployed: yes}"}}
            ).broken,
            0
        );
    }
}

}  // namespace rondom::proof
