#include "route/load.hpp"

#include <doctest/doctest.h>

namespace rondom::route {

namespace {

Profile read_midden_groningen() {
    auto loaded = load_directory(std::filesystem::path{RONDOM_SOURCE} / "profiles/midden-groningen");
    if (loaded) { return std::move(*loaded); }
    for (auto const& each : loaded.error()) {
        MESSAGE(text_of(each));
    }
    FAIL("the profile of Midden-Groningen is not right");
    return {};
}

Profile const& midden_groningen() {
    static Profile const profile = read_midden_groningen();
    return profile;
}

}  // namespace

TEST_SUITE("profile") {
    TEST_CASE("Midden-Groningen loads") { CHECK_EQ(midden_groningen().id, "midden-groningen"); }
}

}  // namespace rondom::route
