#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "journal/journal_kit.hpp"
#include "journal/store_kinds.hpp"
#include "journal/tips.hpp"

// What every store promises. Each case runs on every adapter: here on those that need no server, in
// tests/postgres on the other one.
namespace rondom::journal {

using namespace kit;

namespace {

Record record(DossierId const& dossier, std::int64_t seq, std::string sealed = "sealed") {
    return {
        .dossier = dossier,
        .seq = seq,
        .at = Moment{std::chrono::seconds{1'800'000'000 + seq}},
        .key_id = "key",
        .version = 1,
        .sealed = std::move(sealed),
        .link = std::string(32, static_cast<char>(seq))};
}

Batch one_entry(DossierId const& dossier, std::int64_t expected, std::string command = {}) {
    Batch batch;
    batch.dossier = dossier;
    batch.expected = expected;
    batch.command = CommandId{std::move(command)};
    batch.records = {record(dossier, expected + 1)};
    return batch;
}

SealedRow row(std::string key, std::string sort, std::string owner, std::string sealed) {
    return {
        .key = {.collection = "work", .key = std::move(key), .sort = std::move(sort)},
        .owner = std::move(owner),
        .sealed = std::move(sealed)};
}

Batch rows_only(std::vector<SealedRow> put) {
    Batch batch;
    batch.put = std::move(put);
    return batch;
}

std::string sorts(tl::expected<std::vector<SealedRow>, Trouble> const& rows) {
    std::string text;
    for (auto const& each : rows.value()) {
        text += each.key.sort;
    }
    return text;
}

/// Writes so many batches of two entries, whoever else does; the second tells which command it was.
void write_pairs(Store& store, std::string const& who, int pairs) {
    for (int done = 0; done < pairs;) {
        auto const seq = static_cast<std::int64_t>(store.records(milan)->size());
        auto batch = one_entry(milan, seq, who + "/" + std::to_string(done));
        batch.records.push_back(record(milan, seq + 2, batch.command.text()));
        done += store.commit(batch) ? 1 : 0;
    }
}

/// 1, 2, 3 ... and never half of a pair.
bool whole_pairs(std::vector<Record> const& records) {
    std::int64_t last = 0;
    auto const in_order = std::ranges::all_of(records, [&](auto const& each) { return each.seq == ++last; });
    return in_order && records.size() % 2 == 0;
}

std::size_t count_rows(Store& store) {
    std::size_t rows = 0;
    auto const seen = store.each_row([&](SealedRow const& /*row*/) { ++rows; });
    return seen ? rows : 0;
}

void on_every_store(std::function<void(Store&)> const& story) {
    for (auto const& kind : store_kinds()) {
        SUBCASE(kind.name) { kind.with(story); }
    }
}

}  // namespace

TEST_SUITE("store") {
    TEST_CASE("entries come back in order, byte for byte, and dossiers stay apart") {
        on_every_store([](Store& store) {
            std::string const odd{"\0\xff'\x80 tail", 9};
            Batch first = one_entry(milan, 0);
            first.records.push_back(record(milan, 2, odd));
            CHECK_EQ(store.commit(first)->seq, 2);
            CHECK_EQ(store.commit(one_entry(noor, 0))->seq, 1);

            auto const records = store.records(milan).value();
            REQUIRE_EQ(records.size(), 2);
            CHECK_EQ(records[1].sealed, odd);
            CHECK_EQ(records[1].seq, 2);
            CHECK_EQ(records[1].at, record(milan, 2).at);
            CHECK_EQ(records[1].link, record(milan, 2).link);
            CHECK_EQ(store.records(noor)->size(), 1);
            CHECK(store.records(DossierId{"nobody"})->empty());
            auto all = store.dossiers().value();
            std::ranges::sort(all);
            CHECK_EQ(all, std::vector{milan, noor});
        });
    }

    TEST_CASE("of every dossier it is told how far it goes, with the link of its last entry") {
        on_every_store([](Store& store) {
            auto const told = [&] {
                std::map<DossierId, std::pair<std::int64_t, std::string>> tips;
                REQUIRE(each_tip(store, [&](Tip const& tip) { tips[tip.dossier] = {tip.seq, tip.link}; }));
                return tips;
            };
            CHECK(told().empty());
            for (std::int64_t seq = 0; seq < 12; ++seq) {
                REQUIRE(store.commit(one_entry(milan, seq)));
            }
            REQUIRE(store.commit(one_entry(noor, 0)));
            REQUIRE(store.commit(rows_only({row("p1", "a", "zoe", "x")})));
            auto const tips = told();
            CHECK_EQ(tips.size(), 2);
            CHECK_EQ(tips.at(milan), std::pair{std::int64_t{12}, record(milan, 12).link});
            CHECK_EQ(tips.at(noor), std::pair{std::int64_t{1}, record(noor, 1).link});
        });
    }

    TEST_CASE("who decided on an old dossier is refused, and nothing of the batch happens") {
        on_every_store([](Store& store) {
            REQUIRE(store.commit(one_entry(milan, 0)));
            auto late = one_entry(milan, 0, "late");
            late.put = {row("p1", "a", "milan", "x")};
            CHECK_EQ(store.commit(late).error(), Trouble::somebody_was_first);
            CHECK_EQ(store.commit(one_entry(milan, 7)).error(), Trouble::somebody_was_first);
            CHECK_EQ(store.records(milan)->size(), 1);
            CHECK_FALSE(store.row(late.put[0].key)->has_value());
            CHECK_FALSE(store.committed(CommandId{"late"})->has_value());
        });
    }

    TEST_CASE("the same command happens once, also when it comes again on an old dossier") {
        on_every_store([](Store& store) {
            CHECK_FALSE(store.commit(one_entry(milan, 0, "c1"))->repeated);
            REQUIRE(store.commit(one_entry(milan, 1, "c2")));
            auto const again = store.commit(one_entry(milan, 0, "c1"));
            REQUIRE(again);
            CHECK(again->repeated);
            CHECK_EQ(again->seq, 1);
            CHECK_EQ(store.committed(CommandId{"c2"}).value()->seq, 2);
            CHECK_EQ(store.records(milan)->size(), 2);

            std::vector<std::string> commands;
            auto const note = [&](CommandRecord const& each) {
                commands.push_back(each.command.text() + " of " + each.dossier.text());
            };
            REQUIRE(store.each_command(note));
            std::ranges::sort(commands);
            CHECK_EQ(commands, std::vector<std::string>{"c1 of milan", "c2 of milan"});
        });
    }

    TEST_CASE("a batch without a dossier changes rows whatever dossiers do, and remembers its command") {
        on_every_store([](Store& store) {
            auto change = rows_only({row("p1", "a", "", "one")});
            change.command = CommandId{"c1"};
            CHECK_EQ(store.commit(change)->seq, 0);
            change.put = {row("p1", "a", "", "two")};
            CHECK(store.commit(change)->repeated);
            CHECK_EQ(store.row(change.put[0].key).value()->sealed, "one");
        });
    }

    TEST_CASE("any bytes can be a name: what people send as an address is only looked up") {
        on_every_store([](Store& store) {
            std::string const odd{"\xff\0'\xc3", 4};
            auto const put = row(odd, odd, odd, odd);
            REQUIRE(store.commit(rows_only({put, row(odd.substr(0, 1), odd, "", "other")})));
            CHECK_EQ(store.row(put.key).value()->sealed, odd);
            CHECK_EQ(store.rows({.collection = "work", .key = odd})->size(), 1);
            CHECK_EQ(store.commit(one_entry(DossierId{odd}, 0, odd))->seq, 1);
            CHECK_EQ(store.records(DossierId{odd})->size(), 1);
            CHECK_EQ(store.committed(CommandId{odd}).value()->dossier, DossierId{odd});
            CHECK(store.records(DossierId{odd.substr(0, 1)})->empty());
        });
    }

    TEST_CASE("a dossier's rows are cleared, erased and written in that order, in one go") {
        on_every_store([](Store& store) {
            REQUIRE(store.commit(rows_only(
                {row("p1", "a", "milan", "old"),
                 row("p2", "b", "milan", "old"),
                 row("p1", "c", "noor", "other")}
            )));
            Batch change = one_entry(milan, 0);
            change.clear = {
                {.collection = "work", .owner = "milan"}, {.collection = "none", .owner = "noor"}};
            change.erase = {row("p1", "c", "", "").key, row("p9", "z", "", "").key};
            change.put = {row("p1", "c", "milan", "new"), row("p3", "d", "milan", "new")};
            REQUIRE(store.commit(change));

            CHECK_EQ(sorts(store.rows({.collection = "work", .key = "p1"})), "c");
            CHECK(store.rows({.collection = "work", .key = "p2"})->empty());
            CHECK_EQ(store.row(change.put[0].key).value()->owner, "milan");
            CHECK_EQ(store.row(change.put[1].key).value()->sealed, "new");

            CHECK_EQ(count_rows(store), 2);
        });
    }

    TEST_CASE("a row that changes hands belongs to its new owner alone") {
        on_every_store([](Store& store) {
            REQUIRE(store.commit(rows_only({row("p1", "a", "milan", "x")})));
            REQUIRE(store.commit(rows_only({row("p1", "a", "noor", "y")})));
            Batch clear;
            clear.clear = {{.collection = "work", .owner = "milan"}};
            REQUIRE(store.commit(clear));
            CHECK_EQ(store.row(row("p1", "a", "", "").key).value()->owner, "noor");
            clear.clear = {{.collection = "work", .owner = "noor"}};
            REQUIRE(store.commit(clear));
            CHECK_FALSE(store.row(row("p1", "a", "", "").key)->has_value());
        });
    }

    TEST_CASE("a one-use token works once") {
        on_every_store([](Store& store) {
            auto const token = row("token", "t1", "", "x");
            REQUIRE(store.commit(rows_only({token})));
            Batch use = one_entry(milan, 0);
            use.must_exist = {token.key};
            use.erase = {token.key};
            REQUIRE(store.commit(use));
            use.expected = 1;
            use.records = {record(milan, 2)};
            CHECK_EQ(store.commit(use).error(), Trouble::gone);
            CHECK_EQ(store.records(milan)->size(), 1);
        });
    }

    TEST_CASE("entries and the token that they use up are one: all of it happens, or nothing") {
        on_every_store([](Store& store) {
            RowKey const token{.collection = "work", .key = "token", .sort = {}};
            REQUIRE(store.commit(rows_only({row("token", "", "", "x")})));
            auto pair = one_entry(milan, 0, "uses the token");
            pair.records.push_back(record(milan, 2));
            pair.must_exist = {token};
            pair.erase = {token};
            auto const done = store.commit(pair);
            REQUIRE(done);
            CHECK_EQ(done->seq, 2);

            auto again = one_entry(milan, 2, "has none");
            again.records.push_back(record(milan, 4));
            again.must_exist = {token};
            CHECK_EQ(store.commit(again).error(), Trouble::gone);
            CHECK_EQ(store.records(milan)->size(), 2);
        });
    }

    TEST_CASE("a range has a beginning, an end, a limit and two directions") {
        on_every_store([](Store& store) {
            std::vector<SealedRow> rows;
            for (char letter = 'e'; letter >= 'a'; --letter) {
                rows.push_back(row("p1", std::string{letter}, "", "x"));
            }
            rows.push_back(row("p2", "q", "", "x"));
            rows.push_back(row("p1", "\xc3\xa9", "", "x"));
            REQUIRE(store.commit(rows_only(std::move(rows))));
            Range range{.collection = "work", .key = "p1"};
            CHECK_EQ(sorts(store.rows(range)), "abcde\xc3\xa9");
            range.limit = 2;
            CHECK_EQ(sorts(store.rows(range)), "ab");
            range.latest_first = true;
            CHECK_EQ(
                sorts(store.rows(range)),
                "\xc3\xa9"
                "e"
            );
            range = {.collection = "work", .key = "p1", .from = "b", .to = "d"};
            CHECK_EQ(sorts(store.rows(range)), "bc");
            range.latest_first = true;
            range.limit = 1;
            CHECK_EQ(sorts(store.rows(range)), "c");
            CHECK(store.rows({.collection = "work", .key = "p"})->empty());
            CHECK(store.rows({.collection = "wor", .key = "p1"})->empty());
            CHECK_EQ(store.count("work", "p1"), 6);
            CHECK_EQ(store.count("work", "p2"), 1);
            CHECK_EQ(store.count("work", "p"), 0);
            CHECK_EQ(store.count("wor", "p1"), 0);
        });
    }

    TEST_CASE(
        "eight people at one dossier: nothing is lost, doubled or skipped, and readers see whole batches"
    ) {
        on_every_store([](Store& store) {
            std::atomic<int> writing{8};
            std::atomic<int> torn{0};
            at_once(9, [&](int who) {
                if (who < 8) {
                    write_pairs(store, std::to_string(who), 40);
                    --writing;
                }
                while (who == 8 && writing > 0) {
                    torn += whole_pairs(store.records(milan).value()) ? 0 : 1;
                }
            });
            CHECK_EQ(torn, 0);
            auto const records = store.records(milan).value();
            CHECK_EQ(records.size(), 2 * 8 * 40);
            CHECK(whole_pairs(records));
            std::set<std::string> commands;
            std::ranges::transform(records, std::inserter(commands, commands.end()), &Record::sealed);
            commands.erase("sealed");
            CHECK_EQ(commands.size(), 8 * 40);
        });
    }
}

}  // namespace rondom::journal
