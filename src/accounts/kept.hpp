#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/fields.hpp"
#include "journal/journal.hpp"

// Things with fields, as sealed rows of the journal.
namespace rondom::accounts {

template <HasFields T>
journal::Row row_of(journal::RowKey const& key, T const& object, std::string_view owner = {}) {
    return {.key = key, .owner = std::string{owner}, .content = to_json(object)};
}

template <HasFields T>
T thing_of(journal::Row const& row) {
    T object;
    json::parse(row.content, [&](json::Node root) { fill(object, root); });
    return object;
}

template <HasFields T>
tl::expected<std::optional<T>, journal::Trouble> kept(
    journal::Journal const& journal, journal::RowKey const& key
) {
    auto const row = journal.row(key);
    if (!row) { return tl::unexpected{row.error()}; }
    if (!*row) { return std::optional<T>{}; }
    return std::optional{thing_of<T>(**row)};
}

/// Every row of a collection and key, however many there are.
inline tl::expected<std::vector<journal::Row>, journal::Trouble> all_rows(
    journal::Journal const& journal, journal::Range range
) {
    std::vector<journal::Row> all;
    while (true) {
        auto page = journal.rows(range);
        if (!page) { return tl::unexpected{page.error()}; }
        bool const last = page->size() < range.limit;
        std::move(page->begin(), page->end(), std::back_inserter(all));
        if (last) { return all; }
        range.from = all.back().key.sort + '\x01';  // the first that can come after it
    }
}

template <HasFields T>
tl::expected<std::vector<T>, journal::Trouble> all_kept(
    journal::Journal const& journal, journal::Range range
) {
    auto const rows = all_rows(journal, std::move(range));
    if (!rows) { return tl::unexpected{rows.error()}; }
    std::vector<T> things;
    things.reserve(rows->size());
    for (auto const& row : *rows) {
        things.push_back(thing_of<T>(row));
    }
    return things;
}

}  // namespace rondom::accounts
