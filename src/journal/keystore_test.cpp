#include "journal/keystore.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "journal/journal_kit.hpp"
#include "journal/key_cache.hpp"
#include "journal/sqlite.hpp"
#include "journal/sqlite_keystore.hpp"
#include "journal/test_directory.hpp"

namespace rondom::journal {

using namespace kit;

namespace {

std::string text_of(Secret const& secret) {
    return {reinterpret_cast<char const*>(secret.data()), Secret::size};  // NOLINT: to compare
}

void on_every_shelf(std::function<void(Keystore&)> const& story) {
    SUBCASE("in memory") { story(*memory_keystore(region_key)); }
    SUBCASE("SQLite") {
        TestDirectory const directory;
        story(*open_keystore(directory.file("keys.db"), region_key).value());
    }
}

}  // namespace

TEST_SUITE("keystore") {
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

    TEST_CASE("keys outlive the process, but open with the region's own key only") {
        TestDirectory const directory;
        auto const path = directory.file("keys.db");
        auto const before =
            open_keystore(path, region_key).value()->key_for(milan, Compartment::school).value();
        auto const keystore = open_keystore(path, region_key).value();
        CHECK_EQ(text_of(keystore->key(before.id).value()), text_of(before.secret));

        auto other = region_key;
        other.back() = 1;
        auto const refused = open_keystore(path, other);
        REQUIRE_FALSE(refused);
        CHECK_NE(refused.error().find("this key does not belong to this keystore"), std::string::npos);
    }

    TEST_CASE("a shredded key is in no file any more") {
        TestDirectory const directory;
        auto const path = directory.file("keys.db");
        auto const shelf = open_key_shelf(path).value();
        WrappedKey const key{
            .id = "k1",
            .dossier = milan,
            .compartment = Compartment::safety,
            .wrapped = std::string(72, 'W')};
        REQUIRE(shelf->add(key));
        auto const on_disk = [&] {
            return file_text(path).find("WWWWWWWW") != std::string::npos ||
                   file_text(path + "-wal").find("WWWWWWWW") != std::string::npos;
        };
        CHECK(on_disk());
        REQUIRE(
            shelf->destroy({.id = "k1", .dossier = milan, .compartment = Compartment::safety, .proof = "p"})
        );
        CHECK_FALSE(on_disk());
        CHECK_EQ(shelf->tombstone("k1").value()->proof, "p");
    }

    TEST_CASE("who swaps or changes a wrapped key, or forges a tombstone, is found out") {
        TestDirectory const directory;
        auto const path = directory.file("keys.db");
        auto const first = open_keystore(path, region_key).value()->key_for(milan, Compartment::school)->id;
        auto const second = open_keystore(path, region_key).value()->key_for(noor, Compartment::school)->id;
        auto const after = [&](std::string const& sql) {
            sqlite::Connection{path, sqlite::Connection::Use::write}.run(sql.c_str());
            return open_keystore(path, region_key).value()->key(first).error();
        };
        CHECK_EQ(
            after("update key set wrapped = (select wrapped from key where id = '" + second + "')"),
            Trouble::damaged
        );
        CHECK_EQ(after("update key set wrapped = x'00'"), Trouble::damaged);
        CHECK_EQ(after("update key set compartment = 'castle'"), Trouble::damaged);
        CHECK_EQ(after("delete from key"), Trouble::damaged);
        CHECK_EQ(
            after("insert into tombstone values ('" + first + "', 'milan', 'school', zeroblob(32))"),
            Trouble::damaged
        );
    }

    TEST_CASE("the keys at hand are the ones used last, and none that was destroyed meanwhile") {
        KeyCache cache{2};
        auto const wrapped = [](std::string id, DossierId const& dossier) {
            return WrappedKey{
                .id = std::move(id), .dossier = dossier, .compartment = Compartment::school, .wrapped = {}};
        };
        auto const generation = cache.generation();
        cache.remember(wrapped("a", milan), Secret::random(), generation);
        cache.remember(wrapped("b", noor), Secret::random(), generation);
        CHECK(cache.by_id("a"));
        cache.remember(wrapped("c", DossierId{"third"}), Secret::random(), generation);
        CHECK(cache.by_id("a"));
        CHECK_FALSE(cache.by_id("b"));
        CHECK_FALSE(cache.current(noor, Compartment::school));
        CHECK_EQ(cache.current(milan, Compartment::school)->id, "a");

        cache.forget(milan, Compartment::school);
        CHECK_FALSE(cache.by_id("a"));
        cache.remember(wrapped("a", milan), Secret::random(), generation);
        CHECK_FALSE(cache.by_id("a"));
    }
}

}  // namespace rondom::journal
