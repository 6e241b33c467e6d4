#include "journal/store_kinds.hpp"

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
    return {{.name = "PostgreSQL", .with = [](auto const& story) {
                 story(*PostgresStore::open(PrivateServer::one().empty_database("journal")).value());
             }}};
}

std::vector<ShelfKind> shelf_kinds() {
    return {{.name = "PostgreSQL", .with = [](auto const& story) {
                 story(open_postgres_key_shelf(PrivateServer::one().empty_database("keys")).value());
             }}};
}

}  // namespace rondom::journal::kit
