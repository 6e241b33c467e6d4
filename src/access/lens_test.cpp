#include "access/lens.hpp"

#include <doctest/doctest.h>

#include "dossier/scenario.hpp"

namespace rondom::access {

namespace {

using scenario::around_a_child_of;

tl::expected<Ground, Reason> look(scenario::Scenario const& scenario, Role reader, Category what, Party owner) {
    auto const dossier = scenario.dossier();
    auto const& profile = scenario::midden_groningen();
    auto const facts = facts_of(dossier, {.profile = profile, .today = scenario.today()}, {});
    Lens const lens{dossier.standing(), profile, &profile.first_step(), facts, scenario.today()};
    return lens.ground(scenario::acting_as(reader), what, owner);
}

}  // namespace

TEST_SUITE("lens") {
    TEST_CASE("the teacher reads the school's concern; somebody outside the circle learns nothing") {
        auto const scenario = around_a_child_of(9);
        CHECK(look(scenario, Role::teacher, Category::concern, Party::education).has_value());
        auto const outside = look(scenario, Role::case_manager, Category::concern, Party::education);
        REQUIRE_FALSE(outside.has_value());
        CHECK_EQ(outside.error().rule->name, not_in_circle.name);
    }

    TEST_CASE("nobody reads what a youth keeps to itself, but the youth") {
        auto const scenario = around_a_child_of(14);
        for (auto const role : {Role::parent, Role::teacher, Role::support_coordinator}) {
            CHECK_FALSE(look(scenario, role, Category::youth_private, Party::family).has_value());
        }
        CHECK(look(scenario, Role::youth, Category::youth_private, Party::family).has_value());
    }
}

}  // namespace rondom::access
