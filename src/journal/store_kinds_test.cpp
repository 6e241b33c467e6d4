#include "journal/store_kinds.hpp"

#include "journal/memory_store.hpp"
#include "journal/sqlite_keystore.hpp"
#include "journal/sqlite_store.hpp"
#include "journal/test_directory.hpp"

// What needs no server. tests/postgres has the other one.
namespace rondom::journal::kit {

std::vector<StoreKind> store_kinds() {
    return {
        {.name = "in memory",
         .with =
             [](auto const& story) {
                 MemoryStore store;
                 story(store);
             }},
        {.name = "SQLite",
         .with =
             [](auto const& story) {
                 TestDirectory const directory;
                 story(*SqliteStore::open(directory.file("journal.db")).value());
             }},
    };
}

std::vector<ShelfKind> shelf_kinds() {
    return {
        {.name = "in memory", .with = [](auto const& story) { story(memory_key_shelf()); }},
        {.name = "SQLite",
         .with =
             [](auto const& story) {
                 TestDirectory const directory;
                 story(open_key_shelf(directory.file("keys.db")).value());
             }},
    };
}

}  // namespace rondom::journal::kit
