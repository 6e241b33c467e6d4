#include "journal/keystore.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "journal/journal_kit.hpp"
#include "journal/store_kinds.hpp"

// What every shelf for keys promises, seen through the keystore. Each case runs on every adapter.
namespace rondom::journal {

using namespace kit;

namespace {

std::string text_of(Secret const& secret) {
    return {reinterpret_cast<char const*>(secret.data()), Secret::size};  // NOLINT: to compare
}

void on_every_shelf(std::function<void(Keystore&)> const& story) {
    for (auto const& kind : shelf_kinds()) {
        SUBCASE(kind.name) {
            kind.with([&](std::unique_ptr<KeyShelf> shelf) {
                story(*Keystore::open(std::move(shelf), region_key).value());
            });
        }
    }
}

}  // namespace

TEST_SUITE("keystore contract") {
    TEST_CASE("every dossier has a key per compartment, the same one each time") {
        on_every_shelf([](Keystore& keystore) {
            auto const school = keystore.key_for(milan, Compartment::school).value();
            CHECK_EQ(keystore.key_for(milan, Compartment::school)->id, school.id);
            CHECK_EQ(text_of(keystore.key(school.id).value()), text_of(school.secret));
            std::set<std::string> const different{
                text_of(school.secret),
                text_of(keystore.key_for(milan, Compartment::safety)->secret),
                text_of(keystore.key_for(noor, Compartment::school)->secret)};
            CHECK_EQ(different.size(), 3);
        });
    }

    TEST_CASE("a destroyed key is forgotten, for that dossier and compartment alone; an unknown one is damage"
    ) {
        on_every_shelf([](Keystore& keystore) {
            auto const school = keystore.key_for(milan, Compartment::school)->id;
            auto const safety = keystore.key_for(milan, Compartment::safety)->id;
            auto const other = keystore.key_for(noor, Compartment::safety)->id;
            REQUIRE(keystore.destroy(milan, Compartment::safety));
            REQUIRE(keystore.destroy(milan, Compartment::safety));
            REQUIRE(keystore.destroy(milan, Compartment::health));
            CHECK_EQ(keystore.key(safety).error(), Trouble::forgotten);
            CHECK_EQ(keystore.forgotten_compartment(safety), Compartment::safety);
            CHECK(keystore.key(school));
            CHECK(keystore.key(other));
            CHECK_EQ(keystore.key("no such key").error(), Trouble::damaged);
            CHECK_NE(keystore.key_for(milan, Compartment::safety)->id, safety);
        });
    }

    TEST_CASE("eight who need the first key at once get the same one") {
        on_every_shelf([](Keystore& keystore) {
            std::vector<std::string> ids(8);
            at_once(8, [&](int who) {
                ids[static_cast<std::size_t>(who)] = keystore.key_for(milan, Compartment::school)->id;
            });
            CHECK_EQ(std::ranges::count(ids, ids.front()), 8);
        });
    }
}

}  // namespace rondom::journal
