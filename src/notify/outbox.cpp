#include "notify/outbox.hpp"

#include "accounts/kept.hpp"
#include "notify/courier.hpp"
#include "notify/intake.hpp"

namespace rondom::notify {

using accounts::Channel;

namespace {

/// How long a server that does not answer is left alone. A code has five minutes.
constexpr std::chrono::seconds rest_of_mail{30};
constexpr std::chrono::seconds rest_of_texts{5};

}  // namespace

std::set<Channel> Outbox::resting(Moment now) {
    std::erase_if(resting_, [&](auto const& each) { return each.second <= now; });
    std::set<Channel> channels;
    for (auto const& each : resting_) {
        channels.insert(each.first);
    }
    return channels;
}

tl::expected<Round, journal::Trouble> Outbox::run_once(Moment now) {
    constexpr std::size_t most_codes = 100;
    constexpr std::size_t most_others = 20;
    auto const more = take_in(journal_, directory_, now);
    if (!more) { return tl::unexpected{more.error()}; }
    Courier courier{
        {.journal = journal_, .directory = directory_, .ways = ways_, .wording = wording_, .place = place_},
        resting(now),
        now};
    for (auto const queue : {Queue::codes, Queue::texts, Queue::mails}) {
        auto const done = courier.work(queue, queue == Queue::codes ? most_codes : most_others);
        if (!done) { return tl::unexpected{done.error()}; }
    }
    for (auto const channel : courier.down()) {
        resting_.try_emplace(channel, now + (channel == Channel::mail ? rest_of_mail : rest_of_texts));
    }
    auto round = courier.round();
    round.more = round.more || *more;
    return round;
}

tl::expected<std::vector<Status>, journal::Trouble> Outbox::statuses(std::size_t limit) const {
    auto const rows =
        journal_.rows({.collection = "outbox", .key = "status", .limit = limit, .latest_first = true});
    if (!rows) { return tl::unexpected{rows.error()}; }
    std::vector<Status> statuses;
    statuses.reserve(rows->size());
    for (auto const& row : *rows) {
        statuses.push_back(accounts::thing_of<Status>(row));
    }
    return statuses;
}

}  // namespace rondom::notify
