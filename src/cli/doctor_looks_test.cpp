#include "cli/doctor_looks.hpp"

#include <doctest/doctest.h>

#include <filesystem>

#include "journal/journal_kit.hpp"
#include "journal/keystore.hpp"
#include "journal/memory_store.hpp"
#include "journal/sqlite_store.hpp"
#include "journal/test_directory.hpp"
#include "notify/notify_kit.hpp"

TEST_SUITE_BEGIN("cli doctor");

namespace rondom::cli {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

Moment const noon{std::chrono::sys_days{std::chrono::year{2026} / 9 / 7} + 12h};

std::vector<bool> answers(std::vector<Look> const& looks) {
    std::vector<bool> right;
    for (auto const& each : looks) {
        right.push_back(each.right);
        CHECK_FALSE(each.advice.empty());
    }
    return right;
}

}  // namespace

TEST_CASE("a copy that is older than a day, or a backup that nobody tried for a quarter, is said") {
    journal::TestDirectory const directory;
    fs::path const data = fs::path{directory.file("x")}.parent_path();
    CHECK_EQ(answers(look_at_care(data, noon)), std::vector{false, false, false});
    CHECK_EQ(look_at_care(data, noon).front().what, "the last backup of the entries: never");
    note(data, Care::journal_copied, noon - 25h);
    note(data, Care::keys_copied, noon - 27h);
    note(data, Care::restored, noon - 24h * 99);
    CHECK_EQ(answers(look_at_care(data, noon)), std::vector{true, false, true});
    CHECK(look_at_care(data, noon).back().what.ends_with(": 99 days ago"));
    CHECK_EQ(answers(look_at_care(data, noon + 48h)), std::vector{false, false, false});
    note(data, Care::shipped, noon - 90s);
    CHECK_EQ(answers(look_at_care(data, noon)), std::vector{true, false, true, true});
    CHECK_EQ(look_at_care(data, noon).back().what, "the last shipment: 1 minutes ago");
    CHECK_EQ(answers(look_at_care(data, noon + 3min)), std::vector{true, false, true, false});
    note(data, Care::shipped, noon + 15min);
    note(data, Care::anchored, noon + 5min);
    CHECK_EQ(answers(look_at_care(data, noon + 15min)), std::vector{true, false, true, true, true});
    CHECK_EQ(answers(look_at_care(data, noon + 17min)), std::vector{true, false, true, true, false});
    note(data, Care::forgot, noon - 49h);
    CHECK_EQ(answers(look_at_care(data, noon + 15min)), std::vector{true, false, true, true, true, true});
    CHECK_FALSE(look_at_care(data, noon + 2h).back().right);
}

TEST_CASE("a database that others can read, or that was written in the future, is said") {
    journal::TestDirectory const directory;
    fs::path const data = fs::path{directory.file("x")}.parent_path();
    auto const now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    REQUIRE(journal::SqliteStore::open(directory.file("journal.db")));
    CHECK_EQ(answers(look_at_files(data, now)), std::vector{true, false});
    CHECK_EQ(answers(look_at_files(data, now - 1h)), std::vector{false, false});
    fs::permissions(directory.file("journal.db"), fs::perms::group_read, fs::perm_options::add);
    CHECK_EQ(answers(look_at_files(data, now)), std::vector{false, false});
}

TEST_CASE("an entry that was written while the clock was ahead is said, with its place") {
    journal::MemoryStore store;
    auto const keystore = journal::memory_keystore(journal::kit::region_key);
    journal::Journal journal{store, *keystore, journal::kit::region_key};
    auto const write = [&](Moment at, std::int64_t expected) {
        auto entry = journal::kit::concern("x");
        entry.at = at;
        REQUIRE(journal.commit(journal::kit::change(journal::kit::milan, expected, {entry})));
    };
    write(noon, 0);
    CHECK(look_at_moments(store, noon).right);
    write(noon + 24h * 365, 1);
    write(noon - 24h, 2);
    CHECK_FALSE(look_at_moments(store, noon).right);
    CHECK_EQ(
        look_at_moments(store, noon).what,
        "1 entries are from the future; the first: entry 2 of milan, at 2027-09-07T12:00:00Z"
    );
}

TEST_CASE("what waits in the outbox for more than an hour is said, and what waits for its time is not") {
    notify::kit::SendingRegion region;
    CHECK_EQ(look_at_outbox(region.journal, noon).what, "the outbox: nothing waits");
    auto const add = [&](Moment at, Moment since, int tries) {
        notify::Due const due{.id = "d1", .since = since, .tries = tries, .queue = notify::Queue::mails};
        journal::Change change;
        change.put = {notify::due_row(due, at)};
        REQUIRE(region.journal.commit(change));
    };
    SUBCASE("tomorrow's news") {
        add(noon + 20h, noon - 2h, 0);
        CHECK(look_at_outbox(region.journal, noon).right);
    }
    SUBCASE("half an hour") {
        add(noon - 30min, noon - 30min, 0);
        CHECK(look_at_outbox(region.journal, noon).right);
    }
    SUBCASE("nobody came to send it") {
        add(noon - 2h, noon - 2h, 0);
        CHECK_FALSE(look_at_outbox(region.journal, noon).right);
    }
    SUBCASE("nobody even looked at it") {
        region.something_is_ready_for(PersonId{"p1"}, noon - 2h);
        CHECK_FALSE(look_at_outbox(region.journal, noon).right);
    }
    SUBCASE("it was tried again and again") {
        add(noon + 10min, noon - 2h, 7);
        CHECK_FALSE(look_at_outbox(region.journal, noon).right);
    }
}

}  // namespace rondom::cli

TEST_SUITE_END();
