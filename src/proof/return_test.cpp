// What falls back when the route goes back: the proof has to know it, or it sees circles that are none and
// misses ways that stay closed.

#include <algorithm>

#include <doctest/doctest.h>

#include "domain/repository.hpp"
#include "proof/prove.hpp"

namespace rondom::proof {

namespace {

/// Unita's facts with one line changed, and whether its route then goes round in circles.
bool has_circle(std::vector<std::pair<std::string, std::string>> const& changes) {
    auto files = route::files_in(repository / "profiles/unita");
    REQUIRE(files.has_value());
    for (auto& file : *files) {
        for (auto const& [from, to] : changes) {
            auto const at = file.name == "facts.yaml" ? file.text.find(from) : std::string::npos;
            if (at != std::string::npos) { file.text.replace(at, from.size(), to); }
        }
    }
    auto const report = prove(route::read_profile(std::move(*files)));
    CHECK_FALSE(std::ranges::any_of(report.findings, [](Finding const& each) {
        return each.code == "profile.read";
    }));
    return std::ranges::any_of(report.findings, [](Finding const& each) {
        return each.code == "ways.circle";
    });
}

std::pair<std::string, std::string> const evaluation_lasts{"    per_step: true\n", ""};
std::pair<std::string, std::string> const plan_lasts{"    on_return: draft\n", ""};
std::pair<std::string, std::string> const plan_stays_agreed{"on_return: draft", "on_return: agreed"};

}  // namespace

TEST_SUITE("return") {
    TEST_CASE("an evaluation that lasts asks for ever to adjust a plan that stays agreed") {
        CHECK(has_circle({evaluation_lasts, plan_lasts}));
        CHECK(has_circle({evaluation_lasts, plan_stays_agreed}));
    }

    TEST_CASE("a plan that is a draft again on return, or an evaluation that begins again, breaks the circle"
    ) {
        CHECK_FALSE(has_circle({evaluation_lasts}));
        CHECK_FALSE(has_circle({plan_lasts}));
        CHECK_FALSE(has_circle({}));
    }
}

}  // namespace rondom::proof
