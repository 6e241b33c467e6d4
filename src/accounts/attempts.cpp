#include "accounts/attempts.hpp"

#include <algorithm>
#include <array>

#include <arpa/inet.h>

#include "accounts/expiring.hpp"
#include "accounts/kept.hpp"

namespace rondom::accounts {

namespace {

using journal::Change;
using journal::RowKey;

constexpr std::string_view attempt_rows = "attempt";

std::chrono::seconds delay_after(std::size_t wrong, Limit const& limit) {
    std::chrono::seconds delay = limit.first_delay;
    for (auto more = limit.free; more < wrong && delay < limit.longest_delay; ++more) {
        delay *= 2;
    }
    return std::min<std::chrono::seconds>(delay, limit.longest_delay);
}

Moment moment_of_row(RowKey const& key) {
    return parse_moment(std::string_view{key.sort}.substr(0, key.sort.find('/'))).value_or(Moment{});
}

tl::unexpected<Obstacle> wait_for(std::chrono::seconds rest) {
    auto const minutes = std::chrono::ceil<std::chrono::minutes>(rest).count();
    return tl::unexpected{Obstacle{Refusal{{{&must_wait, {std::to_string(minutes)}}}}}};
}

}  // namespace

/// From when on a try is judged, as far as the others in this place go.
Asked<Moment> Attempts::free_from(Limited const& limited, Attempt const& own, Moment now) const {
    auto const rows = journal_.rows(
        {.collection = std::string{attempt_rows},
         .key = limited.place,
         .from = iso_text(now - limited.limit.remembered),
         .to = iso_text(now + clocks_differ),
         .latest_first = true}
    );
    if (!rows) { return tl::unexpected{rows.error()}; }
    std::size_t wrong = 0;
    Moment last{};
    for (auto const& row : *rows) {
        if (std::ranges::find(own.rows, row.key) != own.rows.end()) { continue; }
        if (wrong == 0) { last = moment_of_row(row.key); }
        ++wrong;
    }
    return wrong < limited.limit.free ? Moment{} : last + delay_after(wrong, limited.limit);
}

tl::expected<Attempt, Obstacle> Attempts::begin(std::vector<Limited> const& places, Moment now) {
    Attempt attempt;
    Change count;
    sweep(journal_, now, count);
    for (auto const& each : places) {
        RowKey const key{std::string{attempt_rows}, each.place, iso_text(now) + '/' + random_text()};
        put_until(count, {.key = key, .owner = each.place, .content = {}}, now + each.limit.remembered);
        attempt.rows.push_back(key);
    }
    if (auto const counted = journal_.commit(count); !counted) {
        return tl::unexpected{Obstacle{counted.error()}};
    }
    Moment judged_from{};
    for (auto const& each : places) {
        auto const free = free_from(each, attempt, now);
        if (!free) { return tl::unexpected{Obstacle{free.error()}}; }
        judged_from = std::max(judged_from, *free);
    }
    if (judged_from <= now) { return attempt; }
    // What is not judged does not count, or nobody who is locked out would ever get in again.
    if (auto const dropped = drop(attempt); !dropped) { return tl::unexpected{Obstacle{dropped.error()}}; }
    return wait_for(judged_from - now);
}

Asked<void> Attempts::drop(Attempt const& attempt) {
    Change change;
    take_back(attempt, change);
    auto const dropped = journal_.commit(change);
    if (!dropped) { return tl::unexpected{dropped.error()}; }
    return {};
}

void Attempts::take_back(Attempt const& attempt, Change& change) {
    change.erase.insert(change.erase.end(), attempt.rows.begin(), attempt.rows.end());
}

void Attempts::forget(std::string_view place, Change& change) {
    change.clear.push_back({.collection = std::string{attempt_rows}, .owner = std::string{place}});
}

std::string network_of(std::string_view peer) {
    std::string text{peer};
    constexpr std::size_t half = 8;
    std::array<char, 16> bytes{};
    if (::inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) { return text; }
    // ::ffff:a.b.c.d is an IPv4 address in the clothes of IPv6: every part counts.
    bool const mapped = std::all_of(bytes.begin(), bytes.begin() + 10, [](char each) { return each == 0; });
    return std::string{bytes.data(), mapped ? bytes.size() : half};
}

}  // namespace rondom::accounts
