#include "accounts/expiring.hpp"

#include "accounts/kept.hpp"

namespace rondom::accounts {

namespace {

constexpr std::size_t most_at_once = 64;

struct Place {
    std::string collection;
    std::string key;
    std::string sort;

    static constexpr auto fields() {
        return std::tuple{
            field("collection", &Place::collection), field("key", &Place::key), field("sort", &Place::sort)};
    }
};

}  // namespace

void put_until(journal::Change& change, journal::Row row, Moment until) {
    Place const place{.collection = row.key.collection, .key = row.key.key, .sort = row.key.sort};
    journal::RowKey const when{"expiring", "all", iso_text(until) + '/' + random_text()};
    change.put.push_back(std::move(row));
    change.put.push_back(row_of(when, place));
}

void sweep(journal::Journal const& journal, Moment now, journal::Change& change) {
    auto const over =
        journal.rows({.collection = "expiring", .key = "all", .to = iso_text(now), .limit = most_at_once});
    if (!over) { return; }  // later, then
    for (auto const& row : *over) {
        auto const place = thing_of<Place>(row);
        change.erase.push_back({place.collection, place.key, place.sort});
        change.erase.push_back(row.key);
    }
}

}  // namespace rondom::accounts
