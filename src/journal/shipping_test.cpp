#include "journal/shipping.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <string>

#include "journal/backup.hpp"
#include "journal/bad_disk.hpp"
#include "journal/journal_kit.hpp"
#include "journal/sqlite_keystore.hpp"
#include "journal/sqlite_store.hpp"
#include "journal/test_directory.hpp"

namespace rondom::journal {

using namespace kit;

namespace {

namespace fs = std::filesystem;

bool says(auto const& done, std::string const& part) {
    return !done && done.error().find(part) != std::string::npos;
}

/// A region at work, the program that ships it, and a machine to restore it on.
struct Region {
    TestDirectory directory{};
    fs::path data = made("data");
    ShippingPlaces places{.segments = made("segments"), .keys = made("keys")};
    std::unique_ptr<SqliteStore> store = SqliteStore::open((data / "journal.db").string()).value();
    std::unique_ptr<Keystore> keystore = open_keystore((data / "keys.db").string(), region_key).value();
    Journal journal{*store, *keystore, region_key};
    std::unique_ptr<KeyShelf> shelf = open_key_shelf((data / "keys.db").string()).value();
    std::unique_ptr<SqliteStore> seen = SqliteStore::open((data / "journal.db").string()).value();
    Shipper shipper = Shipper::open(*shelf, places).value();

    [[nodiscard]] fs::path made(std::string const& name) const {
        fs::path path = directory.file(name);
        fs::create_directories(path);
        return path;
    }

    auto tell(DossierId const& dossier, std::int64_t expected, std::string const& words = "x") {
        auto step = change(dossier, expected, {concern(words), safety_note("let op")});
        step.command = random_id<CommandId>();
        step.put = {
            {.key = {.collection = "last", .key = dossier.text(), .sort = {}},
             .owner = dossier.text(),
             .content = words}};
        return journal.commit(step);
    }

    Shipped ship() {
        auto const together = seen->together();
        auto const shipped = shipper.round(*seen, *shelf);
        REQUIRE_MESSAGE(shipped.has_value(), shipped.error());
        return *shipped;
    }

    [[nodiscard]] auto restore(std::string const& name) const {
        auto const keys = places.keys / "keys.db";
        return journal::restore(
            {.journal = {},
             .segments = places.segments,
             .keys = keys,
             .present_keys = {keys},
             .into = made(name)},
            region_key
        );
    }

    /// What is there after the machine burnt down and another one was set up.
    struct After {
        After(fs::path const& in)  // NOLINT: as it is used
            : store{SqliteStore::open((in / "journal.db").string()).value()},
              keystore{open_keystore((in / "keys.db").string(), region_key).value()} {}
        std::unique_ptr<SqliteStore> store;
        std::unique_ptr<Keystore> keystore;
        Journal journal{*store, *keystore, region_key};
    };

    After restored(std::string const& name) const {
        auto const done = restore(name);
        REQUIRE_MESSAGE(done.has_value(), done.error());
        CHECK(done->findings.damages.empty());
        return {directory.file(name)};
    }
};

std::string last_row(Journal const& journal, DossierId const& dossier) {
    auto const row = journal.row({.collection = "last", .key = dossier.text(), .sort = {}}).value();
    return row ? row->content : "none";
}

}  // namespace

TEST_SUITE("shipping") {
    TEST_CASE("what was shipped is all there on another machine, and what came after it is not") {
        Region region;
        REQUIRE(region.tell(milan, 0, "one"));
        REQUIRE(region.tell(noor, 0, "one"));
        auto const first = region.ship();
        CHECK_EQ(first.segment, 1);
        CHECK_EQ(first.entries, 4);
        CHECK_EQ(first.keys, 4);
        CHECK_EQ(region.ship().segment, 0);
        REQUIRE(region.tell(milan, 2, "two"));
        Change gone;
        gone.erase = {{.collection = "last", .key = noor.text(), .sort = {}}};
        gone.command = CommandId{"signed-out"};
        REQUIRE(region.journal.commit(gone));
        auto const second = region.ship();
        CHECK_EQ(second.segment, 2);
        CHECK_EQ(second.entries, 2);
        CHECK_EQ(second.rows, 3);  // the row, the head, and the one that went
        CHECK_LT(second.bytes, first.bytes);
        REQUIRE(region.tell(milan, 4, "three"));

        auto const after = region.restored("after");
        CHECK_EQ(after.journal.read(milan)->size(), 4);
        CHECK_EQ(last_row(after.journal, milan), "two");
        CHECK_EQ(after.journal.read(noor)->size(), 2);
        CHECK_EQ(last_row(after.journal, noor), "none");
        CHECK(after.store->committed(CommandId{"signed-out"})->has_value());
    }

    TEST_CASE("while four write, each round has everything that was acknowledged before it began") {
        Region region;
        std::atomic<bool> enough{false};
        std::atomic<std::size_t> acknowledged{0};
        std::size_t before = 0;
        auto const write = [&](int who) {
            for (int dossier = 0; !enough; ++dossier) {
                DossierId const id{std::to_string(who) + "/" + std::to_string(dossier)};
                acknowledged += region.tell(id, 0) ? 2U : 0U;
            }
        };
        auto const ship = [&] {
            for (std::size_t round = 1; round <= 5; ++round) {
                while (acknowledged < round * 20) {
                    std::this_thread::yield();
                }
                before = acknowledged;
                region.ship();
            }
            enough = true;
        };
        at_once(5, [&](int who) { who < 4 ? write(who) : ship(); });
        auto const done = region.restore("after");
        REQUIRE_MESSAGE(done.has_value(), done.error());
        CHECK(done->findings.damages.empty());
        CHECK_GE(done->findings.entries, before);
    }

    TEST_CASE("a disk over there that is full loses nothing: the next round ships it") {
        BadDisk disk;
        Region region;
        REQUIRE(region.tell(milan, 0));
        disk.full = true;
        CHECK_FALSE(region.shipper.round(*region.seen, *region.shelf));
        CHECK_FALSE(fs::exists(region.places.segments / segment_name(1)));
        disk.full = false;
        CHECK_EQ(region.ship().keys, 2);
        CHECK_EQ(region.restored("after").journal.read(milan)->size(), 2);
    }

    TEST_CASE("who ships goes on where the last one ended") {
        Region region;
        REQUIRE(region.tell(milan, 0));
        region.ship();
        region.shipper = Shipper::open(*region.shelf, region.places).value();
        CHECK_EQ(region.ship().segment, 0);
        REQUIRE(region.tell(milan, 2));
        CHECK_EQ(region.ship().segment, 2);
        CHECK_EQ(region.restored("after").journal.read(milan)->size(), 4);
    }

    TEST_CASE("a key that was destroyed is destroyed over there too, and stays so after restoring") {
        Region region;
        REQUIRE(region.tell(milan, 0));
        REQUIRE(region.tell(noor, 0));
        region.ship();
        auto const id = region.keystore->key_for(milan, Compartment::safety)->id;
        auto const wrapped = region.shelf->by_id(id).value()->wrapped;
        auto const copy = [&] {
            return file_text(region.places.keys / "keys.db") + file_text(region.places.keys / "keys.db-wal");
        };
        REQUIRE_NE(copy().find(wrapped), std::string::npos);
        REQUIRE(region.keystore->destroy(milan, Compartment::safety));
        REQUIRE(region.tell(milan, 2));  // with a new key for the same compartment
        CHECK_EQ(region.ship().keys, 2);
        CHECK_EQ(copy().find(wrapped), std::string::npos);

        auto const after = region.restored("after");
        auto const memory = after.journal.recall(milan).value();
        CHECK_EQ(memory.entries.size(), 3);
        REQUIRE_EQ(memory.forgotten.size(), 1);
        CHECK_EQ(memory.forgotten[0].seq, 2);
    }

    TEST_CASE("when the differences outgrow what they began with, all is shipped anew and the rest goes") {
        Region region;
        REQUIRE(region.tell(milan, 0));
        region.ship();
        std::string const much(std::size_t{6} * 1024 * 1024, 'x');
        for (int round = 0; round < 4; ++round) {
            Change grown;
            grown.put = {
                {.key = {.collection = "much", .key = std::to_string(round % 2), .sort = {}},
                 .owner = {},
                 .content = much + std::to_string(round)}};
            REQUIRE(region.journal.commit(grown));
            region.ship();
        }
        CHECK_FALSE(fs::exists(region.places.segments / segment_name(1)));
        CHECK(fs::exists(region.places.segments / segment_name(5)));
        auto const after = region.restored("after");
        CHECK_EQ(after.journal.read(milan)->size(), 2);
        CHECK(
            after.journal.row({.collection = "much", .key = "1", .sort = {}})->value().content.ends_with("x3")
        );
    }

    TEST_CASE("after a month all is shipped anew, so that lists of before do not stay in old segments") {
        Region region;
        REQUIRE(region.tell(milan, 0));
        region.ship();
        auto const first = region.places.segments / segment_name(1);
        auto const written = fs::last_write_time(first);
        fs::last_write_time(first, written - std::chrono::days{29});
        CHECK_EQ(region.ship().segment, 0);
        fs::last_write_time(first, written - std::chrono::days{31});
        CHECK_EQ(region.ship().segment, 2);
        CHECK_FALSE(fs::exists(first));
        CHECK_EQ(region.restored("after").journal.read(milan)->size(), 2);
    }

    TEST_CASE("a segment that is missing or was changed is named, and nothing is put in its place") {
        Region region;
        for (std::int64_t seq = 0; seq < 6; seq += 2) {
            REQUIRE(region.tell(milan, seq));
            region.ship();
        }
        auto const second = region.places.segments / segment_name(2);
        auto const before = file_text(second);
        SUBCASE("missing") { fs::remove(second); }
        SUBCASE("cut off") { fs::resize_file(second, fs::file_size(second) - 1); }
        SUBCASE("one bit") {
            auto changed = before;
            changed[before.size() / 2] = static_cast<char>(changed[before.size() / 2] ^ 1);
            write_file(second, changed);
        }
        SUBCASE("an earlier one under its name") {
            fs::copy_file(
                region.places.segments / segment_name(1), second, fs::copy_options::overwrite_existing
            );
        }
        CHECK(says(region.restore("after"), segment_name(2)));
        CHECK_FALSE(fs::exists(fs::path{region.directory.file("after")} / "journal.db"));
        CHECK(says(Shipper::open(*region.shelf, region.places), segment_name(2)));
    }

    TEST_CASE("segments are no way in: what does not prove is not put in its place") {
        Region region;
        REQUIRE(region.tell(milan, 0));
        region.ship();
        auto const file = region.places.segments / segment_name(1);
        auto segment = segment_of(file_text(file)).value();
        segment.records.back().sealed.back() ^= 1;
        write_file(file, text_of(segment));
        auto const done = region.restore("after");
        REQUIRE_MESSAGE(done.has_value(), done.error());
        CHECK_FALSE(done->findings.damages.empty());
        CHECK_FALSE(fs::exists(fs::path{region.directory.file("after")} / "journal.db"));
    }

    TEST_CASE("entries and keys go to two places, and two regions never to one") {
        Region region;
        REQUIRE(region.tell(milan, 0));
        region.ship();
        auto const together = ShippingPlaces{.segments = region.places.keys, .keys = region.places.keys};
        CHECK(says(Shipper::open(*region.shelf, together), "different directories"));
        auto const nowhere =
            ShippingPlaces{.segments = region.directory.file("none"), .keys = region.places.keys};
        CHECK(says(Shipper::open(*region.shelf, nowhere), "there is no directory"));

        auto other = memory_key_shelf();
        REQUIRE(other->set_check_value("another"));
        CHECK(says(Shipper::open(*other, region.places), "another region"));
        auto const mixed = ShippingPlaces{.segments = region.places.segments, .keys = region.made("fresh")};
        CHECK(says(Shipper::open(*other, mixed), "another region"));
    }
}

}  // namespace rondom::journal
