#include "accounts/waiting.hpp"

#include "accounts/kept.hpp"

namespace rondom::accounts {

void put_waiting(journal::Change& change, Waiting const& waiting) {
    journal::RowKey const key{"outbox", "waiting", iso_text(waiting.at) + '/' + random_text()};
    change.put.push_back(row_of(key, waiting));
}

}  // namespace rondom::accounts
