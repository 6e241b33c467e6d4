#include "journal/arrival.hpp"

#include <string_view>
#include <utility>
#include <vector>

#include "domain/id.hpp"

namespace rondom::journal {

namespace {

constexpr std::string_view marks = "region";
constexpr std::string_view arriving = "arriving";

tl::expected<Arrival, Trouble> begin(Store& store, std::string move, std::vector<RowKey> before) {
    Arrival arrival{
        .move = std::move(move),
        .mark = {.collection = std::string{marks}, .key = std::string{arriving}, .sort = random_text()}};
    Batch batch;
    batch.erase = before;
    batch.must_exist = std::move(before);
    batch.put.push_back({.key = arrival.mark, .owner = {}, .sealed = arrival.move});
    return store.commit(batch).map([&](Committed const& /*done*/) { return std::move(arrival); });
}

}  // namespace

bool is_arrival_mark(RowKey const& key) { return key.collection == marks && key.key == arriving; }

tl::expected<std::optional<Arrival>, Trouble> arrival_at(Store& store) {
    auto const found = store.rows({.collection = std::string{marks}, .key = std::string{arriving}});
    if (!found) { return tl::unexpected{found.error()}; }
    if (found->empty()) { return std::nullopt; }
    return Arrival{.move = found->front().sealed, .mark = found->front().key};
}

tl::expected<Arrival, Trouble> begin_arrival(Store& store) { return begin(store, random_text(), {}); }

tl::expected<Arrival, Trouble> begin_arrival(Store& store, Arrival const& before) {
    return begin(store, before.move, {before.mark});
}

tl::expected<void, Trouble> end_arrival(Store& store, Arrival const& arrival) {
    Batch batch;
    batch.erase.push_back(arrival.mark);
    batch.must_exist.push_back(arrival.mark);
    return store.commit(batch).map([](Committed const& /*done*/) {});
}

}  // namespace rondom::journal
