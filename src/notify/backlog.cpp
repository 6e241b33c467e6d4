#include "notify/backlog.hpp"

#include <algorithm>
#include <string_view>

#include "accounts/kept.hpp"
#include "notify/due.hpp"

namespace rondom::notify {

namespace {

/// Since when this one waits, if it should have gone.
std::optional<Moment> waiting_since(journal::Row const& row, Moment now) {
    auto const due = accounts::thing_of<Due>(row);
    if (due.tries > 0) { return due.since; }
    auto const at = parse_moment(std::string_view{row.key.sort}.substr(0, row.key.sort.find('/')));
    return at && *at <= now ? at : std::nullopt;
}

}  // namespace

tl::expected<Backlog, journal::Trouble> backlog(journal::Journal const& journal, Moment now) {
    Backlog all;
    // "waiting" is the front door: what nobody has looked at yet, by the moment at which it came.
    for (auto const* const queue : {"waiting", "codes", "texts", "mails"}) {
        auto const rows = accounts::all_rows(journal, {.collection = "outbox", .key = queue});
        if (!rows) { return tl::unexpected{rows.error()}; }
        for (auto const& row : *rows) {
            auto const since = waiting_since(row, now);
            if (!since) { continue; }
            ++all.waiting;
            all.oldest = std::min(all.oldest.value_or(*since), *since);
        }
    }
    return all;
}

}  // namespace rondom::notify
