#include "journal/store_kinds.hpp"

#include <doctest/doctest.h>

#include "journal/postgres_keystore.hpp"
#include "journal/postgres_store.hpp"
#include "planted.hpp"
#include "private_server.hpp"

// The same contract, on a server.
namespace rondom::journal::kit {

std::vector<StoreKind> store_kinds() {
    if (auto const faulty = planted()) {
        return {{.name = "with a fault", .with = [faulty](auto const& story) { story(*faulty()); }}};
    }
    return {
        {.name = "PostgreSQL",
         .with = [](auto const& story
                 ) { story(*PostgresStore::open(PrivateServer::one().empty_database("journal")).value()); }},
        {.name = "PostgreSQL, tables that somebody else owns", .with = [](auto const& story) {
             auto const owner = PrivateServer::one().empty_database("kept_journal", "keeper");
             REQUIRE(PostgresStore::prepare(owner, "region"));
             story(*PostgresStore::open(PrivateServer::one().database("kept_journal")).value());
         }}};
}

std::vector<ShelfKind> shelf_kinds() {
    return {
        {.name = "PostgreSQL",
         .with = [](auto const& story
                 ) { story(open_postgres_key_shelf(PrivateServer::one().empty_database("keys")).value()); }},
        {.name = "PostgreSQL, tables that somebody else owns", .with = [](auto const& story) {
             auto const owner = PrivateServer::one().empty_database("kept_keys", "keeper");
             REQUIRE(prepare_postgres_key_shelf(owner, "region"));
             story(open_postgres_key_shelf(PrivateServer::one().database("kept_keys")).value());
         }}};
}

}  // namespace rondom::journal::kit
