#include "accounts/credentials.hpp"

#include <charconv>

#include <fmt/core.h>

#include "accounts/kept.hpp"

namespace rondom::accounts {

journal::RowKey credentials_key(PersonId const& person) { return {"credentials", person.text(), {}}; }

journal::RowKey welcomed_key(PersonId const& person) { return {"welcomed", person.text(), {}}; }

journal::RowKey last_code_key(PersonId const& person, std::int64_t period) {
    return {"last-code", person.text(), fmt::format("{:020}", period)};
}

Asked<std::optional<LastCode>> last_code(journal::Journal const& journal, PersonId const& person) {
    auto const rows =
        journal.rows({.collection = "last-code", .key = person.text(), .limit = 1, .latest_first = true});
    if (!rows) { return tl::unexpected{rows.error()}; }
    if (rows->empty()) { return std::optional<LastCode>{}; }
    LastCode last{.key = rows->front().key};
    auto const& text = last.key.sort;
    std::from_chars(text.data(), text.data() + text.size(), last.period);
    return std::optional{std::move(last)};
}

void use_code(PersonId const& person, LastCode const& last, std::int64_t period, journal::Change& change) {
    change.must_exist.push_back(last.key);
    change.erase.push_back(last.key);
    change.put.push_back({.key = last_code_key(person, period), .owner = person.text(), .content = {}});
}

}  // namespace rondom::accounts
