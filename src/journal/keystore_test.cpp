#include "journal/keystore.hpp"

#include <doctest/doctest.h>

#include <string>

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

}  // namespace

TEST_SUITE("keystore") {
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
