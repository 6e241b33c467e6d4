// Several processes over one region, one of which forgets (docs/decisions/0014-forgetting.md).

#include <doctest/doctest.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "journal/journal.hpp"
#include "journal/journal_kit.hpp"
#include "journal/keystore.hpp"
#include "journal/memory_store.hpp"
#include "journal/sealing.hpp"
#include "journal/verify.hpp"

namespace rondom::journal {

using namespace kit;

namespace {

/// Where the keys of a region lie, for several processes, with a power cut on command.
class CommonShelf {
public:
    std::unique_ptr<KeyShelf> of_a_process();
    bool cut_at_destroy = false;

private:
    class Lent;
    std::unique_ptr<KeyShelf> inside_ = memory_key_shelf();
};

class CommonShelf::Lent final : public KeyShelf {
public:
    explicit Lent(CommonShelf& common) : common_{common} {}

    tl::expected<std::optional<WrappedKey>, Trouble> by_id(std::string_view id) override {
        return common_.inside_->by_id(id);
    }
    tl::expected<std::optional<Tombstone>, Trouble> tombstone(std::string_view id) override {
        return common_.inside_->tombstone(id);
    }
    tl::expected<std::optional<WrappedKey>, Trouble> current(
        DossierId const& dossier, Compartment compartment
    ) override {
        return common_.inside_->current(dossier, compartment);
    }
    tl::expected<void, Trouble> add(WrappedKey const& key) override { return common_.inside_->add(key); }
    tl::expected<void, Trouble> destroy(Tombstone const& stone) override {
        if (std::exchange(common_.cut_at_destroy, false)) {
            return tl::unexpected{Trouble::storage_unavailable};
        }
        return common_.inside_->destroy(stone);
    }
    tl::expected<std::optional<std::string>, Trouble> check_value() override {
        return common_.inside_->check_value();
    }
    tl::expected<void, Trouble> set_check_value(std::string const& value) override {
        return common_.inside_->set_check_value(value);
    }

private:
    CommonShelf& common_;
};

std::unique_ptr<KeyShelf> CommonShelf::of_a_process() { return std::make_unique<Lent>(*this); }

/// One process: it remembers the keys that it opened.
struct Process {
    Process(Store& store, CommonShelf& shelf)
        : keystore{Keystore::open(shelf.of_a_process(), region_key).value()},
          journal{store, *keystore, region_key} {}

    std::unique_ptr<Keystore> keystore;
    Journal journal;
};

/// A server that read Milan's dossier, and a night's run beside it.
struct Region {
    Region() {
        REQUIRE(server.journal.commit(change(milan, 0, {concern("fiets"), safety_note("blauwe plek")})));
        REQUIRE_EQ(server.journal.read(milan)->size(), 2);
        REQUIRE_EQ(night.journal.read(milan)->size(), 2);
    }

    auto forget_school() {
        return night.journal.forget(change(milan, 2, {safety_note("vergeten")}), {Compartment::school});
    }
    std::string body_of(Process& process, std::size_t which) {
        return process.journal.read(milan).value().at(which).body;
    }

    MemoryStore store;
    CommonShelf shelf;
    Process server{store, shelf};
    Process night{store, shelf};
};

}  // namespace

TEST_SUITE("forgetting, several processes") {
    TEST_CASE("control: a key destroyed behind the journal's back stays in use elsewhere") {
        Region region;
        REQUIRE(region.night.keystore->destroy(milan, Compartment::school));
        CHECK_EQ(region.body_of(region.server, 0), concern("fiets").body);
        REQUIRE(region.server.journal.commit(change(milan, 2, {concern("nieuw")})));
        Process later{region.store, region.shelf};
        CHECK_EQ(later.journal.recall(milan)->forgotten.size(), 2);  // what was written meanwhile is lost
    }

    TEST_CASE("what one process forgets, no process opens any more") {
        Region region;
        auto const stones = region.forget_school().value();
        REQUIRE_EQ(stones.size(), 1);
        CHECK_EQ(stones[0].compartment, Compartment::school);
        for (auto* process : {&region.server, &region.night}) {
            auto const memory = process->journal.recall(milan).value();
            REQUIRE_EQ(memory.entries.size(), 2);
            CHECK_EQ(memory.entries[0].body, safety_note("blauwe plek").body);
            REQUIRE_EQ(memory.forgotten.size(), 1);
            CHECK_EQ(memory.forgotten[0].seq, 1);
            CHECK_EQ(memory.forgotten[0].compartment, Compartment::school);
        }
        CHECK_EQ(region.server.keystore->key(stones[0].id).error(), Trouble::forgotten);
        CHECK_EQ(region.server.journal.forgotten(milan)->at(0).proof, stones[0].proof);
        CHECK(region.server.journal.finish_forgetting(milan)->empty());
    }

    TEST_CASE("who decided on the dossier of before is second, and then seals with another key") {
        Region region;
        REQUIRE(region.forget_school());
        auto const late = change(milan, 2, {concern("nieuw")});
        CHECK_EQ(region.server.journal.commit(late).error(), Trouble::somebody_was_first);
        REQUIRE(region.server.journal.commit(change(milan, 3, {concern("nieuw")})));
        Process later{region.store, region.shelf};
        for (auto* process : {&region.server, &region.night, &later}) {
            CHECK_EQ(region.body_of(*process, 2), concern("nieuw").body);
            CHECK_EQ(process->journal.recall(milan)->forgotten.size(), 1);
        }
    }

    TEST_CASE("and whoever forgets is second when somebody wrote meanwhile") {
        Region region;
        REQUIRE(region.server.journal.commit(change(milan, 2, {concern("nieuw")})));
        CHECK_EQ(region.forget_school().error(), Trouble::somebody_was_first);
        CHECK_EQ(region.server.journal.read(milan)->size(), 3);
        CHECK(region.night.keystore->current_id(milan, Compartment::school)->has_value());
    }

    TEST_CASE("a run that stops before the key is destroyed: already unreadable, and made good later") {
        Region region;
        region.shelf.cut_at_destroy = true;
        CHECK_EQ(region.forget_school().error(), Trouble::storage_unavailable);
        Process later{region.store, region.shelf};
        for (auto* process : {&region.server, &region.night, &later}) {
            CHECK_EQ(process->journal.recall(milan)->forgotten.size(), 1);
        }
        SUBCASE("by the next run, once") {
            CHECK_EQ(later.journal.finish_forgetting(milan)->size(), 1);
            CHECK(later.journal.finish_forgetting(milan)->empty());
        }
        SUBCASE("by who writes first: it needs a key of its own") {
            REQUIRE(region.server.journal.commit(change(milan, 3, {concern("nieuw")})));
            CHECK(later.journal.finish_forgetting(milan)->empty());
        }
        CHECK_EQ(later.journal.forgotten(milan)->size(), 1);
        auto const fresh = region.server.keystore->key_for(milan, Compartment::school)->id;
        CHECK_NE(fresh, later.journal.forgotten(milan)->at(0).id);
        CHECK(verify(region.store, *later.keystore, region_key)->damages.empty());
    }

    TEST_CASE("forgotten as a whole, its last word with it, and the chain holds") {
        Region region;
        auto const last = change(milan, 2, {concern("vergeten")});
        CHECK_EQ(region.night.journal.forget(last, {Compartment::school, Compartment::safety})->size(), 2);
        CHECK(region.server.journal.read(milan)->empty());
        CHECK_EQ(region.server.journal.recall(milan)->forgotten.size(), 3);
        Process later{region.store, region.shelf};
        auto const findings = verify(region.store, *later.keystore, region_key).value();
        CHECK(findings.damages.empty());
        CHECK_EQ(findings.forgotten, 3);
        // a new beginning is none of the old
        REQUIRE(region.server.journal.commit(change(milan, 0, {concern("opnieuw")})));
        CHECK_EQ(region.body_of(later, 0), concern("opnieuw").body);
    }

    TEST_CASE("forgotten twice: the second time the key of the second time") {
        Region region;
        REQUIRE(region.forget_school());
        REQUIRE(region.server.journal.commit(change(milan, 3, {concern("nieuw")})));
        auto const again = change(milan, 4, {safety_note("weer")});
        CHECK_EQ(region.night.journal.forget(again, {Compartment::school})->size(), 1);
        CHECK_EQ(region.server.journal.recall(milan)->forgotten.size(), 2);
        CHECK_EQ(region.server.journal.forgotten(milan)->size(), 2);
    }

    TEST_CASE("a head of before this was kept reads as nothing forgotten") {
        Head const plain{.seq = 3};
        auto const head = head_of(head_row(milan, plain)).value();
        CHECK(head.destroyed.empty());
        Head const more{.seq = 3, .destroyed = {{.id = "k1", .compartment = Compartment::health}}};
        CHECK_EQ(head_of(head_row(milan, more))->find_destroyed("k1")->compartment, Compartment::health);
        auto row = head_row(milan, more);
        row.content.pop_back();
        CHECK_FALSE(head_of(row));
    }
}

}  // namespace rondom::journal
