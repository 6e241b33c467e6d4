#include "journal/backup.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <filesystem>
#include <string>

#include "journal/journal_kit.hpp"
#include "journal/keystore.hpp"
#include "journal/sqlite.hpp"
#include "journal/sqlite_keystore.hpp"
#include "journal/sqlite_store.hpp"
#include "journal/test_directory.hpp"

namespace rondom::journal {

using namespace kit;

namespace {

namespace fs = std::filesystem;

bool says(tl::expected<void, std::string> const& done, std::string const& part) {
    return !done && done.error().find(part) != std::string::npos;
}

bool says(tl::expected<Restored, std::string> const& done, std::string const& part) {
    return !done && done.error().find(part) != std::string::npos;
}

/// A region in files, as `rondom serve` has it open.
struct Open {
    explicit Open(fs::path const& in)
        : store{SqliteStore::open((in / "journal.db").string()).value()},
          keystore{open_keystore((in / "keys.db").string(), region_key).value()} {}

    std::unique_ptr<SqliteStore> store;
    std::unique_ptr<Keystore> keystore;
    Journal journal{*store, *keystore, region_key};
};

/// A region that is at work, places for copies, and a place to restore to.
struct Region {
    TestDirectory directory{};
    fs::path data = made("data");
    fs::path journal_copy = made("copies") / "journal.db";
    fs::path keys_copy = made("copies-of-keys") / "keys.db";
    fs::path into = made("into");
    Open live{data};

    [[nodiscard]] fs::path made(std::string const& name) const {
        fs::path path = directory.file(name);
        fs::create_directories(path);
        return path;
    }
    [[nodiscard]] auto tell(DossierId const& dossier, std::int64_t expected) {
        return live.journal.commit(change(dossier, expected, {concern("x")}));
    }
    [[nodiscard]] auto back_up() const {
        return journal::back_up(data, {.journal = journal_copy, .keys = keys_copy});
    }
    [[nodiscard]] auto restore(std::vector<fs::path> const& present_keys) const {
        return journal::restore(
            {.journal = journal_copy, .keys = keys_copy, .present_keys = present_keys, .into = into},
            region_key
        );
    }
    [[nodiscard]] auto restore() const { return restore({data / "keys.db"}); }
    [[nodiscard]] bool nothing_restored() const {
        return !fs::exists(into / "journal.db") && !fs::exists(into / "keys.db");
    }
};

}  // namespace

TEST_SUITE("backup") {
    TEST_CASE("a copy made under four who write has all that was acknowledged before, and is whole") {
        Region region;
        std::atomic<bool> enough{false};
        std::atomic<int> acknowledged{0};
        int before = 0;
        at_once(5, [&](int who) {
            if (who < 4) {
                for (int dossier = 0; !enough; ++dossier) {
                    auto const id = std::to_string(who) + "/" + std::to_string(dossier);
                    acknowledged += region.tell(DossierId{id}, 0) ? 1 : 0;
                }
                return;
            }
            while (acknowledged < 40) {
                std::this_thread::yield();
            }
            before = acknowledged;
            auto const done = region.back_up();
            CHECK_MESSAGE(done.has_value(), done.error());
            enough = true;
        });
        auto const restored = region.restore();
        REQUIRE_MESSAGE(restored.has_value(), restored.error());
        CHECK(restored->findings.damages.empty());
        CHECK_GE(restored->findings.entries, before);
        CHECK_LE(restored->findings.entries, acknowledged);
        CHECK_FALSE(fs::exists(region.into / staging));
        Open after{region.into};
        CHECK(after.journal.commit(change(milan, 0, {concern("goes on")})));
    }

    TEST_CASE("nothing is overwritten, and entries and keys go to different places") {
        Region region;
        REQUIRE(region.tell(milan, 0));
        auto const beside = region.journal_copy.parent_path() / "keys.db";
        CHECK(says(
            back_up(region.data, {.journal = region.journal_copy, .keys = beside}), "different directories"
        ));
        CHECK(says(back_up(region.data, {.journal = region.data / "copy.db", .keys = {}}), "another disk"));
        CHECK(
            says(back_up(region.directory.file("none"), {.journal = region.journal_copy, .keys = {}}), "no ")
        );
        REQUIRE(region.back_up());
        CHECK_EQ(fs::status(region.keys_copy).permissions(), fs::perms::owner_read | fs::perms::owner_write);
        auto const copied = file_text(region.journal_copy);
        CHECK(says(region.back_up(), "nothing is overwritten"));
        CHECK_EQ(file_text(region.journal_copy), copied);

        write_file((region.into / "journal.db").string(), "somebody's");
        CHECK(says(region.restore(), "nothing is overwritten"));
        CHECK_EQ(file_text(region.into / "journal.db"), "somebody's");
    }

    TEST_CASE("a key that was destroyed after the copy was made does not come back with it") {
        Region region;
        REQUIRE(region.tell(milan, 0));
        REQUIRE(region.tell(noor, 0));
        REQUIRE(region.back_up());
        REQUIRE(region.live.keystore->destroy(milan, Compartment::school));

        SUBCASE("the keystore of today says so") {
            auto const restored = region.restore();
            REQUIRE_MESSAGE(restored.has_value(), restored.error());
            CHECK_EQ(restored->kept_forgotten, 1);
            CHECK_EQ(restored->findings.forgotten, 1);
            CHECK(restored->findings.damages.empty());
            Open after{region.into};
            CHECK(after.journal.read(milan)->empty());
            CHECK_EQ(after.journal.read(noor)->size(), 1);
            CHECK_EQ(
                sqlite::Connection((region.into / "keys.db").string(), sqlite::Connection::Use::read)
                    .number("select count(*) from key"),
                1
            );
        }
        SUBCASE("control: without it the copy knows no better") {
            auto const restored = region.restore({});
            REQUIRE(restored);
            CHECK_EQ(restored->findings.forgotten, 0);
            CHECK_EQ(Open{region.into}.journal.read(milan)->size(), 1);
        }
        SUBCASE("nobody destroys a key by saying so") {
            auto const file = (region.data / "keys.db").string();
            sqlite::Connection{file, sqlite::Connection::Use::write}.run("update tombstone set proof = x'00'"
            );
            CHECK(says(region.restore(), "not proved by this region's key"));
            CHECK(region.nothing_restored());
            CHECK_FALSE(fs::exists(region.into / staging));
        }
    }

    TEST_CASE("a copy that is not as it was made is not put in its place") {
        Region region;
        REQUIRE(region.tell(milan, 0));
        REQUIRE(region.tell(milan, 1));
        REQUIRE(region.back_up());
        auto const file = region.journal_copy.string();
        SUBCASE("an entry was changed") {
            sqlite::Connection{file, sqlite::Connection::Use::copy}.run(
                "update entry set sealed = x'00' where seq = 1"
            );
            auto const restored = region.restore();
            REQUIRE_MESSAGE(restored.has_value(), restored.error());
            CHECK_FALSE(restored->findings.damages.empty());
            CHECK(fs::exists(region.into / staging / "journal.db"));
        }
        SUBCASE("the end is missing") {
            fs::resize_file(region.journal_copy, fs::file_size(region.journal_copy) - 8192);
            CHECK_FALSE(region.restore());
        }
        SUBCASE("entries and keys were changed about") {
            std::swap(region.journal_copy, region.keys_copy);
            CHECK(says(region.restore(), "is a database, but not a Rondom"));
        }
        SUBCASE("the keys are older than the entries") {
            REQUIRE(region.tell(noor, 0));
            fs::remove(region.journal_copy);
            REQUIRE(back_up(region.data, {.journal = region.journal_copy, .keys = {}}));
            CHECK_FALSE(region.restore()->findings.damages.empty());
        }
        CHECK(region.nothing_restored());
    }
}

}  // namespace rondom::journal
