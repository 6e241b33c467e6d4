#include "journal/sealing.hpp"

#include <doctest/doctest.h>

#include <array>
#include <set>
#include <string>

#include "journal/bytes.hpp"
#include "journal/journal_kit.hpp"
#include "journal/seal.hpp"

namespace rondom::journal {

using namespace kit;

namespace {

Record sealed_record(DossierId const& dossier, std::int64_t seq, Entry const& entry, Secret const& key) {
    Record record{
        .dossier = dossier,
        .seq = seq,
        .at = entry.at,
        .key_id = "k1",
        .version = 1,
        .sealed = {},
        .link = {}};
    seal_entry(record, entry, CommandId{"c1"}, key);
    return record;
}

bool opens(RecordView const& record, Secret const& key) { return Opener{}.open(record, key).has_value(); }

}  // namespace

TEST_SUITE("sealing") {
    TEST_CASE("numbers and texts of every size come back, and what is cut off does not") {
        std::string out;
        BytesOut{out}
            .number(0)
            .number(127)
            .number(128)
            .number(UINT64_MAX)
            .text("")
            .text(std::string(300, 'x'));
        BytesIn in{out};
        CHECK_EQ(in.number(), 0);
        CHECK_EQ(in.number(), 127);
        CHECK_EQ(in.number(), 128);
        CHECK_EQ(in.number(), UINT64_MAX);
        CHECK_EQ(in.text(), "");
        CHECK_EQ(in.text(), std::string(300, 'x'));
        CHECK(in.fine());
        CHECK_EQ(in.text(), "");
        CHECK_FALSE(in.fine());
        BytesIn cut{std::string_view{"\x05hey"}};
        CHECK_EQ(cut.text(), "");
        CHECK_FALSE(cut.fine());
        BytesIn endless{std::string_view{"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"}};
        endless.number();
        CHECK_FALSE(endless.fine());
    }

    TEST_CASE("an entry opens with its key, at its place, and nowhere else") {
        auto const key = Secret::random();
        auto const record = sealed_record(milan, 3, concern("een"), key);
        Opener opener;
        auto const entry = opener.open(view_of(record), key);
        REQUIRE(entry);
        CHECK_EQ(entry->seq, 3);
        CHECK_EQ(entry->body, concern("een").body);
        CHECK_EQ(opener.command(), CommandId{"c1"});

        CHECK_FALSE(opens(view_of(record), Secret::random()));
        auto elsewhere = view_of(record);
        elsewhere.dossier = "noor";
        CHECK_FALSE(opens(elsewhere, key));
        elsewhere = view_of(record);
        elsewhere.seq = 4;
        CHECK_FALSE(opens(elsewhere, key));
        elsewhere = view_of(record);
        elsewhere.at += std::chrono::seconds{1};
        CHECK_FALSE(opens(elsewhere, key));
        elsewhere = view_of(record);
        elsewhere.key_id = "k2";
        CHECK_FALSE(opens(elsewhere, key));
        elsewhere = view_of(record);
        elsewhere.version = 2;
        CHECK_FALSE(opens(elsewhere, key));
    }

    TEST_CASE("every single bit of what is sealed matters, and so does its length") {
        auto const key = Secret::random();
        auto const record = sealed_record(milan, 1, concern("een"), key);
        std::size_t opened_anyway = 0;
        for (std::size_t bit = 0; bit < record.sealed.size() * 8; ++bit) {
            auto changed = record;
            auto& byte = changed.sealed[bit / 8];
            byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << (bit % 8)));
            opened_anyway += opens(view_of(changed), key) ? 1U : 0U;
        }
        CHECK_EQ(opened_anyway, 0);
        for (auto const size : {0, 1, 39, 40, 295}) {
            auto changed = record;
            changed.sealed.resize(static_cast<std::size_t>(size));
            CHECK_FALSE(opens(view_of(changed), key));
        }
    }

    TEST_CASE("the same words never look the same, and short entries all look equally long") {
        auto const key = Secret::random();
        std::set<std::string> seen;
        std::set<std::size_t> sizes;
        for (std::size_t length = 0; length < 140; length += 10) {
            seen.insert(sealed_record(milan, 1, concern("een"), key).sealed);
            sizes.insert(sealed_record(milan, 1, concern(std::string(length, 'x')), key).sealed.size());
        }
        CHECK_EQ(seen.size(), 14);
        CHECK_EQ(sizes, std::set<std::size_t>{256 + seal_overhead});
        CHECK_EQ(
            sealed_record(milan, 1, concern(std::string(300, 'x')), key).sealed.size(), 512 + seal_overhead
        );
    }

    TEST_CASE("every category, compartment, party and role survives by name") {
        auto const key = Secret::random();
        auto entry = concern("een");
        for (auto const& category : names_of(Category{})) {
            for (auto const& role : names_of(Role{})) {
                entry.category = category.value;
                entry.role = role.value;
                auto const read = Opener{}.open(view_of(sealed_record(milan, 1, entry, key)), key);
                REQUIRE(read);
                CHECK_EQ(name_of(read->category), category.name);
                CHECK_EQ(name_of(read->role), role.name);
            }
        }
    }

    TEST_CASE("a link depends on the link before it, on the place and on the sealed bytes") {
        auto const record = sealed_record(milan, 1, concern("een"), Secret::random());
        auto const link = link_of(first_link(), view_of(record));
        CHECK_EQ(link.size(), 32);
        CHECK_EQ(link, link_of(first_link(), view_of(record)));
        CHECK_NE(link, link_of(link, view_of(record)));
        auto other = record;
        other.seq = 2;
        CHECK_NE(link, link_of(first_link(), view_of(other)));
        other = record;
        other.sealed.back() = static_cast<char>(~other.sealed.back());
        CHECK_NE(link, link_of(first_link(), view_of(other)));
    }

    TEST_CASE("a row opens where it stands, for its owner, and nowhere else") {
        auto const key = Secret::random();
        Row const row{
            .key = {.collection = "work", .key = "p1", .sort = "a"}, .owner = "milan", .content = "bel"};
        auto const sealed = seal_row(row, key);
        CHECK_EQ(open_row(sealed, key)->content, "bel");
        CHECK_FALSE(open_row(sealed, Secret::random()));
        auto moved = sealed;
        moved.key.collection = "session";
        CHECK_FALSE(open_row(moved, key));
        moved = sealed;
        moved.key.key = "p2";
        CHECK_FALSE(open_row(moved, key));
        moved = sealed;
        moved.key = {.collection = "work", .key = "p1a", .sort = ""};
        CHECK_FALSE(open_row(moved, key));
        moved = sealed;
        moved.owner = "noor";
        CHECK_FALSE(open_row(moved, key));
    }
}

}  // namespace rondom::journal
