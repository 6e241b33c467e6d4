#include "journal/shipping.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <filesystem>
#include <string>
#include <thread>

#include "journal/anchor_log.hpp"
#include "journal/backup.hpp"
#include "journal/journal_kit.hpp"
#include "journal/move.hpp"
#include "journal/postgres_keystore.hpp"
#include "journal/postgres_picture.hpp"
#include "journal/postgres_store.hpp"
#include "journal/sqlite_keystore.hpp"
#include "journal/sqlite_store.hpp"
#include "journal/storage.hpp"
#include "journal/test_directory.hpp"
#include "journal/verify.hpp"
#include "private_server.hpp"

namespace rondom::journal {

using namespace kit;

namespace {

/// A region on a server, and places to ship it to.
struct Shipping {
    std::string where = PrivateServer::one().empty_database("journal");
    std::string keys = PrivateServer::one().empty_database("keys");
    std::unique_ptr<PostgresStore> store = PostgresStore::open(where).value();
    std::unique_ptr<Keystore> keystore = open_postgres_keystore(keys, region_key).value();
    Journal journal{*store, *keystore, region_key};
    TestDirectory directory{};
    ShippingPlaces places{.segments = made("segments"), .keys = made("copies-of-keys")};

    [[nodiscard]] std::filesystem::path made(std::string const& name) const {
        std::filesystem::path path = directory.file(name);
        std::filesystem::create_directories(path);
        return path;
    }
    auto tell(DossierId const& dossier, std::int64_t expected) {
        auto step = change(dossier, expected, {concern("x"), safety_note("let op")});
        step.command = random_id<CommandId>();
        return journal.commit(step);
    }
    auto ship() {
        return at_one_moment(
            {.store = "postgres:" + where, .keys = "postgres:" + keys, .key_file = {}},
            [&](Shelves& shelves) {
                auto shipper = Shipper::open(*shelves.keys, places);
                if (!shipper) { return tl::expected<void, std::string>{tl::unexpected{shipper.error()}}; }
                return shipper->round(*shelves.store, *shelves.keys).map([](Shipped const&) {});
            }
        );
    }
};

}  // namespace

TEST_SUITE("shipping from PostgreSQL") {
    TEST_CASE("a backup while others write is of one moment, and back on a server what was forgotten stays so"
    ) {
        Shipping region;
        REQUIRE(region.tell(milan, 0));
        REQUIRE(region.tell(noor, 0));
        std::atomic<bool> enough{false};
        std::thread writer{[&] {
            for (int each = 0; !enough; ++each) {
                static_cast<void>(region.tell(DossierId{std::to_string(each)}, 0));
            }
        }};
        auto const first = region.ship();
        REQUIRE(region.keystore->destroy(milan, Compartment::safety));
        auto const second = region.ship();
        enough = true;
        writer.join();
        REQUIRE_MESSAGE(first.has_value(), first.error());
        REQUIRE_MESSAGE(second.has_value(), second.error());

        auto const keys = region.places.keys / keys_file;
        auto const into = region.made("into");
        auto const restored = restore(
            {.journal = {},
             .segments = region.places.segments,
             .keys = keys,
             .present_keys = {keys},
             .into = into},
            region_key
        );
        REQUIRE_MESSAGE(restored.has_value(), restored.error());
        CHECK(restored->findings.damages.empty());
        CHECK_EQ(restored->findings.forgotten, 1);

        auto const files = SqliteStore::open((into / entries_file).string()).value();
        auto const file_keys = open_key_shelf((into / keys_file).string()).value();
        auto const fresh = PostgresStore::open(PrivateServer::one().empty_database("fresh")).value();
        auto const fresh_where = PrivateServer::one().empty_database("fresh_keys");
        auto fresh_keys = open_postgres_key_shelf(fresh_where).value();
        auto const moved = move_region(*files, *file_keys, *fresh, *fresh_keys);
        REQUIRE_MESSAGE(moved.has_value(), moved.error());
        CHECK_EQ(moved->forgotten, 1);
        auto const keystore = Keystore::open(std::move(fresh_keys), region_key).value();
        CHECK(verify(*fresh, *keystore, region_key)->damages.empty());
        Journal const after{*fresh, *keystore, region_key};
        CHECK_EQ(after.recall(milan)->forgotten.size(), 1);
        CHECK_EQ(after.read(noor)->size(), 2);
    }

    TEST_CASE("a region on a server is anchored while others write, and what goes then is found") {
        Shipping region;
        REQUIRE(region.tell(milan, 0));
        REQUIRE(region.tell(noor, 0));
        REQUIRE(region.tell(milan, 2));
        auto const key_file = region.directory.file("anchor.key");
        REQUIRE(make_signing_key(key_file));
        auto const key = SigningKey::read(key_file).value();
        auto const log = region.directory.file("anchors");
        std::atomic<bool> enough{false};
        std::thread writer{[&] {
            for (int each = 0; !enough; ++each) {
                static_cast<void>(region.tell(DossierId{std::to_string(each)}, 0));
            }
        }};
        auto anchored = AnchorWriter::open(log, key, "ours")
                            .value()
                            .round(*postgres_picture(region.where).value(), Moment{});
        enough = true;
        writer.join();
        REQUIRE_MESSAGE(anchored.has_value(), anchored.error());
        CHECK(anchored->lost.empty());
        auto const anchors = read_anchors(log, key.known_by(), "ours").value();
        CHECK_EQ(anchors.all.at(0).dossiers, anchors.tips.size());
        CHECK_EQ(anchors.tips.at(milan).at(0).seq, 4);
        CHECK(lost_since(anchors, *region.store).empty());

        PrivateServer::one().tamper(
            "delete from rondom.entry where dossier = 'milan' and seq > 3 or dossier = 'noor'", "journal"
        );
        auto const lost = lost_since(anchors, *region.store);
        REQUIRE_EQ(lost.size(), 2);
        CHECK_EQ(lost[0].seq, 4);
        CHECK_EQ(lost[1].dossier, noor);
    }
}

}  // namespace rondom::journal
