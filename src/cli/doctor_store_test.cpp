#include "cli/doctor_store.hpp"

#include <doctest/doctest.h>

#include "journal/sqlite.hpp"
#include "journal/sqlite_keystore.hpp"
#include "journal/sqlite_store.hpp"
#include "journal/test_directory.hpp"

TEST_SUITE_BEGIN("doctor: databases");

namespace rondom::cli {

namespace {

void make_region(journal::TestDirectory const& directory) {
    REQUIRE(journal::SqliteStore::open(directory.file("journal.db")).has_value());
    REQUIRE(journal::open_key_shelf(directory.file("keys.db")).has_value());
}

std::string wrong_in(journal::TestDirectory const& directory) {
    std::string wrong;
    for (auto const& each : look_at_databases(directory.file(""))) {
        if (!each.right) { wrong += each.what + "\n"; }
    }
    return wrong;
}

void run(std::string const& file, char const* sql) {
    journal::sqlite::Connection{file, journal::sqlite::Connection::Use::alone}.run(sql);
}

}  // namespace

TEST_CASE("a region as Rondom made it is well") {
    journal::TestDirectory const directory;
    make_region(directory);
    CHECK_EQ(wrong_in(directory), "");
}

TEST_CASE("another program that changed how the databases work is seen") {
    journal::TestDirectory const directory;
    make_region(directory);
    run(directory.file("journal.db"), "pragma journal_mode = delete");
    run(directory.file("keys.db"), "create trigger keep after delete on key begin select 1; end");
    CHECK_EQ(
        wrong_in(directory), "journal.db is set up as Rondom made it\nkeys.db is set up as Rondom made it\n"
    );
}

TEST_CASE("a file that is no database is said") {
    journal::TestDirectory const directory;
    make_region(directory);
    std::ofstream{directory.file("keys.db")} << std::string(4096, 'x');
    CHECK_EQ(wrong_in(directory), "keys.db is set up as Rondom made it\n");
}

}  // namespace rondom::cli

TEST_SUITE_END();
