#include "app/epoch.hpp"

#include <charconv>

#include <fmt/core.h>

namespace rondom::app {

namespace {

journal::RowKey epoch_key() { return {.collection = "region", .key = "epoch", .sort = {}}; }

}  // namespace

tl::expected<std::int64_t, journal::Trouble> seen_epoch(journal::Journal const& journal) {
    auto const row = journal.row(epoch_key());
    if (!row) { return tl::unexpected{row.error()}; }
    std::int64_t epoch = 0;
    if (!*row) { return epoch; }
    auto const& text = (*row)->content;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), epoch);
    if (read.ec != std::errc{}) { return tl::unexpected{journal::Trouble::damaged}; }
    return epoch;
}

tl::expected<void, std::string> enter_epoch(journal::Journal& journal, std::int64_t epoch) {
    auto const seen = seen_epoch(journal);
    if (!seen) { return tl::unexpected{std::string{"storage cannot be read: rondom verify"}}; }
    if (*seen > epoch) {
        return tl::unexpected{fmt::format(
            "this place has seen epoch {}, and is asked for {}: the region moved. Take the newest directory "
            "of "
            "regions",
            *seen,
            epoch
        )};
    }
    if (*seen == epoch) { return {}; }
    journal::Change change;
    change.put.push_back({.key = epoch_key(), .owner = {}, .content = std::to_string(epoch)});
    if (!journal.commit(change)) { return tl::unexpected{std::string{"storage does not take the epoch"}}; }
    return {};
}

}  // namespace rondom::app
